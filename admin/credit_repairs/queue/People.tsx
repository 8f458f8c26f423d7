import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import type { RepairWorkload } from '../../../server/contract/resources/repairReport.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Day } from '../../shared/DayField.tsx';
import { useSession } from '../../shared/session.ts';
import { OPEN, requestsOf } from '../../parts/repairs/addresses.ts';

const FRAME = {
  '& td, & th': { px: 1, py: 0.25, height: 28, fontVariantNumeric: 'tabular-nums' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
} as const;

/**
 * The requests each person has in hand, and the next one due; a row leads to just that person's.
 */
export function People({ people }: Pick<RepairWorkload, 'people'>) {
  const translate = useTranslate();
  return (
    <Box
      component="section"
      aria-label={translate('credit_repairs.people.title')}
      sx={{ minWidth: 0, overflowX: 'auto' }}
    >
      <Typography
        component="h2"
        variant="subtitle2"
        color="text.secondary"
        sx={{ mb: 0.25, px: 1 }}
      >
        {translate('credit_repairs.people.title')}
      </Typography>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            {(['who', 'open', 'overdue', 'next', 'answered'] as const).map((name) => (
              <TableCell key={name} align={name === 'who' || name === 'next' ? 'left' : 'right'}>
                {translate(`credit_repairs.people.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <Person key={person.user_id} person={person} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Person({ person }: { person: RepairWorkload['people'][number] }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const me = useSession()?.id;
  const filtered = new URLSearchParams(useLocation().search).get('filter') ?? '';
  const rows = requestsOf({ status: [...OPEN], assignee_id: person.user_id });
  return (
    <TableRow
      hover
      selected={filtered.includes(`"assignee_id":${person.user_id}`)}
      title={translate('credit_repairs.people.see', { name: person.full_name })}
      onClick={() => void navigate(rows)}
      sx={{ cursor: 'pointer' }}
    >
      <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: person.user_id === me ? 600 : 400 }}>
        <Link
          to={rows}
          onClick={(event) => event.stopPropagation()}
          style={{ color: 'inherit', textDecoration: 'none' }}
        >
          {person.full_name}
        </Link>
      </TableCell>
      <TableCell align="right">{person.open || <Dash />}</TableCell>
      <TableCell
        align="right"
        sx={person.overdue > 0 ? { color: 'error.main', fontWeight: 600 } : undefined}
      >
        {person.overdue || <Dash />}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Day on={person.next_due_on} />
      </TableCell>
      <TableCell align="right">{person.answered_30_days || <Dash />}</TableCell>
    </TableRow>
  );
}
