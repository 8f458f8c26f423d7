import type { Knex } from 'knex';
import { bulkUpdate } from '../../db/bulk.ts';
import { isOneOf, rawRows } from '../../db/dialect.ts';
import { dateInShanghai } from '../deps.ts';
import { limitationOf } from '../domain/legal/limitation.ts';
import type {
  Interruption,
  InterruptionKind,
  Limitation,
  Suspension,
  SuspensionKind,
} from '../domain/legal/limitationTypes.ts';
import { chineseWorkdays } from './workdays.ts';
import { chunks } from './accounts.ts';

/**
 * The limitation of loans, from what the console knows of each: the contract's last due date, and
 * what started the period anew. Read set by set, for one loan as for thousands.
 *
 * A payment by transfer, in the app or in cash is the debtor's part payment (Civil Code art. 195
 * (2)). A debit is the lender taking what was agreed, which counts as its demand (Fa Shi [2020] No.
 * 17 art. 8 (3)) and so revives nothing after expiry. What a court or an agency brought in shows no
 * act of the debtor's: it counts once somebody enters it with its evidence.
 */

/** Where an interruption comes from; one of the ids is set. */
export interface Origin {
  interruption_id: number | null;
  payment_id: number | null;
  restructure_id: number | null;
  legal_case_id: number | null;
  note_id: number | null;
}
export type KnownInterruption = Interruption & {
  kind: InterruptionKind;
  ended_on: string | null;
  last_due_on: string | null;
} & Origin;
export type KnownSuspension = Suspension & {
  kind: SuspensionKind;
  evidence: string | null;
  suspension_id: number;
  legal_case_id: number | null;
};
export interface KnownLimitation {
  last_due_on: string;
  /** False once the loan is settled: nothing is left to claim. */
  owes: boolean;
  interruptions: KnownInterruption[];
  suspensions: KnownSuspension[];
}

const NOWHERE: Origin = {
  interruption_id: null,
  payment_id: null,
  restructure_id: null,
  legal_case_id: null,
  note_id: null,
};
const DEMANDED = 'debit';
const PAID = ['bank_transfer', 'app', 'cash', DEMANDED];
/**
 * Given up or turned down: nothing says when it ended for the period, so it counts from the filing,
 * which is never too late.
 */
const WITHOUT_END = new Set(['withdrawn', 'dismissed']);

const known = (
  row: Partial<KnownInterruption> & Pick<KnownInterruption, 'kind' | 'on'>,
): KnownInterruption => ({ ...NOWHERE, evidence: null, ended_on: null, last_due_on: null, ...row });

type Of<T> = T & { loan_id: number };
type Rows = Of<{ row: KnownInterruption }>[];

async function entered(db: Knex, ids: readonly number[]): Promise<Rows> {
  const rows: Of<{
    id: number;
    legal_case_id: number | null;
    kind: InterruptionKind;
    happened_on: string;
    ended_on: string | null;
    evidence: string | null;
    file_name: string | null;
  }>[] = await db('limitation_interruptions')
    .leftJoin('attachments', (join) => {
      join
        .on('attachments.id', 'limitation_interruptions.attachment_id')
        .andOnVal('attachments.status', 'recorded');
    })
    .where(isOneOf(db, 'loan_id', ids))
    .whereNull('limitation_interruptions.withdrawn_by')
    .select(
      'limitation_interruptions.id',
      'loan_id',
      'legal_case_id',
      'limitation_interruptions.kind',
      'happened_on',
      'ended_on',
      'evidence',
      'file_name',
    );
  return rows.map(
    ({ loan_id, id, legal_case_id, kind, happened_on, ended_on, evidence, file_name }) => ({
      loan_id,
      row: known({
        kind,
        on: happened_on,
        ended_on,
        evidence: evidence ?? file_name,
        interruption_id: id,
        legal_case_id,
      }),
    }),
  );
}

