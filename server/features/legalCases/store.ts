import type { Knex } from 'knex';
import { idTexts } from '../../../db/dialect.ts';
import { done, type Outcome } from '../../contract/outcome.ts';
import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import type { ResourceDefinition } from '../../contract/resource.ts';
import {
  FILING_EVIDENCE,
  type EvidencePlace,
  type GateEvidence,
  type GateFile,
} from '../../domain/legal/filingGate.ts';
import type { Role } from '../../contract/enums.ts';
import { chunks } from '../../book/accounts.ts';
import { nextDeadlines } from '../../book/caseDeadlines.ts';
import { openCases } from '../../book/cases.ts';
import { suedOn } from '../../book/caseFacts.ts';
import { limitationsHeld } from '../../book/limitation.ts';
import type { ListRequest } from '../../store/listTypes.ts';
import type { Computed, Row, TableSpec } from '../../store/tableStore.ts';

/** A day that stands in another column, or is a piece of SQL. */
const dayOf = (sql: string): Computed => ({
  where: (query, { op, values }) => {
    if (op !== 'in') {
      query.whereRaw(`${sql} ${op === 'gte' ? '>=' : '<='} ?`, [String(values[0])]);
      return;
    }
    const days = values.filter((value) => value !== null);
    query.where((group) => {
      group.whereRaw(`${sql} in (${days.map(() => '?').join(', ')})`, days);
      if (days.length < values.length) group.orWhereRaw(`${sql} is null`);
    });
  },
  order: { sql },
});

