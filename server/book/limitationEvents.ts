import { beijingDay } from '../domain/time/beijing.ts';
import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { InterruptionRow, SuspensionRow } from '../contract/resources/limitation.ts';
import type { RestructureRow } from '../contract/resources/restructures.ts';
import type { PaymentRow } from '../contract/resources/payments.ts';
import type { Interruption, Suspension } from '../domain/legal/limitationTypes.ts';

/**
 * What started the limitation of loans anew or held it up: as people entered it, and as payments,
 * plans, suits and promises show it. Read set by set, for one loan as for thousands.
 *
 * A payment by transfer, in the app or in cash is the debtor's part payment (Civil Code art. 195
 * (2)). A debit is the lender taking what was agreed, which counts as its demand (Provisions on
 * Limitation of Actions art. 8 (3)) and so revives nothing after expiry. What a court or an agency
 * brought in shows no act of the debtor's: it counts once somebody enters it with its evidence.
 */

/** The record an interruption comes from; at least one of the ids is set. */
export interface Origin {
  interruption_id: number | null;
  payment_id: number | null;
  restructure_id: number | null;
  legal_case_id: number | null;
  note_id: number | null;
}
export type KnownInterruption = Required<Interruption> & Origin;
export type KnownSuspension = Required<Suspension> &
  Pick<SuspensionRow, 'kind' | 'legal_case_id'> & { suspension_id: number };

/** An event with the loan whose limitation it concerns. */
interface OfLoan<E> {
  loan_id: number;
  event: E;
}
type Interruptions = OfLoan<KnownInterruption>[];

const NOWHERE: Origin = {
  interruption_id: null,
  payment_id: null,
  restructure_id: null,
  legal_case_id: null,
  note_id: null,
};

const known = (
  event: Partial<KnownInterruption> & Pick<KnownInterruption, 'kind' | 'on'>,
): KnownInterruption => ({
  ...NOWHERE,
  evidence: null,
  ended_on: null,
  last_due_on: null,
  ...event,
});

/** What people entered into a table and did not withdraw, with the file that proves it. */
const enteredIn = (
  db: Knex,
  table: 'limitation_interruptions' | 'limitation_suspensions',
  ids: readonly number[],
): Knex.QueryBuilder =>
  db(table)
    .leftJoin('attachments', (join) => {
      join
        .on('attachments.id', `${table}.attachment_id`)
        .andOnVal('attachments.status', 'recorded');
    })
    .where(isOneOf(db, 'loan_id', ids))
    .whereNull(`${table}.withdrawn_by`)
    .select(`${table}.id`, 'loan_id', 'legal_case_id', `${table}.kind`, 'evidence', 'file_name');

export async function enteredInterruptions(
  db: Knex,
  loanIds: readonly number[],
): Promise<Interruptions> {
  const rows: (Pick<
    InterruptionRow,
    'id' | 'loan_id' | 'legal_case_id' | 'kind' | 'happened_on' | 'ended_on' | 'evidence'
  > & { file_name: string | null })[] = await enteredIn(
    db,
    'limitation_interruptions',
    loanIds,
  ).select('happened_on', 'ended_on');
  return rows.map((row) => ({
    loan_id: row.loan_id,
    event: known({
      kind: row.kind,
      on: row.happened_on,
      ended_on: row.ended_on,
      evidence: row.evidence ?? row.file_name,
      interruption_id: row.id,
      legal_case_id: row.legal_case_id,
    }),
  }));
}

export async function enteredSuspensions(
  db: Knex,
  loanIds: readonly number[],
): Promise<OfLoan<KnownSuspension>[]> {
  const rows: (Pick<
    SuspensionRow,
    'id' | 'loan_id' | 'legal_case_id' | 'kind' | 'from_on' | 'until_on' | 'evidence'
  > & { file_name: string | null })[] = await enteredIn(
    db,
    'limitation_suspensions',
    loanIds,
  ).select('from_on', 'until_on');
  return rows.map((row) => ({
    loan_id: row.loan_id,
    event: {
      kind: row.kind,
      from: row.from_on,
      to: row.until_on,
      evidence: row.evidence ?? row.file_name,
      suspension_id: row.id,
      legal_case_id: row.legal_case_id,
    },
  }));
}

const DEMANDED = 'debit';
const PAID: readonly PaymentRow['channel'][] = ['bank_transfer', 'app', 'cash', DEMANDED];

/** Payments from the day of `since` of their loan on: earlier ones come before anything runs. */
export async function paymentInterruptions(
  db: Knex,
  loanIds: readonly number[],
  since: ReadonlyMap<number, string>,
): Promise<Interruptions> {
  const first = [...since.values()].reduce((a, b) => (a < b ? a : b), '9999-12-31');
  const rows: Pick<PaymentRow, 'id' | 'loan_id' | 'paid_on' | 'channel' | 'client_reference'>[] =
    await db('payments')
      .where(isOneOf(db, 'loan_id', loanIds))
      .where('status', 'posted')
      .where('paid_on', '>=', first)
      .select('id', 'loan_id', 'paid_on', 'channel', 'client_reference');
  return rows
    .filter((row) => PAID.includes(row.channel) && row.paid_on >= (since.get(row.loan_id) ?? ''))
    .map(({ loan_id, id, paid_on, channel, client_reference }) => ({
      loan_id,
      event: known({
        kind: channel === DEMANDED ? 'deduction' : 'part_payment',
        on: paid_on,
        evidence: client_reference,
        payment_id: id,
      }),
    }));
}

