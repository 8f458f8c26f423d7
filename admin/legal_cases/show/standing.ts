import type { CaseStage } from '../../../server/contract/enums.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { nextStages } from '../../../server/domain/legal/legalCase.ts';
import { useMay } from '../../shared/session.ts';

/** Tells whether things may be entered here: by the desk, while the case is open. */
export function useEditable({ stage }: LegalCase): boolean {
  return useMay('legal_cases', 'edit') && stage !== 'closed';
}

/** The stage that usually follows; null after the last. */
export function likelyNext(stage: CaseStage): CaseStage | null {
  return nextStages(stage)[0] ?? null;
}

export const beforeFiling = (stage: CaseStage): boolean => stage === 'draft' || stage === 'demand';