async function obstructed(
  db: Knex,
  ids: readonly number[],
): Promise<Of<{ row: KnownSuspension }>[]> {
  const rows: Of<{
    id: number;
    legal_case_id: number | null;
    kind: SuspensionKind;
    from_on: string;
    until_on: string | null;
    evidence: string | null;
    file_name: string | null;
  }>[] = await db('limitation_suspensions')
    .leftJoin('attachments', (join) => {
      join
        .on('attachments.id', 'limitation_suspensions.attachment_id')
        .andOnVal('attachments.status', 'recorded');
    })
    .where(isOneOf(db, 'loan_id', ids))
    .whereNull('limitation_suspensions.withdrawn_by')
    .select(
      'limitation_suspensions.id',
      'loan_id',
      'legal_case_id',
      'limitation_suspensions.kind',
      'from_on',
      'until_on',
      'evidence',
      'file_name',
    );
  return rows.map(
    ({ loan_id, id, legal_case_id, kind, from_on, until_on, evidence, file_name }) => ({
      loan_id,
      row: {
        kind,
        from: from_on,
        to: until_on,
        evidence: evidence ?? file_name,
        suspension_id: id,
        legal_case_id,
      },
    }),
  );
}

/** Payments from `since` of their loan on: earlier ones come before anything runs. */
async function paid(
  db: Knex,
  ids: readonly number[],
  since: ReadonlyMap<number, string>,
): Promise<Rows> {
  const first = [...since.values()].reduce((a, b) => (a < b ? a : b), '9999-12-31');
  const rows: Of<{ id: number; paid_on: string; channel: string; client_reference: string }>[] =
    await db('payments')
      .where(isOneOf(db, 'loan_id', ids))
      .where('status', 'posted')
      .whereIn('channel', PAID)
      .where('paid_on', '>=', first)
      .select('id', 'loan_id', 'paid_on', 'channel', 'client_reference');
  return rows
    .filter((row) => row.paid_on >= (since.get(row.loan_id) ?? ''))
    .map(({ loan_id, id, paid_on, channel, client_reference }) => ({
      loan_id,
      row: known({
        kind: channel === DEMANDED ? 'demand' : 'part_payment',
        on: paid_on,
        evidence: client_reference,
        payment_id: id,
      }),
    }));
}

async function planned(db: Knex, ids: readonly number[]): Promise<Rows> {
  const rows: Of<{ id: number; effective_on: string; last_due_on: string | null }>[] = await db(
    'restructures',
  )
    .leftJoin('installments', (join) => {
      join
        .on('installments.loan_id', 'restructures.loan_id')
        .andOn('installments.schedule_version', 'restructures.schedule_version');
    })
    .where(isOneOf(db, 'restructures.loan_id', ids))
    .whereNotNull('effective_at')
    .whereNull('lapsed_at')
    .groupBy('restructures.id', 'restructures.loan_id', 'effective_on')
    .select('restructures.id', 'restructures.loan_id', 'effective_on')
    .max({ last_due_on: 'due_on' });
  return rows.map(({ loan_id, id, effective_on, last_due_on }) => ({
    loan_id,
    row: known({
      kind: 'plan',
      on: effective_on,
      evidence: `#${id}`,
      last_due_on,
      restructure_id: id,
    }),
  }));
}

/** Suits that were filed; the filing date of a draft is but a plan. */
async function sued(db: Knex, ids: readonly number[]): Promise<Rows> {
  const rows: Of<{
    id: number;
    case_no: string | null;
    stage: string;
    stage_on: string;
    filed_on: string;
    closed_outcome: string | null;
  }>[] = await db('legal_cases')
    .where(isOneOf(db, 'loan_id', ids))
    .whereNotNull('filed_on')
    .whereNotIn('stage', ['draft', 'demand'])
    .select('id', 'loan_id', 'case_no', 'stage', 'stage_on', 'filed_on', 'closed_outcome');
  return rows.map((row) => ({
    loan_id: row.loan_id,
    row: known({
      kind: 'suit',
      on: row.filed_on,
      evidence: row.case_no ?? `#${row.id}`,
      ended_on:
        row.stage === 'closed' && !WITHOUT_END.has(row.closed_outcome ?? '') ? row.stage_on : null,
      legal_case_id: row.id,
    }),
  }));
}

