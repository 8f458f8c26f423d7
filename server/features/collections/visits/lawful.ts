import { groundsOf } from '../../../book/contactGrounds.ts';
import { loadPolicies } from '../../../book/policies.ts';
import { samePerson } from '../../../book/people.ts';
import { localTime, ruleKey } from '../../../book/verdictTexts.ts';
import { done, refuseField, type Outcome } from '../../../contract/outcome.ts';
import { contactVerdict } from '../../../domain/contact/contactPolicy.ts';
import type { ContactAsk, ContactVerdict } from '../../../domain/contact/contactRules.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';
import type { Grounds } from '../../../book/contactGrounds.ts';
import { preventedBy } from '../refusals.ts';
import { insertRefusal } from '../store/refusals.ts';
import { complains, runningLoans } from '../store/visits.ts';

/** What the law of contact says of a visit at a moment. */

interface Asked {
  readonly borrower_id: number;
  readonly at: string;
  /** How many go. */
  readonly collectors: number;
  /** The field of the request that says when. */
  readonly field: string;
}

interface Judged {
  readonly loan_id: number;
  readonly grounds: Grounds;
  readonly ask: ContactAsk;
  readonly verdict: ContactVerdict;
}

async function judged(
  { db }: UnitOfWork,
  loans: readonly number[],
  { at, collectors }: Asked,
): Promise<Judged[]> {
  const policies = await loadPolicies(db);
  const found: Judged[] = [];
  for (const loan_id of loans) {
    const grounds = await groundsOf(db, loan_id, at, { contacted_party: 'borrower' }, {}, policies);
    if (grounds === undefined) continue;
    const ask: ContactAsk = {
      at,
      channel: 'visit',
      contacted_party: 'borrower',
      contact_id: null,
      collectors,
    };
    const verdict = contactVerdict(ask, grounds.facts, grounds.sets);
    found.push({ loan_id, grounds, ask, verdict });
  }
  return found;
}

/** Of verdicts that all refuse the one that time heals first; else the first. */
const mildest = (all: readonly Judged[]): Judged | undefined =>
  all
    .filter(({ verdict }) => verdict.next_allowed_at !== null)
    .toSorted((a, b) =>
      (a.verdict.next_allowed_at ?? '').localeCompare(b.verdict.next_allowed_at ?? ''),
    )[0] ?? all[0];

/**
 * The loans that a visit may be about at a moment, the longest overdue first. Refuses with the rule
 * and the earliest lawful moment where there is none, and keeps what was prevented.
 */
export async function lawfulLoans(unit: UnitOfWork, asked: Asked): Promise<Outcome<number[]>> {
  const { db } = unit;
  const person = await samePerson(db, asked.borrower_id);
  const loans = await runningLoans(db, person);
  if (loans.length === 0) return refuseField(asked.field, 'visit_nothing_owed');
  if (await complains(db, person)) return refuseField(asked.field, 'visit_complaint_open');
  const all = await judged(unit, loans, asked);
  const allowed = all.filter(({ verdict }) => verdict.allowed);
  if (allowed.length > 0) return done(allowed.map(({ loan_id }) => loan_id));
  const refused = mildest(all);
  if (refused === undefined) throw new Error('the loans of a person went away');
  const { rule, next_allowed_at } = refused.verdict;
  if (rule === null) throw new Error('a refusal without a rule');
  const prevented = preventedBy(
    unit,
    refused.grounds,
    refused.ask,
    { ...refused.verdict, rule },
    'check',
  );
  unit.ifRefused(async (trx) => {
    await insertRefusal(trx, prevented);
  });
  if (rule === 'visit_collectors') return refuseField('companion_id', 'visit_needs_two');
  return refuseField(asked.field, ruleKey(rule, 'borrower'), {
    next: next_allowed_at === null ? '' : localTime(next_allowed_at),
  });
}
