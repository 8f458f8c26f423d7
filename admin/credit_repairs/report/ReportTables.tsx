import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairReport } from '../../../server/contract/resources/creditRepairs.ts';
import { Count } from '../../review/report/Count.tsx';
import type { Period } from '../../review/report/usePeriod.ts';
import { Dash } from '../../shared/Dash.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { monthIn, receivedIn } from './rows.ts';

type Figures = RepairReport['by_kind'][number];
const COLUMNS = ['received', 'answered', 'in_time', 'late', 'granted', 'declined', 'withdrawn', 'median', 'p95'] as const;
const FRAME = { tableLayout: 'fixed', minWidth: 900, '& th:first-of-type': { width: 150 }, '& td, & th': { fontVariantNumeric: 'tabular-nums', px: 1.25 }, '& tbody tr:last-of-type td': { borderBottom: 0 } } as const;

/** What the list can be narrowed to; being in time it cannot. */
const LEADS: Partial<Record<(typeof COLUMNS)[number], object>> = { received: {}, answered: { status: ['answered'] }, granted: { decision: 'grant' }, declined: { decision: 'decline' }, withdrawn: { status: ['withdrawn'] } };

interface Row {
  key: string;
  name: string;
  figures: Omit<Figures, 'kind'>;
  /** Where its rows are, narrowed further. */
  rows: (filter?: object) => string;
}

/** The same figures by kind, by cause and by month. */
export const ReportTables = ({ report, period }: { report: RepairReport; period: Period }) => {
  const kind = useEnumLabel('repair_kinds');
  const cause = useEnumLabel('repair_causes');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Sheet titleKey="by_kind" rows={report.by_kind.map((row) => ({ key: row.kind, name: kind(row.kind), figures: row, rows: (filter) => receivedIn(period, { kind: row.kind, ...filter }) }))} />
      <Sheet titleKey="by_cause" rows={report.by_cause.filter(({ received }) => received > 0).map((row) => ({ key: row.cause, name: cause(row.cause), figures: row, rows: (filter) => receivedIn(period, { cause: row.cause, ...filter }) }))} />
      <Sheet titleKey="by_month" rows={report.by_month.map((row) => ({ key: row.month, name: row.month, figures: row, rows: (filter) => receivedIn(monthIn(row.month, period), filter) }))} />
    </Box>
  );
};

const Sheet = ({ titleKey, rows }: { titleKey: string; rows: readonly Row[] }) => {
  const translate = useTranslate();
  if (rows.length === 0) return null;
  return (
    <Card component="section" sx={{ overflowX: 'auto' }}>
      <Typography variant="subtitle1" component="h2" sx={{ px: 1.5, pt: 1.5 }}>
        {translate(`credit_repairs.report.${titleKey}`)}
      </Typography>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            <TableCell>{translate(`credit_repairs.report.heads.${titleKey}`)}</TableCell>
            {COLUMNS.map((name) => (
              <TableCell key={name} align="right">
                {translate(name === 'median' || name === 'p95' ? `credit_repairs.report.heads.${name}` : `credit_repairs.report.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.key}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.name}</TableCell>
              {COLUMNS.map((name) => (
                <TableCell key={name} align="right">
                  <Figure name={name} row={row} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Figure = ({ name, row: { figures, rows } }: { name: (typeof COLUMNS)[number]; row: Row }) => {
  if (name === 'median' || name === 'p95') {
    const days = name === 'median' ? figures.median_days : figures.p95_days;
    return days === null ? <Dash /> : <>{days}</>;
  }
  const filter = LEADS[name];
  return <Count of={figures[name]} to={filter && rows(filter)} />;
};
