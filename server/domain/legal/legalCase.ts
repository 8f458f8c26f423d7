/** The stages of a legal case, and how it moves through them. */

/** In the order of a case's course. */
export const CASE_STAGES = [
  'draft',
  'demand',
  'filed',
  'trial',
  'judgment',
  'enforcement',
  'closed',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

const NEXT: Record<CaseStage, readonly CaseStage[]> = {
  draft: ['demand', 'filed', 'closed'],
  demand: ['filed', 'closed'],
  filed: ['trial', 'closed'],
  trial: ['judgment', 'closed'],
  judgment: ['enforcement', 'closed'],
  enforcement: ['closed'],
  closed: [],
};

/** The stages a case may move to from one. */
export function nextStages(from: CaseStage): readonly CaseStage[] {
  return NEXT[from];
}

/** Whether a case may move from one stage to another. */
export function caseTransition(from: CaseStage, to: CaseStage): boolean {
  return NEXT[from].includes(to);
}

/** Whether a stage is another one, or comes after it. */
export const hasReached = (stage: CaseStage, wanted: CaseStage): boolean =>
  CASE_STAGES.indexOf(stage) >= CASE_STAGES.indexOf(wanted);

/**
 * Stages that an outcome brought about by the court comes from; a case is paid, settled or
 * withdrawn at any stage.
 */
const OUTCOME_NEEDS: Readonly<Record<string, 'judgment' | 'enforcement'>> = {
  dismissed: 'judgment',
  enforced: 'enforcement',
  enforcement_ended: 'enforcement',
};

/** The stage a case must have reached to end so; null where every stage will do. */
export const outcomeNeeds = (outcome: string): 'judgment' | 'enforcement' | null =>
  OUTCOME_NEEDS[outcome] ?? null;

/** The outcomes with which a case at a stage may be closed. */
export const closingOutcomes = <T extends string>(all: readonly T[], stage: CaseStage): T[] =>
  all.filter((outcome) => hasReached(stage, outcomeNeeds(outcome) ?? 'draft'));
