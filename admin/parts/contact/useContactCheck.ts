import type { ContactCheck } from '../../../server/contract/resources/contacts.ts';
import { useServerPreview } from '../../shared/useServerPreview.ts';
import { useMay } from '../../shared/session.ts';

export const CHECK_PATH = 'contact_check';

/** Whom one would contact, how, and when; now, without an instant. */
export interface ContactAsk {
  loan_id: number;
  channel: string;
  contacted_party: string;
  contact_id?: number;
  number_id?: number;
  /** ISO instant in UTC. */
  at?: string;
  /** The person who goes along on a visit. */
  second_collector_id?: number;
}

/**
 * An answer about now stands for a minute: each question that is refused is counted, so none is
 * asked twice.
 */
const FRESH_MS = 60_000;

/**
 * Asks whether this contact may be made. The last answer stays while a new one is on its way;
 * `null` asks nothing.
 */
export function useContactCheck(ask: ContactAsk | null, freshMs = FRESH_MS) {
  const mayAsk = useMay('contact_check', 'check');
  return useServerPreview<ContactCheck>(CHECK_PATH, mayAsk ? ask : null, { freshMs });
}
