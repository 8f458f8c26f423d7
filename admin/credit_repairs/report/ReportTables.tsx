import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairReport } from '../../../server/contract/resources/repairReport.ts';
import { Dash } from '../../shared/Dash.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Count } from '../../shared/report/Count.tsx';
import { Sheet } from '../../shared/report/Sheet.tsx';
import type { Period } from '../../shared/report/usePeriod.ts';
import { TextLink } from '../../shared/TextLink.tsx';
import { LEADS } from './leads.ts';
import { monthIn, receivedIn } from './rows.ts';

type Figures = RepairReport['by_kind'][number];
const COLUMNS = [
  'received',
  'answered',
  'in_time',
  'late',
  'granted',
  'declined',
  'withdrawn',
  'median',
  'p95',
] as const;
/** The columns of the tables stand one under the other. */
const FRAME = {
  tableLayout: 'fixed',
  minWidth: 900,
  '& th:first-of-type': { width: 150 },
  '& td, & th': { px: 1.25 },
  '& td:first-of-type': { whiteSpace: 'nowrap' },
} as const;

interface Row {
  key: string;
  name: string;
  figures: Omit<Figures, 'kind'>;
  /** The address of the counted rows, narrowed further. */
  rows: (filter?: object) => string;
}

/** The same figures by kind, by cause and by month. */
export const ReportTables = ({ report, period }: { report: RepairReport; period: Period }) => {
  const kind = useEnumLabel('repair_kinds');
  const cause = useEnumLabel('repair_causes');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Lines
        titleKey="by_kind"
        rows={report.by_kind.map((row) => ({
          key: row.kind,
          name: kind(row.kind),
          figures: row,
          rows: (filter) => receivedIn(period, { kind: row.kind, ...filter }),
        }))}
      />
      <Lines
        titleKey="by_cause"
        rows={report.by_cause
          .filter(({ received }) => received > 0)
          .map((row) => ({
            key: row.cause,
            name: cause(row.cause),
            figures: row,
            rows: (filter) => receivedIn(period, { cause: row.cause, ...filter }),
          }))}
      />
      <Lines
        titleKey="by_month"
        rows={report.by_month.map((row) => ({
          key: row.month,
          name: row.month,
          figures: row,
          rows: (filter) => receivedIn(monthIn(row.month, period), filter),
        }))}
      />
    </Box>
  );
};

const Lines = ({ titleKey, rows }: { titleKey: string; rows: readonly Row[] }) => {
  const translate = useTranslate();
  if (rows.length === 0) return null;
  const heads = COLUMNS.map((name) =>
    translate(
      name === 'median' || name === 'p95'
        ? `credit_repairs.report.heads.${name}`
        : `credit_repairs.report.${name}`,
    ),
  );
  return (
    <Sheet
      title={translate(`credit_repairs.report.${titleKey}`)}
      heads={[translate(`credit_repairs.report.heads.${titleKey}`), ...heads]}
      rows={rows.map((row) => ({
        key: row.key,
        name: row.name,
        counts: COLUMNS.map((name) => <Figure key={name} name={name} row={row} />),
      }))}
      sx={FRAME}
    />
  );
};

const Figure = ({ name, row: { figures, rows } }: { name: (typeof COLUMNS)[number]; row: Row }) => {
  const to = rows(LEADS[name]);
  if (name !== 'median' && name !== 'p95') return <Count of={figures[name]} to={to} />;
  const days = name === 'median' ? figures.median_days : figures.p95_days;
  return days === null ? <Dash /> : <TextLink to={to}>{days}</TextLink>;
};
