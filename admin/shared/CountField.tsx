import { type FieldProps, useFieldValue } from 'react-admin';
import { Dash } from './Dash.tsx';

/** A count or a number of days; none is a quiet dash. */
export const CountField = (props: FieldProps) => {
  const value = useFieldValue<Record<string, unknown>>(props) as unknown;
  return typeof value === 'number' && value !== 0 ? (
    <span className="figures">{value.toLocaleString('en-US')}</span>
  ) : (
    <Dash />
  );
};