/** `q` also finds the cases of a loan by its whole number. */
const CASES: TableSpec = {
  table: 'legal_cases',
  searched: legalCases.searched,
  search: (query, q) => {
    query.orWhereIn('legal_cases.loan_id', (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
  },
};

/**
 * How cases filter and sort by what a date brings about: by the very values their list shows, found
 * for all open cases when one of them is asked for.
 */
export async function caseSpec(
  db: Knex,
  today: string,
  { sort, conditions }: ListRequest,
): Promise<Outcome<TableSpec>> {
  const asked = (field: string): boolean =>
    sort.field === field || conditions.some((condition) => condition.field === field);
  const next = asked('next_deadline_on')
    ? await nextDeadlines(db, await openCases(db), today)
    : null;
  const held = asked('limitation_expires_on') ? await limitationsHeld(db, today) : null;
  return done({
    ...CASES,
    computed: {
      next_deadline_on: dayOf('next_days.value'),
      ...(held !== null && {
        limitation_expires_on: dayOf(
          'coalesce(held_days.value, legal_cases.limitation_expires_on)',
        ),
      }),
    },
    scope: (query) => {
      if (next !== null)
        query
          .withMaterialized(
            'next_days',
            idTexts(db, new Map([...next].map(([id, { on }]) => [id, on]))),
          )
          .leftJoin('next_days', 'next_days.id', 'legal_cases.id');
      if (held !== null)
        query
          .withMaterialized('held_days', idTexts(db, held))
          .leftJoin('held_days', 'held_days.id', 'legal_cases.loan_id');
    },
  });
}

/** A table whose day stands in another column: `on` is a word of SQL. */
export const datedSpec = ({ name, searched }: ResourceDefinition, column: string): TableSpec => ({
  table: name,
  searched,
  computed: { on: dayOf(`${name}.${column}`) },
});

export interface CaseLoan {
  id: number;
  loan_no: string;
  borrower_id: number;
  disbursed_on: string;
}
export const loanOf = async (db: Knex, id: number): Promise<CaseLoan | undefined> =>
  await db('loans').where({ id }).first('id', 'loan_no', 'borrower_id', 'disbursed_on');

export const userOf = async (
  db: Knex,
  id: number,
): Promise<{ id: number; role: Role; active: number } | undefined> =>
  await db('users').where({ id }).first('id', 'role', 'active');

export const contactOf = async (
  db: Knex,
  id: number,
): Promise<{ id: number; borrower_id: number; relation: string; full_name: string } | undefined> =>
  await db('borrower_contacts').where({ id }).first('id', 'borrower_id', 'relation', 'full_name');

export async function contactNames(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const rows: { id: number; full_name: string }[] = await db('borrower_contacts')
    .whereIn('id', ids)
    .select('id', 'full_name');
  return new Map(rows.map((row) => [row.id, row.full_name]));
}

/** Whether the guarantee of a person for a loan is recorded. */
export const isGuaranteedBy = async (
  db: Knex,
  loan_id: number,
  borrower_contact_id: number,
): Promise<boolean> =>
  (await db('guarantees').where({ loan_id, borrower_contact_id }).first('id')) !== undefined;

/** When these cases were filed; null: they are not. */
export async function filingsOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, string | null>> {
  const rows: Pick<LegalCaseRow, 'id' | 'stage' | 'filed_on'>[] = await db('legal_cases')
    .whereIn('id', ids)
    .select('id', 'stage', 'filed_on');
  return new Map(rows.map((row) => [row.id, suedOn(row)]));
}

/** Records a draft would leave behind. */
export async function recordsOf(db: Knex, legal_case_id: number): Promise<number> {
  let count = 0;
  for (const table of [
    'case_measures',
    'case_hearings',
    'limitation_interruptions',
    'limitation_suspensions',
    'adjustments',
  ]) {
    count += Number(
      (
        (await db(table).where({ legal_case_id }).count({ n: '*' }).first()) as
          | { n: number }
          | undefined
      )?.n ?? 0,
    );
  }
  return (
    count +
    Number(
      (
        (await db('attachments')
          .where({ resource: 'legal_cases', record_id: legal_case_id })
          .count({ n: '*' })
          .first()) as { n: number } | undefined
      )?.n ?? 0,
    )
  );
}

/**
 * Whether a file that was not withdrawn belongs to a loan: to itself, its borrower, its cases,
 * notes or restructures.
 */
export async function isFileOf(db: Knex, id: number, loan: CaseLoan): Promise<boolean> {
  const file = (await db('attachments')
    .where({ id, status: 'recorded' })
    .first('resource', 'record_id')) as { resource: string; record_id: number } | undefined;
  if (file === undefined) return false;
  if (file.resource === 'loans') return file.record_id === loan.id;
  if (file.resource === 'borrowers') return file.record_id === loan.borrower_id;
  if (!['legal_cases', 'collection_notes', 'restructures'].includes(file.resource)) return false;
  return (
    (await db(file.resource).where({ id: file.record_id, loan_id: loan.id }).first('id')) !==
    undefined
  );
}

export interface GateTarget {
  loan_id: number;
  borrower_id: number;
  legal_case_id?: number | undefined;
}

/** Files that may serve as evidence, by loan. */
export async function gateFiles(
  db: Knex,
  targets: readonly GateTarget[],
): Promise<Map<number, GateFile[]>> {
  const wanted: Record<EvidencePlace, (target: GateTarget) => number | undefined> = {
    legal_cases: (one) => one.legal_case_id,
    loans: (one) => one.loan_id,
    borrowers: (one) => one.borrower_id,
  };
  const files = new Map<number, GateFile[]>(targets.map((one) => [one.loan_id, []]));
  for (const place of Object.keys(wanted) as EvidencePlace[]) {
    const loans = new Map<number, number[]>();
    for (const one of targets) {
      const id = wanted[place](one);
      if (id !== undefined) loans.set(id, [...(loans.get(id) ?? []), one.loan_id]);
    }
    for (const ids of chunks([...loans.keys()])) {
      const rows: (Omit<GateFile, 'place'> & { record_id: number })[] = await db('attachments')
        .where({ resource: place, status: 'recorded' })
        .whereIn('record_id', ids)
        .whereIn('kind', [...FILING_EVIDENCE])
        .select('id', 'record_id', 'kind', 'file_name', 'sha256');
      for (const { record_id, ...file } of rows)
        for (const loan of loans.get(record_id) ?? []) files.get(loan)?.push({ ...file, place });
    }
  }
  return files;
}

/** The files a case was filed on, as its filing keeps them; null where it keeps none. */
export async function filedEvidence(db: Knex, legal_case_id: number): Promise<GateFile[] | null> {
  const rows: { details: string }[] = await db('case_events')
    .where({ legal_case_id, kind: 'stage' })
    .orderBy('id', 'desc')
    .select('details');
  for (const { details } of rows) {
    const { evidence } = JSON.parse(details) as { evidence?: GateEvidence[] };
    if (evidence !== undefined)
      return evidence.flatMap(({ kind, attachment_id, file_name, sha256, found_on }) =>
        attachment_id === null
          ? []
          : [
              {
                id: attachment_id,
                kind,
                file_name: file_name ?? '',
                sha256: sha256 ?? '',
                place: found_on ?? 'legal_cases',
              },
            ],
      );
  }
  return null;
}

export async function withdrawnFiles(db: Knex, ids: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('attachments')
    .whereIn('id', ids)
    .where({ status: 'withdrawn' })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}

export async function insertRenewal(
  trx: Knex.Transaction,
  row: {
    case_measure_id: number;
    renewed_on: string;
    until_on: string | null;
    recorded_by: number;
    created_at: string;
  },
): Promise<void> {
  await trx('case_measure_renewals').insert(row);
}

export async function withdrawRenewal(
  trx: Knex.Transaction,
  id: number,
  values: { withdrawn_by: number; withdrawn_at: string; withdrawal_reason: string },
): Promise<void> {
  await trx('case_measure_renewals').where({ id }).update(values);
}

export async function loansById(
  db: Knex,
  ids: readonly number[],
): Promise<(Row & { loan_no: string; borrower_id: number; borrower_name: string })[]> {
  const rows: (Row & { loan_no: string; borrower_id: number; borrower_name: string })[] = [];
  for (const some of chunks(ids))
    rows.push(
      ...(await db('loans')
        .join('borrowers', 'borrowers.id', 'loans.borrower_id')
        .whereIn('loans.id', some)
        .select('loans.*', { borrower_name: 'borrowers.full_name' })),
    );
  return rows;
}
