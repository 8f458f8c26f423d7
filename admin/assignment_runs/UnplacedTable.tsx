import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { UnplacedPerson } from '../../server/contract/resources/assignments.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Money } from '../shared/MoneyField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { UserName } from '../shared/UserName.tsx';

const CELLS = { '& td, & th': { px: 1 }, '& td': { height: 36, whiteSpace: 'nowrap' } } as const;
const FIRST = 20;

/** Whom nobody may take, and why; they stay where they are. */
export function UnplacedTable({
  unplaced,
  total,
}: {
  unplaced: readonly UnplacedPerson[];
  total: number;
}) {
  const translate = useTranslate();
  const shown = unplaced.slice(0, FIRST);
  const title = translate('assignment.unplaced', { smart_count: total });
  return (
    <Box component="section" aria-label={title}>
      <Typography component="h3" variant="subtitle2">
        {title}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {translate('assignment.unplaced_hint')}
      </Typography>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" sx={CELLS}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('assignment.borrower')}</TableCell>
              <TableCell>{translate('assignment.unplaced_holder')}</TableCell>
              <TableCell>{translate('assignment.why')}</TableCell>
              <TableCell align="right">{translate('assignment.overdue')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((person) => (
              <UnplacedRow key={person.person_id} person={person} />
            ))}
          </TableBody>
        </Table>
      </Box>
      {total > shown.length && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {translate('assignment.unplaced_more', { smart_count: total - shown.length })}
        </Typography>
      )}
    </Box>
  );
}

function UnplacedRow({ person }: { person: UnplacedPerson }) {
  const translate = useTranslate();
  const why = useEnumLabel('unplaced_reasons');
  const rule = person.rule === null ? '' : ` · ${person.rule}`;
  return (
    <RecordContextProvider value={{ ...person, id: person.person_id }}>
      <TableRow hover>
        <TableCell>
          <NamedLink to={`/borrowers/${person.borrower_id}/show`}>{person.borrower_name}</NamedLink>
        </TableCell>
        <TableCell>
          {person.holder === null ? translate('assignment.nobody') : <UserName source="holder" />}
        </TableCell>
        <TableCell>{`${why(person.why)}${rule}`}</TableCell>
        <TableCell align="right">
          <Money minor={person.overdue_minor} />
        </TableCell>
      </TableRow>
    </RecordContextProvider>
  );
}