/** Promises of the borrower's that a recording or a file proves. */
async function promised(db: Knex, ids: readonly number[]): Promise<Rows> {
  const file = db('attachments')
    .where({ resource: 'collection_notes', status: 'recorded' })
    .whereRaw('attachments.record_id = collection_notes.id')
    .min('file_name');
  const rows: Of<{
    id: number;
    contacted_at: string;
    recording_reference: string | null;
    file_name: string | null;
  }>[] = await db('collection_notes')
    .where(isOneOf(db, 'loan_id', ids))
    .where({ outcome: 'promised', status: 'recorded', contacted_party: 'borrower' })
    .select('id', 'loan_id', 'contacted_at', 'recording_reference', { file_name: file });
  return rows.flatMap(({ loan_id, id, contacted_at, recording_reference, file_name }) => {
    const evidence = recording_reference ?? file_name;
    return evidence === null
      ? []
      : [
          {
            loan_id,
            row: known({
              kind: 'promise',
              on: dateInShanghai(new Date(contacted_at)),
              evidence,
              note_id: id,
            }),
          },
        ];
  });
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
  const loans: { id: number; last_due_on: string; status: string }[] = await db('loans')
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
): Promise<Of<{ last_due_on: string }>[]> =>
  await rawRows<Of<{ last_due_on: string }>>(
    db,
    `select installments.loan_id, max(installments.due_on) as last_due_on from installments
    join (select loan_id, max(schedule_version) as schedule_version from schedule_versions where restructure_id is null and loan_id in (${ids.map(() => '?').join(', ')}) group by loan_id) as contract
      on contract.loan_id = installments.loan_id and contract.schedule_version = installments.schedule_version
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
  const plans = await planned(db, ids);
  const dues = await contractDues(db, ids, new Set(plans.map(({ loan_id }) => loan_id)));
  for (const [loan_id, due] of dues)
    facts.set(loan_id, { ...due, interruptions: [], suspensions: [] });
  // A plan may end before the contract would have: from its last due date on payments count.
  const since = new Map([...dues].map(([loan_id, { last_due_on }]) => [loan_id, last_due_on]));
  for (const { loan_id, row } of plans)
    if (row.last_due_on !== null && row.last_due_on < (since.get(loan_id) ?? ''))
      since.set(loan_id, row.last_due_on);
  for (const { loan_id, row } of [
    ...plans,
    ...(await entered(db, ids)),
    ...(await paid(db, ids, since)),
    ...(await sued(db, ids)),
    ...(await promised(db, ids)),
  ])
    facts.get(loan_id)?.interruptions.push(row);
  for (const { loan_id, row } of await obstructed(db, ids))
    facts.get(loan_id)?.suspensions.push(row);
  return facts;
}

/**
 * Counted with Chinese holidays and make-up workdays; what still hinders a claim, to the day asked.
 * Payments that moved nothing are left out: a plan that is kept has one a month.
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
 * The day a loan's limitation ends as of the filing of a case: that suit itself, and what came
 * later, left out.
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
 * The day a limitation ends where an obstacle still lasts, by loan: it moves on with every day
 * asked about, so what is stored with a case is its least, and this takes its place. Only of loans
 * that have a case.
 */
export async function limitationsHeld(db: Knex, as_of: string): Promise<Map<number, string>> {
  const rows: { loan_id: number }[] = await db('limitation_suspensions')
    .whereNull('withdrawn_by')
    .whereNull('until_on')
    .whereIn('loan_id', (sued) => {
      void sued.from('legal_cases').select('loan_id');
    })
    .distinct('loan_id');
  const facts =
    rows.length === 0
      ? []
      : await limitationFacts(
          db,
          rows.map(({ loan_id }) => loan_id),
        );
  return new Map([...facts].map(([loan_id, known]) => [loan_id, weighLimitation(known, as_of).on]));
}

/**
 * As `refreshLimitations`, for the loans where a file proves an interruption, an obstacle or a
 * promise.
 */
export async function refreshForFile(
  trx: Knex.Transaction,
  { id, resource, record_id }: { id: number; resource: string; record_id: number },
): Promise<void> {
  const proven: { loan_id: number }[] = await trx('limitation_interruptions')
    .where({ attachment_id: id })
    .select('loan_id');
  const hindered: { loan_id: number }[] = await trx('limitation_suspensions')
    .where({ attachment_id: id })
    .select('loan_id');
  const told: { loan_id: number }[] =
    resource === 'collection_notes'
      ? await trx('collection_notes').where({ id: record_id }).select('loan_id')
      : [];
  await refreshLimitations(trx, [
    ...new Set([...proven, ...hindered, ...told].map((row) => row.loan_id)),
  ]);
}

/**
 * The day stored with each case of these loans, as the events make it; called in the transaction of
 * whatever moves it.
 */
export async function refreshLimitations(
  trx: Knex.Transaction,
  loanIds: readonly number[],
): Promise<void> {
  for (const some of chunks(loanIds)) {
    const cases: { id: number; loan_id: number; limitation_expires_on: string | null }[] =
      await trx('legal_cases')
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
      { limitation_expires_on: 'text' },
      moved.map((row) => [row.id, ends.get(row.loan_id) ?? null]),
    );
  }
}
