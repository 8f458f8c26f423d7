import { type FieldProps, useFieldValue } from 'react-admin';
import { TierChip } from './TierChip.tsx';

/** The tier of the record in context, as a row of a list says it. */
export const TierField = ({ source = 'tier', ...props }: Partial<FieldProps>) => {
  const tier = useFieldValue<Record<string, unknown>>({ ...props, source }) as unknown;
  return <TierChip tier={typeof tier === 'string' ? tier : null} quiet />;
};
