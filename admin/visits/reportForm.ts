import type { VisitMet } from '../../server/domain/visits/words.ts';

/** What is typed at the door. */
export interface Typed {
  met?: VisitMet;
  entry?: 'true' | 'false';
  hold_reason?: string | null;
  hold_ends_on?: string | null;
  [field: string]: unknown;
}

const ALWAYS = ['met', 'summary', 'address_found', 'visited_at', 'place'] as const;
const OF_ANYBODY = ['situation', 'family', 'work'] as const;
const OF_BORROWER = [
  'willingness',
  'fund_use',
  'income_minor',
  'promise_amount_minor',
  'promise_on',
  'request',
] as const;

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What is sent of it: nothing that was typed while somebody else had been chosen as met. */
export function reportOf(typed: Typed): Record<string, unknown> {
  const { met, entry, hold_reason, hold_ends_on } = typed;
  const isMet = met !== 'nobody';
  const fields: readonly string[] = [
    ...ALWAYS,
    ...(isMet ? OF_ANYBODY : []),
    ...(met === 'borrower' ? OF_BORROWER : []),
  ];
  const said = Object.fromEntries(
    fields.filter((name) => isFilled(typed[name])).map((name) => [name, typed[name]]),
  );
  if (!isMet) return said;
  return {
    ...said,
    ...(isFilled(entry) && { entry_consent: entry === 'true' }),
    ...(isFilled(hold_reason) && { hold: { reason: hold_reason, ends_on: hold_ends_on } }),
  };
}
