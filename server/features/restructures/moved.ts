import { createHash } from 'node:crypto';
import type {
  RestructureFigures,
  RestructureReview,
} from '../../contract/resources/restructures.ts';
import { COMPONENTS } from '../../domain/ledger/allocation.ts';

/** Whether the figures of an offer are still those somebody looked at. */

/** SHA-256 of all figures: equal for two people who looked at the same ones. */
export const fingerprintOf = (figures: RestructureFigures): string =>
  createHash('sha256').update(JSON.stringify(figures)).digest('hex');

const WATCHED = [
  'new_principal_minor',
  'waived_minor',
  'carried_minor',
  'capitalised_minor',
  'total_before_minor',
  'total_after_minor',
] as const;

/** Lists the figures of an offer that are others now, in minor units. */
export function movedSince(
  frozen: RestructureFigures,
  now: RestructureFigures,
): RestructureReview['moved'] {
  const open = COMPONENTS.map((name) => ({
    figure: name,
    before_minor: frozen.parts[name].open_minor,
    now_minor: now.parts[name].open_minor,
  }));
  const sums = WATCHED.map((name) => ({
    figure: name.replace('_minor', ''),
    before_minor: frozen[name],
    now_minor: now[name],
  }));
  return [...open, ...sums].filter(({ before_minor, now_minor }) => before_minor !== now_minor);
}
