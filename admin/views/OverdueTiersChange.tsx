import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Dash } from '../shared/Dash.tsx';
import { formatMoney } from '../shared/format.ts';
import type { Band } from './overdueTiersBook.ts';

const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** What moved since the last month end: yuan, and loans beneath. Neither good nor bad by colour: a tier grows for many reasons. */
export const OverdueTiersChange = ({ change }: { change: Band['change'] }) => {
  const translate = useTranslate();
  if (!change || (change.outstanding_minor === 0 && change.loans === 0)) return <Dash />;
  const loans = change.loans < 0 ? `−${Math.abs(change.loans)}` : `+${change.loans}`;
  return (
    <>
      <span className="figures">{signed(change.outstanding_minor, formatMoney(change.outstanding_minor))}</span>
      {change.loans === 0 ? null : (
        <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' }}>
          {translate('tiers.loans_change', { change: loans, smart_count: Math.abs(change.loans) })}
        </Box>
      )}
    </>
  );
};
