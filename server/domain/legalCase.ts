export type CaseStage = 'draft' | 'demand' | 'filed' | 'trial' | 'judgment' | 'enforcement' | 'closed';

const NEXT: Record<CaseStage, readonly CaseStage[]> = {
  draft: ['demand', 'filed', 'closed'],
  demand: ['filed', 'closed'],
  filed: ['trial', 'closed'],
  trial: ['judgment', 'closed'],
  judgment: ['enforcement', 'closed'],
  enforcement: ['closed'],
  closed: [],
};

/** The stages a case may move to. */
export function nextStages(from: CaseStage): readonly CaseStage[] {
  return NEXT[from];
}

export function caseTransition(from: CaseStage, to: CaseStage): boolean {
  return NEXT[from].includes(to);
}
