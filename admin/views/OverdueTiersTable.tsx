import {
  Card,
  Link,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableRow,
  Tooltip,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Dash } from '../shared/Dash.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { OverdueTiersChange } from './OverdueTiersChange.tsx';
import { OverdueTiersLabel } from './OverdueTiersLabel.tsx';
import { OverdueTiersLink } from './OverdueTiersLink.tsx';
import { OverdueTiersShare } from './OverdueTiersShare.tsx';
import { allLoans, type Band, type Book } from './overdueTiersBook.ts';

interface Props {
  book: Book;
  compared_on: string;
  /** Rows open their loans; not for a past date, where the loans' own list shows another day. */
  linked: boolean;
}

const table = {
  '& td, & tbody th, & tfoot th': {
    fontSize: '0.9375rem',
    px: 1.5,
    py: 0.5,
    height: 44,
    fontVariantNumeric: 'tabular-nums',
  },
  '& thead th': { fontSize: '0.8125rem', px: 1.5, py: 1 },
  '& tfoot td, & tfoot th': { fontWeight: 600, color: 'text.primary', borderBottom: 0 },
} as const;

/** A row per tier. */
export const OverdueTiersTable = ({ book, compared_on, linked }: Props) => (
  <Card sx={{ overflowX: 'auto' }}>
    <Table sx={table}>
      <Head compared_on={compared_on} />
      <TableBody>
        {book.bands.map((band) => (
          <TierRow
            key={band.tier.id}
            band={band}
            among={book.tiers}
            linked={linked && band.tier.loans > 0}
          />
        ))}
      </TableBody>
      <TotalRow total={book.total} linked={linked} />
    </Table>
  </Card>
);

const Head = ({ compared_on }: { compared_on: string }) => {
  const translate = useTranslate();
  const change = (
    <TableCell align="right">
      <Tooltip title={translate('tiers.change_hint', { day: compared_on })}>
        <Link component={RouterLink} to={`/overdue_tiers?as_of=${compared_on}`} color="inherit">
          {translate('tiers.columns.change', { day: compared_on.slice(5) })}
        </Link>
      </Tooltip>
    </TableCell>
  );
  return (
    <TableHead>
      <TableRow>
        <TableCell>{translate('tiers.columns.tier')}</TableCell>
        <TableCell align="right">{translate('tiers.columns.loans')}</TableCell>
        {change}
        <TableCell align="right">{translate('tiers.columns.outstanding')}</TableCell>
        {change}
        <TableCell align="right">{translate('tiers.columns.overdue')}</TableCell>
        <TableCell sx={{ width: '19%' }}>{translate('tiers.columns.share')}</TableCell>
      </TableRow>
    </TableHead>
  );
};

interface RowProps {
  band: Band;
  among: Book['tiers'];
  linked: boolean;
}

const TierRow = ({ band, among, linked }: RowProps) => {
  const { tier, change } = band;
  return (
    <TableRow
      hover={linked}
      sx={{
        position: 'relative',
        cursor: linked ? 'pointer' : undefined,
        '&:focus-within': { backgroundColor: 'action.focus' },
      }}
    >
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        {linked ? <OverdueTiersLink tier={tier} /> : null}
        <OverdueTiersLabel tier={tier} among={among} />
      </TableCell>
      <TableCell align="right">
        {tier.loans > 0 ? tier.loans.toLocaleString('en-US') : <Dash />}
      </TableCell>
      <TableCell align="right">
        <OverdueTiersChange count={change?.loans} />
      </TableCell>
      <TableCell align="right">
        <Money minor={tier.outstanding_minor} />
      </TableCell>
      <TableCell align="right">
        <OverdueTiersChange minor={change?.outstanding_minor} />
      </TableCell>
      <TableCell align="right">
        <Money minor={tier.overdue_minor} />
      </TableCell>
      <TableCell>
        <OverdueTiersShare band={band} />
      </TableCell>
    </TableRow>
  );
};

const TotalRow = ({ total, linked }: { total: Book['total']; linked: boolean }) => {
  const translate = useTranslate();
  return (
    <TableFooter>
      <TableRow>
        <TableCell component="th" scope="row">
          {linked ? (
            <Link component={RouterLink} to={allLoans()} color="inherit">
              {translate('tiers.total')}
            </Link>
          ) : (
            translate('tiers.total')
          )}
        </TableCell>
        <TableCell align="right">{total.loans.toLocaleString('en-US')}</TableCell>
        <TableCell align="right">
          <OverdueTiersChange count={total.change?.loans} />
        </TableCell>
        <TableCell align="right">
          <Money minor={total.outstanding_minor} />
        </TableCell>
        <TableCell align="right">
          <OverdueTiersChange minor={total.change?.outstanding_minor} />
        </TableCell>
        <TableCell align="right">
          <Money minor={total.overdue_minor} />
        </TableCell>
        <TableCell />
      </TableRow>
    </TableFooter>
  );
};
