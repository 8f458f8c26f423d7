import { useTranslate } from 'react-admin';
import type { Visit } from '../../../server/contract/resources/visits.ts';
import { formatMoney } from '../../shared/format.ts';

/** Why a visit is due: the figures the plan goes by, or the words of who asked for it. */
export function WhyDue({ visit: { plan, reason } }: { visit: Visit }) {
  const translate = useTranslate();
  if (plan === null) return <span>{reason}</span>;
  const share = plan.sample_bps < 10_000;
  return (
    <span className="figures">
      {translate(plan.visited ? 'visits.why.again' : 'visits.why.first', {
        band: plan.band,
        tier: plan.tier,
        amount: formatMoney(plan.outstanding_minor),
        since: plan.since_on,
        smart_count: plan.every_months,
      })}
      {share && translate('visits.why.sample', { share: plan.sample_bps / 100 })}
    </span>
  );
}
