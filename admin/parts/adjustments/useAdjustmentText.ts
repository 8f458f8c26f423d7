import { useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';

/** Says in one line what an adjustment does. */
export function useAdjustmentText(): (adjustment: Adjustment) => string {
  const translate = useTranslate();
  const component = useEnumLabel('components');
  const cost = useEnumLabel('cost_kinds');
  return ({ kind, component: of, cost_kind, amount_minor, rate_bps, first_due_on }) =>
    translate(`adjustments.text.${kind}`, {
      component: component(of),
      cost: cost(cost_kind),
      amount: formatMoney(amount_minor),
      rate: formatRate(rate_bps ?? 0),
      day: first_due_on ?? '',
    });
}
