import { TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PlanRow } from '../../../server/contract/resources/restructures.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Money } from '../../shared/MoneyField.tsx';
import { stillDue, type PlanColumn, type PlanPair } from './planRows.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

interface Props {
  pair: PlanPair;
  columns: { before: readonly PlanColumn[]; after: readonly PlanColumn[] };
}

/**
 * A month of both plans. A row that stays is quiet on both sides; a new amount or day is marked on
 * the right.
 */
export function PlanCells({ pair: { before, after }, columns }: Props) {
  const kept = Boolean(after?.kept);
  return (
    <TableRow sx={kept ? { '& td': { color: 'text.secondary' } } : undefined}>
      <Side row={before} columns={columns.before} first={false} />
      <Side row={after} columns={columns.after} first against={before} />
    </TableRow>
  );
}

function Side({
  row,
  columns,
  first,
  against,
}: {
  row: PlanRow | undefined;
  columns: readonly PlanColumn[];
  first: boolean;
  against?: PlanRow | undefined;
}) {
  const translate = useTranslate();
  const edge = first ? 'of-after-first' : '';
  if (!row) {
    return (
      <>
        <TableCell className={`roomy ${edge}`} />
        <TableCell className={first ? 'due-after' : undefined} />
        {columns.map(({ name }) => (
          <TableCell key={name} className="roomy" />
        ))}
        <TableCell align="right">
          <Dash />
        </TableCell>
      </>
    );
  }
  const fresh = first && !row.kept;
  const marked = (differs: boolean) => (fresh && differs ? MARK : undefined);
  const paid = stillDue(row) === 0;
  return (
    <>
      <TableCell className={`roomy ${edge}`}>{row.sequence}</TableCell>
      <TableCell
        className={first ? 'figures due-after' : 'figures'}
        sx={marked(against !== undefined && against.due_on !== row.due_on)}
      >
        {row.due_on}
      </TableCell>
      {columns.map(({ name, of }) => (
        <TableCell key={name} className="roomy" align="right">
          <Money minor={of(row)} />
        </TableCell>
      ))}
      <TableCell
        align="right"
        sx={marked(against === undefined || stillDue(against) !== stillDue(row))}
      >
        {paid ? translate('restructures.plan.is_paid') : <Money minor={stillDue(row)} />}
      </TableCell>
    </>
  );
}
