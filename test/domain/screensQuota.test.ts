import { describe, expect, it } from 'vitest';
import { isUsedUp, quotaLeft, quotaShort } from '../../admin/parts/restructures/quota.ts';
import type { RestructureQuota } from '../../server/contract/resources/restructures.ts';

describe('the quota of a month', () => {
  const quota = (changes: Partial<RestructureQuota>) =>
    ({
      approved_count: 8,
      count_limit: 10,
      waived_minor: 700,
      waived_limit_minor: 1000,
      ...changes,
    }) as RestructureQuota;

  it.each([
    ['what is not used', {}, { count: 2, waived_minor: 300 }, false],
    ['nothing of the count', { approved_count: 10 }, { count: 0, waived_minor: 300 }, true],
    ['nothing of what may be waived', { waived_minor: 1000 }, { count: 2, waived_minor: 0 }, true],
    [
      'no less than nothing where it was lowered',
      { count_limit: 5 },
      { count: 0, waived_minor: 300 },
      true,
    ],
  ])('leaves %s', (_name, changes, left, usedUp) => {
    expect(quotaLeft(quota(changes))).toEqual(left);
    expect(isUsedUp(quota(changes))).toBe(usedUp);
  });

  it.each([
    ['takes one more', 1, 300, null],
    ['takes as many as are left', 2, 0, null],
    ['has no room for one too many', 3, 0, 'count'],
    ['has no room for a fen too much', 1, 301, 'waived'],
    ['names the count first', 3, 301, 'count'],
  ])('%s', (_name, count, waived_minor, short) => {
    expect(quotaShort(quota({}), { count, waived_minor })).toBe(short);
  });
});
