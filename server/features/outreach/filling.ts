import type { Knex } from 'knex';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { samePerson } from '../../book/people.ts';
import type { Language } from '../../contract/enums.ts';
import type { FileLoan } from '../../contract/resources/borrowerFile.ts';
import type { MessageVersionRow } from '../../contract/resources/messageTemplates.ts';
import type { OutreachPolicy } from '../../domain/outreach/journey.ts';
import { smsLength } from '../../domain/outreach/length.ts';
import {
  emptyVariables,
  type Filling,
  filled,
  framed,
  type Variable,
} from '../../domain/outreach/template.ts';
import type { MessageChannel } from '../../domain/outreach/words.ts';
import { owingLoans } from '../../views/borrowerFile.ts';
import type { Addressee } from './store/addressees.ts';

/** What a text says to a real person on a day. */

/** A person with what they owe on the day. */
export interface Owing {
  readonly person: readonly number[];
  /** Loans that are not settled, by their ids. */
  readonly loans: ReadonlyMap<number, FileLoan>;
}

export async function owingOf(
  db: Knex,
  borrower_id: number,
  on: string,
  policies: PolicyBook,
): Promise<Owing> {
  const person = await samePerson(db, borrower_id);
  const loans = new Map<number, FileLoan>();
  for (const row of person)
    for (const loan of await owingLoans(db, row, on, policies)) loans.set(loan.id, loan);
  return { person, loans };
}

/** An amount as a text says it: `1,085.00`. */
const money = (minor: number): string => {
  const [whole = '', cents = ''] = (minor / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};

const sumOf = (loans: readonly FileLoan[], of: (loan: FileLoan) => number): number =>
  loans.reduce((sum, loan) => sum + of(loan), 0);

/** What is due on a date that is still ahead, is today, or has passed. */
function dueAmount(loans: readonly FileLoan[], due_on: string, on: string): number {
  if (due_on < on) return sumOf(loans, (loan) => loan.overdue_minor);
  if (due_on === on) return sumOf(loans, (loan) => loan.due_on_day_minor);
  return sumOf(loans, (loan) => (loan.next_due_on === due_on ? loan.next_due_minor : 0));
}

/** What the names of a text stand for. */
export function fillingFor(
  { full_name }: Pick<Addressee, 'full_name'>,
  loans: readonly FileLoan[],
  { on, anchor_on, policy }: Occasion,
): Filling {
  const [next = on] = loans.flatMap((loan) => loan.next_due_on ?? []).toSorted();
  const due_on = anchor_on ?? next;
  return {
    borrower_name: full_name,
    loan_tails: loans.map(({ loan_no }) => loan_no.slice(-4)).join('、'),
    loans_count: String(loans.length),
    due_on,
    due_amount: money(dueAmount(loans, due_on, on)),
    owed_today: money(sumOf(loans, (loan) => loan.due_now_minor)),
    overdue_amount: money(sumOf(loans, (loan) => loan.overdue_minor)),
    penalty_amount: money(sumOf(loans, (loan) => loan.penalty_minor)),
    payoff_amount: money(sumOf(loans, (loan) => loan.payoff_minor)),
    days_past_due: String(Math.max(0, ...loans.map((loan) => loan.days_past_due))),
    today: on,
    lender: policy.lender,
    hotline: policy.hotline,
  };
}

/** When, about which due date, and by which rules a text is filled in. */
export interface Occasion {
  readonly on: string;
  readonly anchor_on: string | null;
  readonly policy: OutreachPolicy;
}

export const outreachOn = async (db: Knex, on: string): Promise<OutreachPolicy> =>
  (await loadPolicies(db)).on('outreach', on);

/** A text as it leaves, with what it costs. */
export interface Wording {
  readonly subject: string | null;
  readonly text: string;
  readonly parts: number;
  readonly cost_minor: number;
  /** What it names and is zero. */
  readonly empty: readonly Variable[];
}

/** A subject and a text, filled in and framed for their channel. */
export function wordingOf(
  channel: MessageChannel,
  { subject, text }: { subject: string | null; text: string },
  filling: Filling,
  policy: OutreachPolicy,
): Wording {
  const whole = framed(channel, filled(text, filling), {
    signature: policy.signature,
    opt_out_hint: policy.opt_out_hint,
  });
  const parts = channel === 'sms' ? smsLength(whole).parts : 1;
  return {
    subject: channel === 'email' ? filled(subject ?? '', filling).slice(0, 200) : null,
    text: whole,
    parts,
    cost_minor: channel === 'sms' ? parts * policy.price_minor : 0,
    empty: emptyVariables(text, filling),
  };
}

/** The words of a version in a language; Chinese where it has no others. */
export const wordsIn = (
  version: Pick<MessageVersionRow, 'subject_zh' | 'subject_en' | 'text_zh' | 'text_en'>,
  language: Language,
): { subject: string | null; text: string } =>
  language === 'en' && version.text_en !== null
    ? { subject: version.subject_en ?? version.subject_zh, text: version.text_en }
    : { subject: version.subject_zh, text: version.text_zh };
