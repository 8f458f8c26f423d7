import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { ReportPage } from '../../shared/report/ReportPage.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportTables } from './ReportTables.tsx';

const isEmpty = ({ notes, complaints, violations_prevented }: NoteReport) =>
  notes === 0 && complaints === 0 && violations_prevented === 0;

/**
 * The notes of a period: what was found, what reviewers decided and how alike, what was prevented.
 */
export const ReviewReport = () => (
  <ReportPage<NoteReport> path="note_report" words="review.report" isEmpty={isEmpty}>
    {(report, period) => (
      <>
        <ReportFigures report={report} period={period} />
        <ReportTables report={report} period={period} />
      </>
    )}
  </ReportPage>
);
