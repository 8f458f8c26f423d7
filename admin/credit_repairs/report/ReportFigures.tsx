import { Card } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairReport } from '../../../server/contract/resources/creditRepairs.ts';
import { addDays } from '../../../server/domain/calendar.ts';
import { Count } from '../../review/report/Count.tsx';
import type { Period } from '../../review/report/usePeriod.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { OPEN } from '../addresses.ts';
import { FORBIDDEN } from '../intake/asks.ts';
import { receivedIn } from './rows.ts';

/** The period in a few figures. */
export const ReportFigures = ({ report, period }: { report: RepairReport; period: Period }) => {
  const today = useBusinessDate();
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mb: 2 }}>
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="credit_repairs.report.received" strong>
          <Count of={report.received} to={receivedIn(period)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.answered" strong>
          <Count of={report.answered} to={receivedIn(period, { status: ['answered'] })} />
        </Fact>
        <Fact labelKey="credit_repairs.report.in_time" strong>
          <Count of={report.in_time} />
        </Fact>
        <Fact labelKey="credit_repairs.report.late" strong>
          <Count of={report.late} />
        </Fact>
        <Fact labelKey="credit_repairs.report.open_overdue" strong>
          <Count of={report.open_overdue} to={receivedIn(period, { status: [...OPEN], due_on_lte: addDays(today, -1) })} />
        </Fact>
        <Fact labelKey="credit_repairs.report.granted" strong>
          <Count of={report.granted} to={receivedIn(period, { decision: 'grant' })} />
        </Fact>
        <Fact labelKey="credit_repairs.report.declined" strong>
          <Count of={report.declined} to={receivedIn(period, { decision: 'decline' })} />
        </Fact>
        <Fact labelKey="credit_repairs.report.by_law" strong>
          <Count of={report.declined_by_law} to={receivedIn(period, { asks_for: [...FORBIDDEN] })} />
        </Fact>
        <Fact labelKey="credit_repairs.report.median" strong>
          <DaysTaken days={report.median_days} />
        </Fact>
        <Fact labelKey="credit_repairs.report.p95" strong>
          <DaysTaken days={report.p95_days} />
        </Fact>
      </Facts>
    </Card>
  );
};

const DaysTaken = ({ days }: { days: number | null }) => {
  const translate = useTranslate();
  return days === null ? <Dash /> : <>{translate('credit_repairs.report.days', { smart_count: days })}</>;
};
