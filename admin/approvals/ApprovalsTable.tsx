import { Box, Checkbox, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import { onRowKey } from '../theme/rowKeys.ts';
import { useKindsText } from '../parts/restructures/useKindsText.ts';
import { formatRate } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useSession } from '../shared/session.ts';
import { TierChip } from '../shared/TierChip.tsx';
import type { Chosen } from './bulk.ts';
import { ChooseBox } from './ChooseBox.tsx';
import { Risks } from './Risks.tsx';

interface Props {
  rows: readonly ApprovalRow[];
  chosen: Chosen;
}

const FRAME = {
  '& td, & th': { px: 1, py: 0.5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& tbody td': { height: 52 },
} as const;

/** One request per row, the oldest first; `j k` move, Enter opens, `x` chooses. */
export const ApprovalsTable = ({ rows, chosen }: Props) => (
  <Box sx={{ overflowX: 'auto' }}>
    <Table size="small" sx={FRAME}>
      <Heads chosen={chosen} />
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} chosen={chosen} />
        ))}
      </TableBody>
    </Table>
  </Box>
);

const COLUMNS = [
  ['waiting', 'left'],
  ['borrower', 'left'],
  ['kinds', 'left'],
  ['tier', 'left'],
  ['owed', 'right'],
  ['waived', 'right'],
  ['after', 'right'],
  ['rate', 'right'],
  ['risks', 'left'],
] as const;

const Heads = ({ chosen }: Pick<Props, 'chosen'>) => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        {chosen.possible && (
          <TableCell padding="checkbox">
            <Checkbox
              size="small"
              disabled={chosen.choosable === 0}
              checked={chosen.isAll}
              indeterminate={chosen.rows.length > 0 && !chosen.isAll}
              onChange={chosen.isAll ? chosen.clear : chosen.chooseAll}
              slotProps={{
                input: {
                  'aria-label': translate('approvals.bulk.choose_all', {
                    smart_count: chosen.choosable,
                  }),
                },
              }}
              sx={{ p: 0.5 }}
            />
          </TableCell>
        )}
        {COLUMNS.map(([name, align]) => (
          <TableCell key={name} align={align}>
            {translate(`approvals.columns.${name}`)}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
};

const Row = ({ row, chosen }: { row: ApprovalRow; chosen: Chosen }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const kinds = useKindsText();
  const cause = useEnumLabel('distress_causes');
  const me = useSession()?.id;
  const focus = useCameFrom(row.id);
  const second = row.approvers_needed > 1;
  return (
    <TableRow
      ref={focus}
      hover
      tabIndex={0}
      data-key-row
      selected={chosen.has(row.id)}
      onClick={() => void navigate(`/restructures/${row.id}/show`)}
      onKeyDown={(event) => {
        if (event.key === 'x' && event.target === event.currentTarget) chosen.toggle(row);
        else onRowKey(event);
      }}
      sx={{ cursor: 'pointer' }}
    >
      {chosen.possible && (
        <TableCell
          padding="checkbox"
          onClick={(event) => event.stopPropagation()}
          sx={{ cursor: 'default' }}
        >
          <ChooseBox row={row} chosen={chosen} />
        </TableCell>
      )}
      <TableCell>
        <Two
          first={
            row.waiting_days === 0
              ? translate('app.distance.today')
              : translate('approvals.waiting', { smart_count: row.waiting_days })
          }
          second={row.requested_by === me ? translate('approvals.own') : row.requested_by_name}
        />
      </TableCell>
      <TableCell sx={{ maxWidth: 140 }} title={row.borrower_name}>
        <Two first={<b>{row.borrower_name}</b>} second={row.loan_no} />
      </TableCell>
      <TableCell sx={{ maxWidth: 150 }} title={kinds(row.kinds)}>
        <Two first={kinds(row.kinds)} second={cause(row.cause)} />
      </TableCell>
      <TableCell>
        <Two
          first={<TierChip tier={row.tier} short />}
          second={
            row.days_past_due > 0
              ? translate('approvals.days_past_due', { smart_count: row.days_past_due })
              : ''
          }
        />
      </TableCell>
      <TableCell align="right">
        <Money minor={row.owed_minor} />
      </TableCell>
      <TableCell align="right">
        <Money minor={row.waived_minor} strong />
      </TableCell>
      <TableCell align="right">
        <Two
          first={<Money minor={row.total_after_minor} />}
          second={translate('approvals.months', { smart_count: row.term_months })}
        />
      </TableCell>
      <TableCell align="right">
        <Two
          first={row.nominal_apr_bps === null ? '–' : formatRate(row.nominal_apr_bps)}
          second={row.within_cap ? '' : translate('approvals.over_cap')}
        />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal !important', minWidth: 160 }}>
        {second && (
          <Box sx={{ fontSize: '0.8125rem' }}>
            {translate(`approvals.${secondNeeded(row.first_approved_by, me)}`)}
          </Box>
        )}
        <Risks risks={row.risks} />
      </TableCell>
    </TableRow>
  );
};

const Two = ({ first, second }: { first: ReactNode; second: ReactNode }) => (
  <>
    <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{first}</Box>
    <Box
      sx={{
        color: 'text.secondary',
        fontSize: '0.8125rem',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      }}
    >
      {second}
    </Box>
  </>
);

/** The row one came back from has the focus. */
function useCameFrom(id: number) {
  const row = useRef<HTMLTableRowElement>(null);
  const { state } = useLocation() as { state: unknown };
  const here = typeof state === 'object' && state !== null && 'row' in state && state.row === id;
  useEffect(() => {
    if (here) row.current?.focus();
  }, [here]);
  return row;
}

/** How many approvals a request that needs two still waits for, as the end of a translation key. */
function secondNeeded(first: number | null, me: number | undefined): string {
  if (first === null) return 'two_needed';
  return first === me ? 'one_yours' : 'one_of_two';
}
