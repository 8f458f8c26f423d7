import type { RestructureQuota } from '../../../server/contract/resources/restructures.ts';
import { quotaProblem } from '../../../server/domain/restructure/restructure.ts';

/** What is left of the month; never less than nothing, also where the limit was lowered. */
export const quotaLeft = (quota: RestructureQuota): { count: number; waived_minor: number } => ({
  count: Math.max(0, quota.count_limit - quota.approved_count),
  waived_minor: Math.max(0, quota.waived_limit_minor - quota.waived_minor),
});

/** Tells whether a part of the month is used up. */
export const isUsedUp = (quota: RestructureQuota): boolean =>
  quota.approved_count >= quota.count_limit || quota.waived_minor >= quota.waived_limit_minor;

/** The part of the quota that so many approvals at once, with what they waive, would break. */
export const quotaShort = (
  quota: RestructureQuota,
  asked: { count: number; waived_minor: number },
): 'count' | 'waived' | null =>
  quotaProblem(
    { count: quota.approved_count + asked.count - 1, waived_minor: quota.waived_minor },
    asked.waived_minor,
    { ...quota, monthly_count: quota.count_limit, monthly_waived_minor: quota.waived_limit_minor },
  );
