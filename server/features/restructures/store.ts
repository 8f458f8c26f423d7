import type { Knex } from 'knex';
import { rawRows } from '../../../db/dialect.ts';
import {
  type RestructureFigures,
  type RestructureRow,
  type RestructureStep,
  restructures,
} from '../../contract/resources/restructures.ts';
import type { RESTRUCTURE_STEPS, RestructureKind } from '../../contract/enums.ts';
import { OPEN_STATUSES } from '../../domain/restructure/restructure.ts';
import type { RestructureTerms } from '../../domain/restructure/restructurePlan.ts';
import type { TableSpec } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

export const termsOf = (row: RestructureRow): RestructureTerms =>
  JSON.parse(row.terms) as RestructureTerms;
export const kindsOf = (row: RestructureRow): RestructureKind[] =>
  JSON.parse(row.kinds) as RestructureKind[];

/**
 * `q` also finds the requests of a loan by its whole number, and of a borrower by a part of the
 * name.
 */
export const restructureSpec: TableSpec = {
  table: 'restructures',
  searched: restructures.searched,
  search: (query, q) => {
    query.orWhereIn('restructures.loan_id', (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
    query.orWhereIn('restructures.borrower_id', (borrowers) => {
      void borrowers
        .from('borrowers')
        .select('id')
        .whereRaw("lower(full_name) like ? escape '\\'", [
          `%${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
        ]);
    });
  },
};

/** The request of a loan that is on its way to an effect, other than the one named. */
export const openRequestOf = async (
  db: Knex,
  loan_id: number,
  but = 0,
): Promise<{ id: number; status: string } | undefined> =>
  await db('restructures')
    .where({ loan_id })
    .whereIn('status', [...OPEN_STATUSES])
    .whereNot({ id: but })
    .first('id', 'status');

/** The request for relief a restructure is made for. */
export const repairOf = async (
  db: Knex,
  id: number,
): Promise<
  | {
      borrower_id: number;
      loan_id: number | null;
      status: string;
      decision: string | null;
      wants_restructure: 0 | 1;
    }
  | undefined
> =>
  await db('credit_repairs')
    .where({ id })
    .first('borrower_id', 'loan_id', 'status', 'decision', 'wants_restructure');

/** Signed by all, waiting for their day. */
export const signedRequests = async (db: Knex): Promise<RestructureRow[]> =>
  await db('restructures').where({ status: 'signed' }).orderBy('id');

/** Plans that are still to be judged. */
export const plansInEffect = async (db: Knex): Promise<RestructureRow[]> =>
  await db('restructures')
    .where({ status: 'effective' })
    .whereNot({ plan_status: 'completed' })
    .orderBy('id');

export const guarantorOf = async (
  db: Knex,
  id: number,
): Promise<
  | {
      id: number;
      borrower_id: number;
      relation: string;
      full_name: string;
      phone: string | null;
      relationship: string | null;
      consented_on: string | null;
    }
  | undefined
> => await db('borrower_contacts').where({ id }).first();

/** What a month's approvals have taken of its quota. */
export async function quotaUsed(
  db: Knex,
  month: string,
): Promise<{ count: number; waived_minor: number }> {
  const [row] = await rawRows<{ n: number; waived: number | null }>(
    db,
    'select count(*) as n, sum(waived_minor) as waived from restructures where decided_on >= ' +
      "? and decided_on <= ? and status in ('approved', 'signed', 'effective')",
    [`${month}-01`, `${month}-31`],
  );
  return { count: row?.n ?? 0, waived_minor: row?.waived ?? 0 };
}

type Step = (typeof RESTRUCTURE_STEPS)[number];
interface NewStep {
  step: Step;
  comment?: string | null | undefined;
  details?: Record<string, unknown> | null;
  figures?: RestructureFigures | null;
}

/** Who did what, when, and what was shown: the timeline only grows. */
export async function addStep(
  unit: UnitOfWork,
  restructure_id: number,
  { step, comment, details, figures }: NewStep,
): Promise<void> {
  await unit.db('restructure_steps').insert({
    restructure_id,
    step,
    actor_id: unit.actor.id,
    actor_name: unit.actor.name,
    occurred_at: unit.now,
    business_date: unit.businessDate,
    comment: comment ?? null,
    details: details ? JSON.stringify(details) : null,
    figures: figures ? JSON.stringify(figures) : null,
  });
}

type StoredStep = Omit<RestructureStep, 'details' | 'figures'> & {
  details: string | null;
  figures: string | null;
};
const opened = (row: StoredStep): RestructureStep => ({
  ...row,
  details: row.details === null ? null : (JSON.parse(row.details) as Record<string, unknown>),
  figures: row.figures === null ? null : (JSON.parse(row.figures) as RestructureFigures),
});

export async function stepsOf(db: Knex, restructure_id: number): Promise<RestructureStep[]> {
  return (
    (await db('restructure_steps').where({ restructure_id }).orderBy('id')) as StoredStep[]
  ).map(opened);
}

/** The figures as they were last shown at one of the steps. */
export async function figuresAt(
  db: Knex,
  restructure_id: number,
  steps: readonly Step[],
): Promise<{ figures: RestructureFigures; at: string } | null> {
  const row = (await db('restructure_steps')
    .where({ restructure_id })
    .whereIn('step', [...steps])
    .whereNotNull('figures')
    .orderBy('id', 'desc')
    .first()) as StoredStep | undefined;
  const step = row === undefined ? undefined : opened(row);
  return step?.figures ? { figures: step.figures, at: step.occurred_at } : null;
}
