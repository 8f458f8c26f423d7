import { describe, expect, it } from 'vitest';
import type { CaseStage } from '../../server/domain/legal/legalCase.ts';
import { caseTransition, nextStages } from '../../server/domain/legal/legalCase.ts';

describe('stages of a case', () => {
  const stages: readonly CaseStage[] = [
    'draft',
    'demand',
    'filed',
    'trial',
    'judgment',
    'enforcement',
    'closed',
  ];
  it('move only along the allowed ways', () => {
    const ways = stages.flatMap((from) =>
      stages.filter((to) => caseTransition(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(ways).toEqual([
      'draft → demand',
      'draft → filed',
      'draft → closed',
      'demand → filed',
      'demand → closed',
      'filed → trial',
      'filed → closed',
      'trial → judgment',
      'trial → closed',
      'judgment → enforcement',
      'judgment → closed',
      'enforcement → closed',
    ]);
    expect(nextStages('closed')).toEqual([]);
  });
});
