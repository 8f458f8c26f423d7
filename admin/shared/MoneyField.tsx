import { Box } from '@mui/material';
import { type FieldProps, useFieldValue } from 'react-admin';
import { Dash } from './Dash.tsx';
import { formatMoney } from './format.ts';

/**
 * Fen as yuan, tabular figures; nothing and zero are a quiet dash. The currency stands in the
 * column head, not here.
 */
export const MoneyField = (props: FieldProps & { strong?: boolean }) => {
  const value = useFieldValue<Record<string, unknown>>(props);
  return <Money minor={typeof value === 'number' ? value : null} strong={props.strong} />;
};

/** The same for an amount that is in no record. */
export const Money = ({
  minor,
  strong = false,
}: {
  minor: number | null | undefined;
  strong?: boolean;
}) =>
  minor ? (
    <Box component="span" className="figures" sx={strong ? { fontWeight: 600 } : undefined}>
      {formatMoney(minor)}
    </Box>
  ) : (
    <Dash />
  );
