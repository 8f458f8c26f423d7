import { useTranslate } from 'react-admin';
import type { TierBand } from '../../server/domain/ledger/delinquency.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';

/** The step of a tier on the colour scale: M0 → 0 … M7 and above → 7. */
export function tierStep(tier: string): number {
  const step = Number.parseInt(tier.replaceAll(/\D/g, ''), 10);
  return Number.isNaN(step) ? 0 : Math.min(step, 7);
}

/** The days of a band in words: '31–60 天', '180 天以上', '未逾期'. */
export function useBandDays(): (band: Pick<TierBand, 'from_days' | 'to_days'>) => string {
  const translate = useTranslate();
  return ({ from_days, to_days }) => {
    if (to_days === 0) return translate('tiers.days.none');
    if (to_days === null) return translate('tiers.days.over', { smart_count: from_days - 1 });
    return translate('tiers.days.between', { from: from_days, to: to_days });
  };
}

/** The days of a tier by its id; empty for a tier of another book. */
export function useTierDays(): (tier: string) => string {
  const days = useBandDays();
  return (tier) => {
    const band = TIER_BANDS.value.find(({ id }) => id === tier);
    return band ? days(band) : '';
  };
}

/** Choices of a tier filter, each with its days. */
export function useTierChoices(): { id: string; name: string }[] {
  const days = useBandDays();
  return TIER_BANDS.value.map((band) => ({ id: band.id, name: `${band.id} · ${days(band)}` }));
}
