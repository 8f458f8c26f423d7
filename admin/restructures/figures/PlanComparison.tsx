import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { PlanCells } from './PlanCells.tsx';
import { comparePlans, columnsOf, outsideOf, type PlanColumn } from './planRows.ts';

/**
 * The width from which a row shows what it is made of; in a narrower place it is its date and its
 * total.
 */
const ROOMY = '@container (min-width: 860px)';

const FRAME = {
  containerType: 'inline-size',
  position: 'relative',
  maxHeight: 'var(--plan-height, 440px)',
  overflow: 'auto',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  '& td, & th': { whiteSpace: 'nowrap', px: 0.75, height: 32, py: 0 },
  // The second row of heads sticks below the first.
  '& thead tr:nth-of-type(2) th': { top: 32 },
  '& .of-after-first, & .due-after': { borderLeft: 1, borderLeftColor: 'divider' },
  '& .roomy': { display: 'none' },
  '@container (max-width: 420px)': { '& td, & th': { px: 0.5, fontSize: '0.8125rem' } },
  [ROOMY]: {
    '& .roomy': { display: 'table-cell' },
    '& .narrow': { display: 'none' },
    '& .due-after': { borderLeft: 0 },
  },
} as const;

/**
 * The schedule in force and the new one side by side, month by month; what differs is marked, what
 * is paid stays out of the way.
 */
export function PlanComparison({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const { before, after, total_before_minor, total_after_minor } = figures;
  const { paid, pairs } = useMemo(() => comparePlans({ before, after }), [before, after]);
  const [open, setOpen] = useState(false);
  const columns = useMemo(
    () => ({ before: columnsOf(before.installments), after: columnsOf(after.installments) }),
    [before, after],
  );
  const width = columns.before.length + columns.after.length + 6;
  const outside = {
    before: outsideOf(before.installments, total_before_minor),
    after: outsideOf(after.installments, total_after_minor),
  };
  return (
    <Box
      component="section"
      tabIndex={0}
      aria-label={translate('restructures.plan.title')}
      sx={FRAME}
    >
      <Table size="small" stickyHeader>
        <Heads columns={columns} />
        <TableBody>
          {paid.length > 0 && (
            <TableRow>
              {(['narrow', 'roomy'] as const).map((name) => (
                <TableCell
                  key={name}
                  className={name}
                  colSpan={name === 'narrow' ? 4 : width}
                  sx={{ color: 'text.secondary' }}
                >
                  {translate('restructures.plan.paid', { smart_count: paid.length })}
                  <Button
                    sx={{ ml: 1, minHeight: 24, py: 0 }}
                    aria-expanded={open}
                    onClick={() => setOpen(!open)}
                  >
                    {translate(open ? 'restructures.plan.hide' : 'restructures.plan.show')}
                  </Button>
                </TableCell>
              ))}
            </TableRow>
          )}
          {open &&
            paid.map((row) => (
              <PlanCells
                key={`paid-${row.sequence}`}
                pair={{ key: '', before: row, after: row }}
                columns={columns}
              />
            ))}
          {pairs.map((pair) => (
            <PlanCells key={pair.key} pair={pair} columns={columns} />
          ))}
        </TableBody>
        <TableFooter
          sx={{
            '& td': { color: 'text.primary', fontSize: 'inherit', bgcolor: 'background.paper' },
            '& tr:last-of-type td': {
              position: 'sticky',
              bottom: 0,
              borderBottom: 0,
              borderTop: 1,
              borderTopColor: 'divider',
            },
          }}
        >
          {outside.before !== 0 || outside.after !== 0 ? (
            <Sum
              labelKey="restructures.plan.outside"
              before={outside.before}
              after={outside.after}
              columns={columns}
              quiet
            />
          ) : null}
          <Sum
            labelKey="restructures.plan.total"
            before={total_before_minor}
            after={total_after_minor}
            columns={columns}
          />
        </TableFooter>
      </Table>
    </Box>
  );
}

interface BothColumns {
  columns: { before: readonly PlanColumn[]; after: readonly PlanColumn[] };
}

function Heads({ columns }: BothColumns) {
  const translate = useTranslate();
  const sides = ['before', 'after'] as const;
  return (
    <TableHead>
      <TableRow>
        {sides.flatMap((side) =>
          (['narrow', 'roomy'] as const).map((name) => (
            <TableCell
              key={`${side}-${name}`}
              className={side === 'after' ? `${name} of-after-first` : name}
              colSpan={name === 'narrow' ? 2 : columns[side].length + 3}
              sx={{ color: 'text.primary', fontWeight: 600 }}
            >
              {translate(`restructures.plan.${side}`)}
            </TableCell>
          )),
        )}
      </TableRow>
      <TableRow>
        {sides.flatMap((side) => [
          <TableCell
            key={`${side}-no`}
            className={side === 'after' ? 'roomy of-after-first' : 'roomy'}
          >
            {translate('restructures.plan.no')}
          </TableCell>,
          <TableCell key={`${side}-due`} className={side === 'after' ? 'due-after' : undefined}>
            {translate('resources.installments.fields.due_on')}
          </TableCell>,
          ...columns[side].map(({ name }) => (
            <TableCell key={`${side}-${name}`} className="roomy" align="right">
              {translate(`restructures.plan.columns.${name}`)}
            </TableCell>
          )),
          <TableCell key={`${side}-due-minor`} align="right">
            {translate('restructures.plan.still_due')}
          </TableCell>,
        ])}
      </TableRow>
    </TableHead>
  );
}

function Sum({
  labelKey,
  before,
  after,
  columns,
  quiet = false,
}: BothColumns & { labelKey: string; before: number; after: number; quiet?: boolean }) {
  const translate = useTranslate();
  const label = (
    <Typography
      component="span"
      variant="inherit"
      sx={quiet ? { color: 'text.secondary' } : { fontWeight: 600 }}
    >
      {translate(labelKey)}
    </Typography>
  );
  return (
    <TableRow>
      <TableCell className="narrow">{label}</TableCell>
      <TableCell className="roomy" colSpan={columns.before.length + 2}>
        {label}
      </TableCell>
      <TableCell align="right">
        <Money minor={before} strong={!quiet} />
      </TableCell>
      <TableCell className="narrow of-after-first" />
      <TableCell className="roomy of-after-first" colSpan={columns.after.length + 2} />
      <TableCell align="right">
        <Money minor={after} strong={!quiet} />
      </TableCell>
    </TableRow>
  );
}
