import { Box } from '@mui/material';
import { type FieldProps, useFieldValue } from 'react-admin';
import { Dash } from './Dash.tsx';
import { type EnumName, useEnumLabel } from './enums.ts';
import { toneOf } from './tones.ts';

type Props = Omit<FieldProps, 'source'> & { of: EnumName; source?: string; value?: string | null };

/**
 * A state in words behind a small mark. The mark repeats what the words say, it never says more.
 * Give `source`, or the `value` itself.
 */
export const StatusChip = ({ of, value: given, source = '', ...props }: Props) => {
  const field = useFieldValue<Record<string, unknown>>({ ...props, source }) as unknown;
  const value = given === undefined ? field : given;
  const label = useEnumLabel(of);
  if (typeof value !== 'string' || value === '') return <Dash />;
  const tone = toneOf(of, value);
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 8,
          height: 8,
          borderRadius: '50%',
          flexShrink: 0,
          border: '1.5px solid',
          borderColor: tone === 'quiet' ? 'text.disabled' : `${tone}.main`,
          backgroundColor: tone === 'quiet' ? 'transparent' : `${tone}.main`,
        }}
      />
      {label(value)}
    </Box>
  );
};
