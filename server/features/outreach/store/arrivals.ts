import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { Arrival, JourneyStep } from '../../../domain/outreach/journey.ts';

/** Loans that come to a step of the journey on a day. */

/** Tells apart which texts could be used, and which loans there were. */
export async function textsAndLoans(db: Knex): Promise<string> {
  const texts: object | undefined = await db('message_templates')
    .count({ n: '*' })
    .sum({ versions: 'version' })
    .first();
  const loans: object | undefined = await db('loans').max({ last: 'id' }).first();
  return [...Object.values(texts ?? {}), ...Object.values(loans ?? {})].join(' ');
}

/** Whose arrivals are asked for: the first of so many, or all of some people. */
type Asked = { readonly most: number } | { readonly people: readonly number[] };

/**
 * Loans that come to a step on a day and were not written about for it yet. The oldest unpaid due
 * date says both how late a loan is and what falls due next of one that is not late.
 */
export async function arrivalsAt(
  db: Knex,
  step: JourneyStep,
  on: string,
  asked: Asked,
): Promise<Arrival[]> {
  const anchor_on = addDays(on, -step.days);
  const query = db('loans')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .where({ 'loans.status': 'active', 'loans.oldest_unpaid_due_on': anchor_on })
    .whereNotExists((written) => {
      void written
        .from('message_loans')
        .whereRaw('message_loans.loan_id = loans.id')
        .where({ 'message_loans.step': step.key, 'message_loans.anchor_on': anchor_on });
    })
    .orderBy('loans.id')
    .select('loans.id as loan_id', 'loans.borrower_id', 'borrowers.person_id');
  if ('most' in asked) void query.limit(asked.most);
  else
    void query.where((theirs) => {
      void theirs
        .where(isOneOf(db, 'borrowers.id', asked.people))
        .orWhere(isOneOf(db, 'borrowers.person_id', asked.people));
    });
  const rows: { loan_id: number; borrower_id: number; person_id: number | null }[] = await query;
  return rows.map(({ person_id, ...row }) => ({
    ...row,
    person: person_id ?? row.borrower_id,
    step,
    anchor_on,
  }));
}
