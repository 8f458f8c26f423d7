import type { Knex } from 'knex';
import { bulkUpdate } from '../../db/bulk.ts';
import { isOneOf, rawRows } from '../../db/dialect.ts';
import { legalCases, type LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { LoanRow } from '../contract/resources/loans.ts';
import { limitationOf } from '../domain/legal/limitation.ts';
import type { Limitation } from '../domain/legal/limitationTypes.ts';
import { columnsOf } from '../store/tableStore.ts';
import { chunks } from './accounts.ts';
import {
  enteredInterruptions,
  enteredSuspensions,
  paymentInterruptions,
  planInterruptions,
  promiseInterruptions,
  suitInterruptions,
  type KnownInterruption,
  type KnownSuspension,
} from './limitationEvents.ts';
import { chineseWorkdays } from './workdays.ts';

/**
 * The limitation of loans, from what the console knows of each: the contract's last due date, and
 * what started the period anew or held it up.
 */

export interface KnownLimitation {
  last_due_on: string;
  /** False once the loan is settled: nothing is left to claim. */
  owes: boolean;
  interruptions: KnownInterruption[];
  suspensions: KnownSuspension[];
}

/**
 * Last due dates by the contract, before any plan, with whether the loan owes. A loan without a
 * plan has the date in its own column.
 */
async function contractDues(
  db: Knex,
  ids: readonly number[],
  replanned: ReadonlySet<number>,
): Promise<Map<number, Pick<KnownLimitation, 'last_due_on' | 'owes'>>> {
  const loans: Pick<LoanRow, 'id' | 'last_due_on' | 'status'>[] = await db('loans')
    .where(isOneOf(db, 'id', ids))
    .select('id', 'last_due_on', 'status');
  const dues = new Map(
    loans.map(({ id, last_due_on, status }) => [id, { last_due_on, owes: status !== 'settled' }]),
  );
  for (const some of chunks([...replanned]))
    for (const { loan_id, last_due_on } of await firstAgreed(db, some))
      dues.set(loan_id, { last_due_on, owes: dues.get(loan_id)?.owes ?? true });
  return dues;
}

const firstAgreed = async (
  db: Knex,
  ids: readonly number[],
): Promise<{ loan_id: number; last_due_on: string }[]> =>
  await rawRows(
    db,
    `select installments.loan_id, max(installments.due_on) as last_due_on
    from installments
    join (
      select loan_id, max(schedule_version) as schedule_version
      from schedule_versions
      where restructure_id is null and loan_id in (${ids.map(() => '?').join(', ')})
        and exists (select 1 from installments as counted
          where counted.loan_id = schedule_versions.loan_id and counted.in_force = 1
            and counted.schedule_version = schedule_versions.schedule_version)
      group by loan_id
    ) as contract
      on contract.loan_id = installments.loan_id
      and contract.schedule_version = installments.schedule_version
    group by installments.loan_id`,
    ids,
  );

/** What the limitation of each of these loans runs on. Loans that are not there are left out. */
export async function limitationFacts(
  db: Knex,
  loanIds: readonly number[],
): Promise<Map<number, KnownLimitation>> {
  const facts = new Map<number, KnownLimitation>();
  if (loanIds.length === 0) return facts;
  const ids = [...new Set(loanIds)];
  const plans = await planInterruptions(db, ids);
  const dues = await contractDues(db, ids, new Set(plans.map(({ loan_id }) => loan_id)));
  for (const [loan_id, due] of dues)
    facts.set(loan_id, { ...due, interruptions: [], suspensions: [] });
  // A plan may end before the contract would have: from its last due date on payments count.
  const since = new Map([...dues].map(([loan_id, { last_due_on }]) => [loan_id, last_due_on]));
  for (const { loan_id, event } of plans)
    if (event.last_due_on !== null && event.last_due_on < (since.get(loan_id) ?? ''))
      since.set(loan_id, event.last_due_on);
  for (const { loan_id, event } of [
    ...plans,
    ...(await enteredInterruptions(db, ids)),
    ...(await paymentInterruptions(db, ids, since)),
    ...(await suitInterruptions(db, ids)),
    ...(await promiseInterruptions(db, ids)),
  ])
    facts.get(loan_id)?.interruptions.push(event);
  for (const { loan_id, event } of await enteredSuspensions(db, ids))
    facts.get(loan_id)?.suspensions.push(event);
  return facts;
}

/**
 * Counts a limitation with Chinese holidays and make-up workdays; an obstacle that lasts is counted
 * to `as_of`. Payments that moved nothing are left out of the answer: a plan that is kept has one a
 * month.
 */
export function weighLimitation(
  facts: Omit<KnownLimitation, 'owes'>,
  as_of?: string,
): Limitation<KnownInterruption, KnownSuspension> {
  const limitation = limitationOf(
    { ...facts, ...(as_of !== undefined && { as_of }) },
    chineseWorkdays,
  );
  return {
    ...limitation,
    interruptions: limitation.interruptions.filter(
      (row) => row.payment_id === null || row.effect !== 'not_running',
    ),
  };
}

/**
 * The day a loan's limitation ends as of the filing of a case on a day: that suit itself, and what
 * came later, left out.
 */
export function limitationBefore(
  facts: KnownLimitation,
  legal_case_id: number,
  on: string,
): string {
  const interruptions = facts.interruptions.filter(
    (row) =>
      row.on <= on &&
      !(row.kind === 'suit' && row.interruption_id === null && row.legal_case_id === legal_case_id),
  );
  const suspensions = facts.suspensions
    .filter(({ from }) => from <= on)
    .map((row) => ({ ...row, to: row.to !== null && row.to <= on ? row.to : null }));
  return limitationOf({ ...facts, interruptions, suspensions, as_of: on }, chineseWorkdays).on;
}

/**
 * The day a limitation ends where an obstacle still lasts, by loan, for loans that have a case. It
 * moves on with every day asked about: the day stored with a case is the earliest it can be, and
 * this takes its place.
 */
export async function limitationsHeld(db: Knex, as_of: string): Promise<Map<number, string>> {
  const rows: { loan_id: number }[] = await db('limitation_suspensions')
    .whereNull('withdrawn_by')
    .whereNull('until_on')
    .whereIn('loan_id', (sued) => {
      void sued.from('legal_cases').select('loan_id');
    })
    .distinct('loan_id');
  const facts = await limitationFacts(
    db,
    rows.map(({ loan_id }) => loan_id),
  );
  return new Map([...facts].map(([loan_id, known]) => [loan_id, weighLimitation(known, as_of).on]));
}

/**
 * Refreshes the limitation of the loans where a file proves an interruption, an obstacle or a
 * promise; called when the file comes or goes.
 */
export async function refreshForFile(
  trx: Knex.Transaction,
  { id, resource, record_id }: { id: number; resource: string; record_id: number },
): Promise<void> {
  const loans: { loan_id: number }[] = [
    ...(await trx('limitation_interruptions').where({ attachment_id: id }).select('loan_id')),
    ...(await trx('limitation_suspensions').where({ attachment_id: id }).select('loan_id')),
    ...(resource === 'collection_notes'
      ? [
          ...(await trx('collection_notes').where({ id: record_id }).select('loan_id')),
          ...(await trx('note_loans').where({ note_id: record_id }).select('loan_id')),
        ]
      : []),
  ];
  await refreshLimitations(trx, [...new Set(loans.map(({ loan_id }) => loan_id))]);
}

/** The one column of a case that the events of its loan decide. */
const EXPIRY = columnsOf(legalCases, ['limitation_expires_on']);

/**
 * Stores the day the limitation ends with each case of these loans; called in the transaction of
 * whatever moves it.
 */
export async function refreshLimitations(
  trx: Knex.Transaction,
  loanIds: readonly number[],
): Promise<void> {
  for (const some of chunks(loanIds)) {
    const cases: Pick<LegalCaseRow, 'id' | 'loan_id' | 'limitation_expires_on'>[] = await trx(
      'legal_cases',
    )
      .whereIn('loan_id', some)
      .select('id', 'loan_id', 'limitation_expires_on');
    if (cases.length === 0) continue;
    const facts = await limitationFacts(trx, [...new Set(cases.map((row) => row.loan_id))]);
    const ends = new Map(
      [...facts].map(([loan_id, known]) => [loan_id, weighLimitation(known).on]),
    );
    const moved = cases.filter((row) => ends.get(row.loan_id) !== row.limitation_expires_on);
    await bulkUpdate(
      trx,
      'legal_cases',
      EXPIRY,
      moved.map((row) => [row.id, ends.get(row.loan_id) ?? null]),
    );
  }
}
