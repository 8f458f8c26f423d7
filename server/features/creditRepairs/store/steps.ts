import type { Knex } from 'knex';
import type { REPAIR_STEPS } from '../../../contract/enums.ts';
import type { ComparedLine, RepairFile } from '../../../contract/resources/repairFile.ts';
import type { RepairCheck } from '../../../domain/repair/repairChecklist.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** The timeline of a request: who did what, and when. It only grows. */

export type Step = (typeof REPAIR_STEPS)[number];
export interface StepDetails {
  comment?: string | null | undefined;
  /** The comparison a decision rests on. */
  comparison?: readonly ComparedLine[];
  /** Checks that were required, and not done when the request was granted. */
  open_checks?: readonly RepairCheck[];
}

/** Adds a step to the timeline, in the name of whoever acts. */
export async function addStep(
  { db, actor, now, businessDate }: UnitOfWork,
  credit_repair_id: number,
  step: Step,
  { comment, comparison, open_checks = [] }: StepDetails = {},
): Promise<void> {
  await db('credit_repair_steps').insert({
    credit_repair_id,
    step,
    actor_id: actor.id,
    actor_name: actor.name,
    occurred_at: now,
    business_date: businessDate,
    comment: comment ?? null,
    comparison: comparison ? JSON.stringify(comparison) : null,
    open_checks: open_checks.length > 0 ? JSON.stringify(open_checks) : null,
  });
}

/** The comparison the last decision rests on; null where it was kept with none. */
export async function decidedComparison(
  db: Knex,
  credit_repair_id: number,
): Promise<ComparedLine[] | null> {
  const row: { comparison: string } | undefined = await db('credit_repair_steps')
    .where({ credit_repair_id })
    .whereNotNull('comparison')
    .orderBy('id', 'desc')
    .first('comparison');
  return row === undefined ? null : (JSON.parse(row.comparison) as ComparedLine[]);
}

type ShownStep = RepairFile['steps'][number];
export async function stepsOf(db: Knex, credit_repair_id: number): Promise<ShownStep[]> {
  const rows: (Omit<ShownStep, 'open_checks'> & { open_checks: string | null })[] = await db(
    'credit_repair_steps',
  )
    .where({ credit_repair_id })
    .orderBy('id')
    .select(
      'step',
      'actor_id',
      'actor_name',
      'occurred_at',
      'business_date',
      'comment',
      'open_checks',
    );
  return rows.map((row) => ({
    ...row,
    open_checks: row.open_checks === null ? [] : (JSON.parse(row.open_checks) as RepairCheck[]),
  }));
}

/** Steps that are work on a request: whoever took one does not decide it. */
const WORK: readonly Step[] = ['claim', 'update', 'check', 'compare', 'submit'];

/**
 * The ids of the people who worked on requests, by the request's id. Who gave a request back having
 * done nothing but claim it has not worked on it.
 */
export async function workersOf(db: Knex, ids: readonly number[]): Promise<Map<number, number[]>> {
  const rows: { credit_repair_id: number; actor_id: number; step: Step }[] = await db(
    'credit_repair_steps',
  )
    .whereIn('credit_repair_id', ids)
    .whereIn('step', [...WORK, 'release'])
    .whereNotNull('actor_id')
    .orderBy('id')
    .select('credit_repair_id', 'actor_id', 'step');
  const done = new Map<number, Map<number, 'claimed' | 'worked'>>();
  for (const { credit_repair_id, actor_id, step } of rows) {
    const people = done.get(credit_repair_id) ?? new Map<number, 'claimed' | 'worked'>();
    done.set(credit_repair_id, people);
    const worked = people.get(actor_id) === 'worked';
    if (step === 'release' && !worked) people.delete(actor_id);
    else if (step !== 'release')
      people.set(actor_id, worked || step !== 'claim' ? 'worked' : 'claimed');
  }
  return new Map(
    [...done].map(([id, people]) => [id, [...people.keys()].toSorted((a, b) => a - b)]),
  );
}

/** The id of a request's last step of a kind; 0 where there is none. */
export async function lastStepOf(db: Knex, credit_repair_id: number, step: Step): Promise<number> {
  const row: { id: number } | undefined = await db('credit_repair_steps')
    .where({ credit_repair_id, step })
    .orderBy('id', 'desc')
    .first('id');
  return row?.id ?? 0;
}
