import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import { DaysLeft } from '../shared/DaysLeft.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { CaseOf } from './DeadlineTable.tsx';
import { placeOfDeadline } from '../parts/legal/placeOfDeadline.ts';

const SPREAD = {
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'baseline',
  gap: 1,
} as const;

/** The list on a phone. */
export function DeadlineCards({ rows }: { rows: readonly LegalDeadline[] }) {
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {rows.map((row) => (
        <li key={row.id}>
          <DeadlineCard row={row} />
        </li>
      ))}
    </Box>
  );
}

/** `dayKnown`: under a heading that says the day. */
export function DeadlineCard({
  row,
  dayKnown = false,
}: {
  row: LegalDeadline;
  dayKnown?: boolean;
}) {
  const kind = useEnumLabel('deadline_kinds');
  return (
    <Box
      component={Link}
      to={placeOfDeadline(row)}
      className="figures"
      sx={{
        display: 'block',
        px: 2,
        py: 1,
        color: 'inherit',
        textDecoration: 'none',
        fontSize: '0.875rem',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Box sx={SPREAD}>
        <span>
          {!dayKnown && `${row.on} `}
          <b>{kind(row.kind)}</b>
        </span>
        <DaysLeft days={row.days_left} />
      </Box>
      <Box sx={SPREAD}>
        <span>{row.borrower_name}</span>
        <span>{formatMoney(row.outstanding_minor)}</span>
      </Box>
      <Box sx={{ ...SPREAD, color: 'text.secondary', fontSize: '0.8125rem' }}>
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {[row.detail, row.ends_on].filter(Boolean).join(' – ') || row.loan_no}
        </Box>
        <CaseOf row={row} />
      </Box>
    </Box>
  );
}
