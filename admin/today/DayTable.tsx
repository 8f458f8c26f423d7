import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { tierOf } from '../../server/domain/ledger/delinquency.ts';
import { Money } from '../shared/MoneyField.tsx';
import { useTierBands } from '../shared/tiers.ts';
import { TierChip } from '../shared/TierChip.tsx';
import { onRowKey } from '../theme/rowKeys.ts';
import { placeOf, useDayFlow } from './dayFlow.ts';
import { LastContact } from './LastContact.tsx';
import { Moment } from './Moment.tsx';
import { Peek } from './Peek.tsx';

export interface RowsProps {
  rows: readonly WorklistRow[];
  /** The ways to the pages beside this one, where there are any. */
  onTurn: { next: (() => void) | undefined; previous: (() => void) | undefined };
  /** The person whose figures are open below their row. */
  peeked: number | null;
  onPeek: (id: number | null) => void;
  /** Left out where another's day is looked at. */
  onSnooze?: ((row: WorklistRow) => void) | undefined;
  onDone?: ((row: WorklistRow) => void) | undefined;
}

const FRAME = {
  '& td, & th': { px: 1.5, py: 0.5 },
  '& tbody tr[data-key-row] td': { height: 48 },
} as const;
const COLUMNS = [
  ['person', 'left'],
  ['due', 'right'],
  ['why', 'left'],
  ['last', 'left'],
  ['moment', 'left'],
] as const;

/** One person a row, in order: j k move, Enter opens, space looks, z puts off, d is done. */
export function DayTable(props: RowsProps) {
  const translate = useTranslate();
  const { body, onEdge } = useTurning(props);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(([name, align]) => (
              <TableCell key={name} align={align}>
                {translate(`today.columns.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody ref={body}>
          {props.rows.map((row) => (
            <PersonRow key={row.id} row={row} onEdge={onEdge} {...props} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

type Edge = (event: KeyboardEvent<HTMLTableRowElement>, row: WorklistRow) => boolean;

/** j on the last row leads to the first of the next page, k on the first to the last before it. */
function useTurning({ rows, onTurn }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const turned = useRef<'next' | 'previous' | null>(null);
  const onEdge: Edge = (event, row) => {
    const way = event.ctrlKey || event.metaKey || event.altKey ? undefined : WAYS[event.key];
    const edge = way === 'next' ? rows.at(-1) : rows[0];
    const turn = way && edge?.id === row.id ? onTurn[way] : undefined;
    if (way === undefined || turn === undefined) return false;
    event.preventDefault();
    turned.current = way;
    turn();
    return true;
  };
  const [first] = rows;
  useEffect(() => {
    if (turned.current === null) return;
    const all = body.current?.querySelectorAll<HTMLElement>('tr[data-key-row]') ?? [];
    [...all].at(turned.current === 'next' ? 0 : -1)?.focus();
    turned.current = null;
  }, [first?.id]);
  return { body, onEdge };
}

const WAYS: Readonly<Record<string, 'next' | 'previous'>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
};

function PersonRow({
  row,
  peeked,
  onPeek,
  onSnooze,
  onDone,
  onEdge,
}: RowsProps & { row: WorklistRow; onEdge: Edge }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const focus = useCameFrom(row.id);
  const open = peeked === row.id;
  const keys: Record<string, (() => void) | undefined> = {
    ' ': () => onPeek(open ? null : row.id),
    Escape: open ? () => onPeek(null) : undefined,
    z: onSnooze && (() => onSnooze(row)),
    d: onDone && (() => onDone(row)),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const own = event.target === event.currentTarget;
    const act = own ? keys[event.key] : undefined;
    if (act === undefined) return own && onEdge(event, row) ? undefined : onRowKey(event);
    event.preventDefault();
    act();
  };
  return (
    <>
      <TableRow
        ref={focus}
        hover
        tabIndex={0}
        data-key-row
        selected={open}
        onClick={() => void navigate(placeOf(row))}
        onKeyDown={onKeyDown}
        sx={{ cursor: 'pointer' }}
      >
        <TableCell sx={{ maxWidth: 200 }}>
          <Two
            first={<b title={row.borrower_name}>{row.borrower_name}</b>}
            second={translate('today.loans', { smart_count: row.loans_count })}
          />
        </TableCell>
        <TableCell align="right" className="figures" sx={{ whiteSpace: 'nowrap' }}>
          <Money minor={row.due_now_minor} strong />
        </TableCell>
        <TableCell sx={{ minWidth: 260 }}>
          <Why row={row} />
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <LastContact contact={row.last_contact} />
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <Moment row={row} />
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={COLUMNS.length} sx={{ bgcolor: 'action.hover', p: 0 }}>
            <Peek row={row} onSnooze={onSnooze} onDone={onDone} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/** Why it is this person's turn, with the tier that the delay makes. */
function Why({ row }: { row: WorklistRow }) {
  const bands = useTierBands();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {row.days_past_due > 0 && <TierChip tier={tierOf(row.days_past_due, bands)} short />}
      <span>{row.reason}</span>
    </Box>
  );
}

const Two = ({ first, second }: { first: ReactNode; second: ReactNode }) => (
  <>
    <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{first}</Box>
    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{second}</Box>
  </>
);

/** The row one came back from has the focus. */
function useCameFrom(id: number) {
  const row = useRef<HTMLTableRowElement>(null);
  const here = useDayFlow()?.row?.id === id;
  useEffect(() => {
    if (here) row.current?.focus();
  }, [here]);
  return row;
}
