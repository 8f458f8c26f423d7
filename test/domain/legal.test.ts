import { describe, expect, it } from 'vitest';
import type { CaseStage } from '../../server/domain/legalCase.ts';
import { caseTransition, nextStages } from '../../server/domain/legalCase.ts';
import { limitationExpiresOn } from '../../server/domain/limitation.ts';

describe('limitation', () => {
  it.each([
    ['2023-03-15', '2026-03-16'], // a Sunday rolls to Monday
    ['2023-03-14', '2026-03-16'], // a Saturday too
    ['2023-03-16', '2026-03-16'],
    ['2024-02-29', '2027-03-01'], // month end 2027-02-28 is a Sunday
    ['2020-02-29', '2023-02-28'],
  ])('of a loan last due on %s expires on %s', (last_due_on, expires_on) => {
    expect(limitationExpiresOn(last_due_on)).toBe(expires_on);
  });

  it('a public holiday rolls forward', () => {
    expect(limitationExpiresOn('2023-10-01', new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']))).toBe('2026-10-08');
  });
});

describe('stages of a case', () => {
  const stages: readonly CaseStage[] = ['draft', 'demand', 'filed', 'trial', 'judgment', 'enforcement', 'closed'];
  it('move only along the allowed ways', () => {
    const ways = stages.flatMap((from) => stages.filter((to) => caseTransition(from, to)).map((to) => `${from} → ${to}`));
    expect(ways).toEqual([
      'draft → demand', 'draft → filed', 'draft → closed', 'demand → filed', 'demand → closed', 'filed → trial', 'filed → closed',
      'trial → judgment', 'trial → closed', 'judgment → enforcement', 'judgment → closed', 'enforcement → closed',
    ]);
    expect(nextStages('closed')).toEqual([]);
  });
});
