import { type FieldProps, useFieldValue } from 'react-admin';
import { Dash } from './Dash.tsx';
import { type EnumName, useEnumLabel } from './enums.ts';

/** A value of a closed vocabulary, in words. */
export const EnumField = ({ of, ...props }: FieldProps & { of: EnumName }) => {
  const value = useFieldValue<Record<string, unknown>>(props) as unknown;
  const label = useEnumLabel(of);
  return typeof value === 'string' && value !== '' ? <span>{label(value)}</span> : <Dash />;
};
