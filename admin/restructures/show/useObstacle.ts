import { useTranslate } from 'react-admin';
import type {
  Restructure,
  RestructureReview,
} from '../../../server/contract/resources/restructures.ts';
import { quotaProblem } from '../../../server/domain/restructure/restructure.ts';
import { formatMoney } from '../../shared/format.ts';
import { useQuota } from '../../parts/restructures/useQuota.ts';

/**
 * The reason why nobody can approve a waiting request now: the terms no longer work, or the month's
 * quota is used up; '' where nothing stands in the way.
 */
export function useObstacle(
  { status, first_approved_by }: Restructure,
  review: RestructureReview | undefined,
): string {
  const translate = useTranslate();
  const { data: quota } = useQuota();
  if (status !== 'submitted' || !review) return '';
  if (review.problem !== null) return translate('restructures.bar.terms_fail');
  // The first of two approvals takes nothing of the quota.
  if (
    !quota ||
    !review.current ||
    (review.current.approvers_needed > 1 && first_approved_by === null)
  )
    return '';
  const problem = quotaProblem(
    { count: quota.approved_count, waived_minor: quota.waived_minor },
    review.current.waived_minor,
    { ...quota, monthly_count: quota.count_limit, monthly_waived_minor: quota.waived_limit_minor },
  );
  return problem === null
    ? ''
    : translate(`approvals.quota.short_${problem}`, {
        count: Math.max(0, quota.count_limit - quota.approved_count),
        waived: formatMoney(Math.max(0, quota.waived_limit_minor - quota.waived_minor)),
      });
}
