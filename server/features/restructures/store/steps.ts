import type { Knex } from 'knex';
import type {
  RestructureFigures,
  RestructureStep,
} from '../../../contract/resources/restructures.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** The timeline of a request: who did what, when, and what was shown. It only grows. */

type Step = RestructureStep['step'];
interface NewStep {
  step: Step;
  comment?: string | null | undefined;
  details?: RestructureStep['details'];
  figures?: RestructureFigures | null;
}

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

/** A step as its table holds it: details and figures as JSON text. */
type StoredStep = Omit<RestructureStep, 'details' | 'figures'> &
  Record<'details' | 'figures', string | null>;

const opened = (row: StoredStep): RestructureStep => ({
  ...row,
  details: row.details === null ? null : (JSON.parse(row.details) as RestructureStep['details']),
  figures: row.figures === null ? null : (JSON.parse(row.figures) as RestructureFigures),
});

export async function stepsOf(db: Knex, restructure_id: number): Promise<RestructureStep[]> {
  const rows: StoredStep[] = await db('restructure_steps').where({ restructure_id }).orderBy('id');
  return rows.map(opened);
}

/** The figures as they were last shown at one of the steps. */
export async function figuresAt(
  db: Knex,
  restructure_id: number,
  steps: readonly Step[],
): Promise<{ figures: RestructureFigures; at: string } | null> {
  const row: StoredStep | undefined = await db('restructure_steps')
    .where({ restructure_id })
    .whereIn('step', [...steps])
    .whereNotNull('figures')
    .orderBy('id', 'desc')
    .first();
  const step = row === undefined ? undefined : opened(row);
  return step?.figures ? { figures: step.figures, at: step.occurred_at } : null;
}