/**
 * Plans that were signed. One in effect counts from the last due date of its own schedule; one that
 * lapsed, or was signed and never took effect, is no new term any more, but its signature stays an
 * acknowledgement of the debt (Civil Code art. 195 (2)).
 */
export async function planInterruptions(
  db: Knex,
  loanIds: readonly number[],
): Promise<Interruptions> {
  type Plan = Pick<
    RestructureRow,
    'id' | 'loan_id' | 'borrower_signed_on' | 'effective_at' | 'lapsed_at'
  > & { effective_on: string; last_due_on: string | null };
  const rows: Plan[] = await db('restructures')
    .leftJoin('installments', (join) => {
      join
        .on('installments.loan_id', 'restructures.loan_id')
        .andOn('installments.schedule_version', 'restructures.schedule_version');
    })
    .where(isOneOf(db, 'restructures.loan_id', loanIds))
    .where((signed) => {
      signed.whereNotNull('effective_at').orWhereNotNull('borrower_signed_on');
    })
    .groupBy(
      'restructures.id',
      'restructures.loan_id',
      'effective_on',
      'borrower_signed_on',
      'effective_at',
      'lapsed_at',
    )
    .select(
      'restructures.id',
      'restructures.loan_id',
      'effective_on',
      'borrower_signed_on',
      'effective_at',
      'lapsed_at',
    )
    .max({ last_due_on: 'due_on' });
  return rows.map(({ loan_id, id, effective_on, last_due_on, ...row }) => {
    const stands = row.effective_at !== null && row.lapsed_at === null;
    const about = { evidence: `#${id}`, restructure_id: id };
    return {
      loan_id,
      event: stands
        ? known({ ...about, kind: 'plan', on: effective_on, last_due_on })
        : known({
            ...about,
            kind: 'acknowledgement',
            on: row.borrower_signed_on ?? effective_on,
          }),
    };
  });
}

/**
 * Outcomes of a suit that was given up or turned down: nothing says when it ended for the period,
 * so it counts from the filing, which is never too late.
 */
const WITHOUT_END = new Set(['withdrawn', 'dismissed']);

/**
 * Suits that were handed in or registered: the day the complaint was handed in counts (Provisions
 * on Limitation of Actions art. 10). The filing date of a draft is but a plan.
 */
export async function suitInterruptions(
  db: Knex,
  loanIds: readonly number[],
): Promise<Interruptions> {
  const rows: (Pick<
    LegalCaseRow,
    'id' | 'loan_id' | 'case_no' | 'stage' | 'stage_on' | 'closed_outcome'
  > & { sued_on: string })[] = await db('legal_cases')
    .where(isOneOf(db, 'loan_id', loanIds))
    .where((sued) => {
      sued.whereNotNull('handed_in_on').orWhere((filed) => {
        filed.whereNotNull('filed_on').whereNotIn('stage', ['draft', 'demand']);
      });
    })
    .select('id', 'loan_id', 'case_no', 'stage', 'stage_on', 'closed_outcome', {
      sued_on: db.raw('coalesce(handed_in_on, filed_on)'),
    });
  return rows.map((row) => ({
    loan_id: row.loan_id,
    event: known({
      kind: 'suit',
      on: row.sued_on,
      evidence: row.case_no ?? `#${row.id}`,
      ended_on:
        row.stage === 'closed' && !WITHOUT_END.has(row.closed_outcome ?? '') ? row.stage_on : null,
      legal_case_id: row.id,
    }),
  }));
}

/**
 * Promises the borrower made, where a recording or a file proves them; one made for several loans
 * stands for each.
 */
export async function promiseInterruptions(
  db: Knex,
  loanIds: readonly number[],
): Promise<Interruptions> {
  const file = db('attachments')
    .where({ resource: 'collection_notes', status: 'recorded' })
    .whereRaw('attachments.record_id = collection_notes.id')
    .min('file_name');
  type Promised = Pick<
    CollectionNoteRow,
    'id' | 'loan_id' | 'contacted_at' | 'recording_reference'
  > & { file_name: string | null };
  const promised = (notes: Knex.QueryBuilder, loan: string): Promise<Promised[]> =>
    notes
      .where(isOneOf(db, loan, loanIds))
      .where('outcome', 'promised')
      .where({ contacted_party: 'borrower' })
      .where('collection_notes.status', 'recorded')
      .select('collection_notes.id', { loan_id: loan }, 'contacted_at', 'recording_reference', {
        file_name: file,
      });
  const rows = [
    ...(await promised(db('collection_notes'), 'collection_notes.loan_id')),
    ...(await promised(
      db('note_loans').join('collection_notes', 'collection_notes.id', 'note_loans.note_id'),
      'note_loans.loan_id',
    )),
  ];
  return rows.flatMap(({ loan_id, id, contacted_at, recording_reference, file_name }) => {
    const evidence = recording_reference ?? file_name;
    if (evidence === null) return [];
    const on = beijingDay(contacted_at);
    return [{ loan_id, event: known({ kind: 'promise', on, evidence, note_id: id }) }];
  });
}
