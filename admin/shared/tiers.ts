import { useTranslate } from 'react-admin';
import type { TierBand } from '../../server/domain/ledger/delinquency.ts';
import { useSession } from './session.ts';
import { type BandDays, bandSaid, tierChoices } from './tierBands.ts';

const NONE: readonly TierBand[] = [];

/** The bands of days past due in force on the business date. */
export function useTierBands(): readonly TierBand[] {
  return useSession()?.tiers ?? NONE;
}

/** The days of a band in words. */
export function useBandDays(): (band: BandDays) => string {
  const translate = useTranslate();
  return (band) => translate(...bandSaid(band));
}

/** Choices of a tier filter, each with its days; `asked` are the ids that are chosen already. */
export function useTierChoices(asked: readonly string[]): { id: string; name: string }[] {
  const days = useBandDays();
  return tierChoices(useTierBands(), asked).map(({ id, band }) => ({
    id,
    name: band ? `${id} · ${days(band)}` : id,
  }));
}
