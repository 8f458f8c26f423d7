import { FILING_EVIDENCE, type FilingEvidence } from '../server/domain/legal/filingGate.ts';
import type { PaidLife } from './payments.ts';
import type { DemoCase, DemoEvidence } from './rows.ts';
import { IN_COURT } from './caseStages.ts';

/** Evidence for the demo book: of cases that were filed all of it, of the others all or some. */
export function evidenceOf(cases: readonly DemoCase[], lives: readonly PaidLife[]): DemoEvidence[] {
  const sued = new Set(cases.map((row) => row.loan_no));
  const without = (...missing: FilingEvidence[]): FilingEvidence[] =>
    FILING_EVIDENCE.filter((kind) => !missing.includes(kind));
  const partly = [
    [...FILING_EVIDENCE],
    without('demand_record'),
    without('identity', 'demand_record'),
    ['contract' as const],
    without('repayment_record'),
    [],
  ];
  const early = cases.filter((row) => !IN_COURT.has(row.stage));
  const late = lives
    .filter(
      (life) => life.fate === 'overdue' && life.days_past_due > 95 && !sued.has(life.loan.loan_no),
    )
    .sort((a, b) => b.days_past_due - a.days_past_due)
    .slice(0, 30);
  return [
    ...cases
      .filter((row) => IN_COURT.has(row.stage))
      .map((row) => ({ loan_no: row.loan_no, kinds: [...FILING_EVIDENCE] })),
    ...early.map((row, at) => ({ loan_no: row.loan_no, kinds: partly[at % partly.length] ?? [] })),
    ...late.map((life, at) => ({
      loan_no: life.loan.loan_no,
      kinds: at % 2 === 0 ? [...FILING_EVIDENCE] : (partly[at % partly.length] ?? []),
    })),
  ].filter(({ kinds }) => kinds.length > 0);
}
