import type { Language } from '../../server/contract/enums.ts';
import type { ComparedLine } from '../../server/contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../../server/contract/resources/creditRepairs.ts';
import { correctionsOf } from '../../server/domain/repair/bureauComparison.ts';
import { forbiddenBy } from '../../server/domain/repair/repairAsks.ts';
import { pauseState } from '../../server/domain/repair/reportingPause.ts';
import { answerText, outcomeText } from '../../server/features/creditRepairs/answerText.ts';
import type { AnswerFacts } from '../../server/features/creditRepairs/answerFacts.ts';
import type { LetterInput } from '../../server/features/creditRepairs/letter/draft.ts';

/** Letters as they are drawn from a record, without a database. */

export const compared = (
  field: ComparedLine['field'],
  month: string | null,
  bureau: ComparedLine['bureau'],
  ledger: ComparedLine['ledger'],
  note: ComparedLine['note'] = null,
): ComparedLine => ({
  field,
  month,
  bureau,
  ledger,
  differs: bureau !== ledger || note !== null,
  worse: bureau !== ledger,
  note,
});

export const ROW: CreditRepairRow = {
  id: 7,
  version: 1,
  created_at: '2026-03-05T01:00:00.000Z',
  updated_at: '2026-03-12T01:00:00.000Z',
  borrower_id: 1,
  loan_id: 1,
  kind: 'objection',
  cause: 'system_error',
  asks_for: 'correction',
  statement: '一月二十日已还款，\n报告却记为逾期',
  told_on: null,
  reported_on: null,
  received_on: '2026-03-05',
  due_days: 20,
  due_on: '2026-03-25',
  due_source: 'Regulation',
  due_article: '25',
  due_provisional: 0,
  marked_on: '2026-03-05',
  mark_reference: null,
  unmarked_on: null,
  recorded_by: 1,
  assignee_id: 1,
  claimed_at: null,
  status: 'granted',
  proposal: 'grant',
  proposal_comment: null,
  submitted_by: 1,
  submitted_at: null,
  decision: 'grant',
  decided_by: 3,
  decided_at: null,
  decided_on: '2026-03-12',
  decision_comment: null,
  forbidden_rule: null,
  explanation: null,
  pause_from: null,
  pause_until: null,
  wants_restructure: 0,
  answer: null,
  answered_on: null,
  answered_by: null,
  answer_channel: null,
  answer_reference: null,
  withdrawal_reason: null,
  withdrawn_on: null,
};

/**
 * `on`: the day of the letter, where it was not answered; `ended_on`: the pause's early end; `own`:
 * words of a person.
 */
export interface Sample {
  row?: Partial<CreditRepairRow>;
  comparison?: readonly ComparedLine[];
  ended?: string | null;
  checks?: LetterInput['checks'];
  sent?: boolean;
  notice?: AnswerFacts['facts']['notice_problem'];
  nobody?: boolean;
  ended_on?: string;
  on?: string;
  own?: string;
}

const LETTER_DAY = '2026-03-12';

export function letterOf(
  {
    row: changes,
    comparison = [],
    ended,
    checks = [],
    sent = false,
    notice = null,
    nobody = false,
    ended_on,
    on = LETTER_DAY,
    own,
  }: Sample,
  language: Language,
): LetterInput {
  const row = { ...ROW, ...changes };
  const made_on = row.answered_on ?? on;
  const lines =
    row.kind === 'objection' && row.decision === 'grant' && correctionsOf(comparison).length > 0
      ? correctionsOf(comparison)
      : null;
  const bureau =
    comparison.length === 0
      ? null
      : {
          read_on: '2026-03-08',
          opened_on: null,
          principal_minor: null,
          balance_minor: null,
          overdue_minor: null,
          status: null,
          closed_on: null,
          months: [],
        };
  const kept =
    ended === undefined || ended === null
      ? null
      : `${Number(ended.slice(0, 4)) + 5}${ended.slice(4)}`;
  const span =
    row.pause_from === null || row.pause_until === null
      ? null
      : { from_on: row.pause_from, until_on: row.pause_until, ended_on: ended_on ?? null };
  const pause = span === null ? null : { ...span, state: pauseState(span, made_on) };
  const facts: AnswerFacts = {
    row,
    today: made_on,
    loan_no: 'DH-2025-000001',
    lines,
    pause,
    facts: {
      bureau,
      comparison: [...comparison],
      notice_problem: notice,
      bad_ended_on: ended,
      record_kept_until: kept,
    },
  };
  return {
    letter_no: 'CR-2026-000007',
    language,
    lender_name: '华安消费金融有限公司',
    borrower: { full_name: '欧阳晓明', national_id_masked: nobody ? null : '110105********0021' },
    loan_no: nobody ? null : 'DH-2025-000001',
    request: {
      ...row,
      wants_restructure: row.wants_restructure === 1,
      answer_channel: null,
      forbidden: row.forbidden_rule === null ? null : forbiddenBy(row.kind, row.asks_for),
    } as LetterInput['request'],
    checks,
    bureau_read_on: bureau?.read_on ?? null,
    comparison,
    correction:
      lines === null
        ? null
        : {
            lines,
            sent_on: sent ? '2026-03-14' : null,
            reference: sent ? 'GZ-2026-7' : null,
            sent_by: sent ? 1 : null,
          },
    record_kept_until: kept,
    pause,
    outcome: own === undefined ? [] : outcomeText(facts, language),
    answer: own ?? answerText(facts, language),
    made_on,
  };
}
