import { type FieldProps, useFieldValue } from 'react-admin';
import { Dash } from './Dash.tsx';
import { formatRate } from './format.ts';

/** Basis points a year as percent. */
export const RateField = (props: FieldProps) => {
  const value = useFieldValue<Record<string, unknown>>(props) as unknown;
  return typeof value === 'number' ? (
    <span className="figures">{formatRate(value)}</span>
  ) : (
    <Dash />
  );
};
