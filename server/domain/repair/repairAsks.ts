import { REGULATION } from './creditRegulation.ts';
import type { RepairKind } from './repairCase.ts';

/** What a request asks for, what of it law forbids, and the days the lender gives itself. */

export const REPAIR_ASKS = [
  'correction',
  'explanation',
  'relief',
  'proof_of_notice',
  'delete_true_record',
  'paid_repair',
] as const;
export type RepairAsk = (typeof REPAIR_ASKS)[number];

const DEFAULT_ASK: Readonly<Record<RepairKind, RepairAsk>> = {
  objection: 'correction',
  relief: 'relief',
  pre_report_notice: 'proof_of_notice',
};

/** What a request asks for: what was said, else what its kind asks for. */
export const askOf = (kind: RepairKind, asks_for: RepairAsk | undefined): RepairAsk =>
  asks_for ?? DEFAULT_ASK[kind];

export interface Forbidden {
  rule: 'true_record' | 'paid_repair';
  source: string;
  article: string;
}

/**
 * Articles of the Regulation that name the lawful way that costs nothing: the check and answer of
 * an objection (art. 25), the duty to tell before reporting (art. 15), and for relief the
 * explanation on record (art. 16 itself).
 */
const FREE_WAY: Readonly<Record<RepairKind, string>> = {
  objection: '16, 25',
  relief: '16',
  pre_report_notice: '15, 16',
};

/**
 * The rule that forbids what was asked for, with its articles: a true record stays five years from
 * the end of the bad behaviour (Regulation art. 16), and nobody may sell its repair. Null where the
 * request is lawful, whatever comes of it.
 */
export function forbiddenBy(kind: RepairKind, asks_for: RepairAsk): Forbidden | null {
  if (asks_for === 'delete_true_record')
    return { rule: 'true_record', source: REGULATION, article: '16' };
  return asks_for === 'paid_repair'
    ? { rule: 'paid_repair', source: REGULATION, article: FREE_WAY[kind] }
    : null;
}

/** Days a lender gives itself to answer, by kind; for an objection never more than the law's 20. */
export interface RepairPolicy {
  objection_days: number;
  relief_days: number;
  notice_days: number;
  soon_days: number;
  /** The longest reporting pause; it counts only where a document that allows it is named. */
  pause_max_days: number;
  pause_document?: string | null | undefined;
}

/**
 * Days of a reporting pause that a policy allows. No rule of law was found that lets a true default
 * go unreported (Regulation art. 29), so without a named document there are none, whatever a policy
 * of an earlier version says.
 */
export const pauseDaysAllowed = ({ pause_max_days, pause_document }: RepairPolicy): number =>
  pause_document ? pause_max_days : 0;

/** Days from receipt to the last day to answer. */
export const daysOf = (kind: RepairKind, policy: RepairPolicy): number =>
  ({
    objection: policy.objection_days,
    relief: policy.relief_days,
    pre_report_notice: policy.notice_days,
  })[kind];
