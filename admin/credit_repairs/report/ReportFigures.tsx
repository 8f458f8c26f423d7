import { Card } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairReport } from '../../../server/contract/resources/repairReport.ts';
import { Count } from '../../shared/report/Count.tsx';
import type { Period } from '../../shared/report/usePeriod.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { TextLink } from '../../shared/TextLink.tsx';
import { LEADS, openOverdue } from './leads.ts';
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
          <Count of={report.answered} to={receivedIn(period, LEADS.answered)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.in_time" strong>
          <Count of={report.in_time} to={receivedIn(period, LEADS.in_time)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.late" strong>
          <Count of={report.late} to={receivedIn(period, LEADS.late)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.open_overdue" strong>
          <Count of={report.open_overdue} to={receivedIn(period, openOverdue(today))} />
        </Fact>
        <Fact labelKey="credit_repairs.report.granted" strong>
          <Count of={report.granted} to={receivedIn(period, LEADS.granted)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.declined" strong>
          <Count of={report.declined} to={receivedIn(period, LEADS.declined)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.by_law" strong>
          <Count of={report.declined_by_law} to={receivedIn(period, LEADS.by_law)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.median" strong>
          <DaysTaken days={report.median_days} to={receivedIn(period, LEADS.median)} />
        </Fact>
        <Fact labelKey="credit_repairs.report.p95" strong>
          <DaysTaken days={report.p95_days} to={receivedIn(period, LEADS.p95)} />
        </Fact>
      </Facts>
    </Card>
  );
};

const DaysTaken = ({ days, to }: { days: number | null; to: string }) => {
  const translate = useTranslate();
  return days === null ? (
    <Dash />
  ) : (
    <TextLink to={to}>{translate('credit_repairs.report.days', { smart_count: days })}</TextLink>
  );
};
