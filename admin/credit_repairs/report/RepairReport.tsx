import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairReport as Report } from '../../../server/contract/resources/repairReport.ts';
import { ReportPage } from '../../shared/report/ReportPage.tsx';
import { TextLink } from '../../shared/TextLink.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportTables } from './ReportTables.tsx';

const isEmpty = ({ received, answered, withdrawn }: Report) =>
  received === 0 && answered === 0 && withdrawn === 0;

/**
 * The queue over a period: what came, what was answered in time, what was given, and how long it
 * took.
 */
export const RepairReport = () => (
  // An answer takes up to 20 days: the first days of a month would say nothing.
  <ReportPage<Report>
    path="repair_report"
    words="credit_repairs.report"
    usual="quarter"
    isEmpty={isEmpty}
    after={<ToQueue />}
  >
    {(report, period) => (
      <>
        <ReportFigures report={report} period={period} />
        <ReportTables report={report} period={period} />
      </>
    )}
  </ReportPage>
);

const ToQueue = () => (
  <Box sx={{ mt: 2 }}>
    <TextLink to="/credit_repairs">{useTranslate()('credit_repairs.report.to_queue')}</TextLink>
  </Box>
);
