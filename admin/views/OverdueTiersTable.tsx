import { Box, Card, Table, TableBody, TableCell, TableFooter, TableHead, TableRow, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Dash } from '../shared/Dash.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { OverdueTiersChange } from './OverdueTiersChange.tsx';
import { OverdueTiersLabel } from './OverdueTiersLabel.tsx';
import { OverdueTiersShare } from './OverdueTiersShare.tsx';
import { type Band, type Book, loansOfTier } from './overdueTiersBook.ts';

interface Props {
  book: Book;
  compared_on: string;
  /** Rows open their loans; not for a past date, where the loans' own list shows another day. */
  linked: boolean;
}

/** A row per tier. */
export const OverdueTiersTable = ({ book, compared_on, linked }: Props) => {
  const translate = useTranslate();
  return (
    <Card>
      <Table sx={{ '& td, & th': { fontSize: '0.9375rem', py: 1, fontVariantNumeric: 'tabular-nums' }, '& thead th': { fontSize: '0.8125rem' }, '& tfoot td, & tfoot th': { fontWeight: 600, color: 'text.primary', borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('tiers.columns.tier')}</TableCell>
            <TableCell align="right">{translate('tiers.columns.loans')}</TableCell>
            <TableCell align="right">{translate('tiers.columns.outstanding')}</TableCell>
            <TableCell align="right">{translate('tiers.columns.overdue')}</TableCell>
            <TableCell sx={{ width: '20%' }}>{translate('tiers.columns.share')}</TableCell>
            <TableCell align="right">
              <Tooltip title={translate('tiers.change_hint', { day: compared_on })}>
                <span>{translate('tiers.columns.change')}</span>
              </Tooltip>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {book.bands.map((band) => (
            <TierRow key={band.tier.id} band={band} linked={linked && band.tier.loans > 0} />
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableCell component="th" scope="row">
              {translate('tiers.total')}
            </TableCell>
            <TableCell align="right">{book.total.loans.toLocaleString('en-US')}</TableCell>
            <TableCell align="right">
              <Money minor={book.total.outstanding_minor} />
            </TableCell>
            <TableCell align="right">
              <Money minor={book.total.overdue_minor} />
            </TableCell>
            <TableCell />
            <TableCell align="right">
              <OverdueTiersChange change={book.total.change} />
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </Card>
  );
};

const TierRow = ({ band, linked }: { band: Band; linked: boolean }) => {
  const { tier } = band;
  return (
    <TableRow hover={linked} sx={{ position: 'relative', cursor: linked ? 'pointer' : undefined, '&:focus-within': { backgroundColor: 'action.focus' } }}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        {linked ? <RowLink band={band} /> : null}
        <OverdueTiersLabel tier={tier} />
      </TableCell>
      <TableCell align="right">{tier.loans > 0 ? tier.loans.toLocaleString('en-US') : <Dash />}</TableCell>
      <TableCell align="right">
        <Money minor={tier.outstanding_minor} />
      </TableCell>
      <TableCell align="right">
        <Money minor={tier.overdue_minor} />
      </TableCell>
      <TableCell>
        <OverdueTiersShare band={band} />
      </TableCell>
      <TableCell align="right">
        <OverdueTiersChange change={band.change} />
      </TableCell>
    </TableRow>
  );
};

/** One link over the whole row: a click on any of its amounts leads to the loans behind them. */
export const RowLink = ({ band: { tier } }: { band: Band }) => {
  const translate = useTranslate();
  return <Box component={Link} to={loansOfTier(tier.id)} aria-label={translate('tiers.open', { tier: tier.id, loans: tier.loans })} sx={{ position: 'absolute', inset: 0, '&:focus-visible': { outlineOffset: -2 } }} />;
};
