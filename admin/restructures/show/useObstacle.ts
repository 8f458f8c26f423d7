import { useTranslate } from 'react-admin';
import type {
  Restructure,
  RestructureReview,
} from '../../../server/contract/resources/restructures.ts';
import { formatMoney } from '../../shared/format.ts';
import { quotaLeft, quotaShort } from '../../parts/restructures/quota.ts';
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
  const problem = quotaShort(quota, { count: 1, waived_minor: review.current.waived_minor });
  if (problem === null) return '';
  const left = quotaLeft(quota);
  return translate(`approvals.quota.short_${problem}`, {
    count: left.count,
    waived: formatMoney(left.waived_minor),
  });
}
