import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { AssignmentMove, PreviewedMove } from '../../server/contract/resources/assignments.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Money } from '../shared/MoneyField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';

const CELLS = { '& td, & th': { px: 1 }, '& td': { height: 36, whiteSpace: 'nowrap' } } as const;
/** So many rows are shown before one asks for the others that came. */
const FIRST = 20;
const COLUMNS = ['borrower', 'loan', 'from', 'to', 'why'] as const;

/** A move as a preview or a kept run tells it. */
type Shown = PreviewedMove & Partial<Pick<AssignmentMove, 'id' | 'outcome'>>;

interface Props {
  moves: readonly Shown[];
  /** Moves in all, of which these are the first. */
  total: number;
  /** A page of a longer list: all of it is shown. */
  paged?: boolean;
}

/** Which loan goes from whom to whom, by which rule and why; the most overdue first. */
export function MovesTable({ moves, total, paged = false }: Props) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const undone = moves.some(({ outcome = 'moved' }) => outcome !== 'moved');
  const shown = all || paged ? moves : moves.slice(0, FIRST);
  return (
    <Box component="section" aria-label={translate('assignment.all_moves')}>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" sx={CELLS}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((name) => (
                <TableCell key={name}>{translate(`assignment.${name}`)}</TableCell>
              ))}
              <TableCell align="right">{translate('assignment.overdue')}</TableCell>
              {undone && (
                <TableCell>{translate('resources.assignment_moves.fields.outcome')}</TableCell>
              )}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((move) => (
              <MoveRow key={move.loan_id} move={move} undone={undone} />
            ))}
          </TableBody>
        </Table>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.5 }}>
        {shown.length < moves.length && (
          <Button onClick={() => setAll(true)} sx={{ ml: -1.5 }}>
            {translate('assignment.more', { smart_count: moves.length - FIRST })}
          </Button>
        )}
        {total > moves.length && (
          <Typography variant="body2" color="text.secondary">
            {translate('assignment.shown', {
              shown: moves.length.toLocaleString('en-US'),
              total: total.toLocaleString('en-US'),
            })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

function MoveRow({ move, undone }: { move: Shown; undone: boolean }) {
  const translate = useTranslate();
  const why = useEnumLabel('move_reasons');
  const rule = move.rule === null ? '' : ` · ${move.rule}`;
  return (
    <RecordContextProvider value={{ ...move, id: move.loan_id }}>
      <TableRow hover>
        <TableCell>
          <NamedLink to={`/borrowers/${move.borrower_id}/show`}>{move.borrower_name}</NamedLink>
        </TableCell>
        <TableCell>
          <NamedLink to={`/loans/${move.loan_id}/show`} figures>
            {move.loan_no}
          </NamedLink>
        </TableCell>
        <TableCell sx={{ color: move.from === null ? 'text.secondary' : undefined }}>
          {move.from === null ? translate('assignment.nobody') : <UserName source="from" />}
        </TableCell>
        <TableCell>
          <UserName source="to" />
        </TableCell>
        <TableCell>{`${why(move.why)}${rule}`}</TableCell>
        <TableCell align="right">
          <Money minor={move.overdue_minor} />
        </TableCell>
        {undone && (
          <TableCell>
            <StatusChip source="outcome" of="move_outcomes" />
          </TableCell>
        )}
      </TableRow>
    </RecordContextProvider>
  );
}
