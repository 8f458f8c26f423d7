import { CONTACT_SLOT_MINUTES } from '../../../server/contract/limits.ts';
import type { ContactCheck } from '../../../server/contract/resources/contacts.ts';
import type { ContactAsk } from './useContactCheck.ts';

/**
 * A slot of the day that is held for the contact about to be made; kept in the form until the note
 * uses it.
 */
export interface Reservation {
  id: number;
  until: string;
  /** The start on the page's own steady clock, in milliseconds: the reader's clock may be wrong. */
  started: number;
  /** The contact it was reserved for; another one needs its own. */
  of: string;
}

export interface ContactFields {
  loan_id?: unknown;
  channel?: unknown;
  contacted_party?: unknown;
  contact_id?: unknown;
  number_id?: unknown;
  contacted_at?: unknown;
  second_collector_id?: unknown;
  reservation?: Reservation | null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/;
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * The question to the server about the note as it is filled in; null while too little is, or a time
 * is half typed.
 */
export function askOf({
  loan_id,
  channel,
  contacted_party,
  contact_id,
  number_id,
  contacted_at,
  second_collector_id,
}: ContactFields): ContactAsk | null {
  if (
    typeof loan_id !== 'number' ||
    typeof channel !== 'string' ||
    typeof contacted_party !== 'string'
  )
    return null;
  if (isGiven(contacted_at) && !(typeof contacted_at === 'string' && INSTANT.test(contacted_at)))
    return null;
  return {
    loan_id,
    channel,
    contacted_party,
    ...(typeof contact_id === 'number' && contacted_party !== 'borrower' ? { contact_id } : {}),
    ...(typeof number_id === 'number' && byNumber({ contacted_party, channel })
      ? { number_id }
      : {}),
    ...(typeof contacted_at === 'string' && contacted_at !== '' ? { at: contacted_at } : {}),
    ...(channel === 'visit' && typeof second_collector_id === 'number'
      ? { second_collector_id }
      : {}),
  };
}

/** Whether a slot is for a contact: one taken before a number was chosen is for any of them. */
export const isSlotOf = ({ of }: Pick<Reservation, 'of'>, fields: ContactFields): boolean =>
  of === slotOf(fields) || of === slotOf({ ...fields, number_id: null });

/** Whether a contact goes to a number of the borrower's own. */
export const byNumber = ({ contacted_party, channel }: ContactFields): boolean =>
  contacted_party === 'borrower' && BY_NUMBER.includes(channel);
const BY_NUMBER: readonly unknown[] = ['call', 'sms', 'agency'];

/**
 * The key of the slot a contact takes: the way, the person and the number, whoever goes along and
 * whenever it is written down.
 */
export const slotOf = ({
  channel,
  contacted_party,
  contact_id,
  number_id,
}: ContactFields): string =>
  JSON.stringify([
    channel,
    contacted_party,
    contacted_party === 'borrower' ? null : (contact_id ?? null),
    byNumber({ contacted_party, channel }) ? (number_id ?? null) : null,
  ]);

/**
 * Shortly before it lapses a slot is no longer named: the server finds by itself the one a contact
 * was made in.
 */
const LEEWAY_MS = 10_000;
export const isHeld = ({ started }: Reservation, now: number): boolean =>
  now - started < CONTACT_SLOT_MINUTES * 60_000 - LEEWAY_MS;

export const reservationOf = (
  answer: ContactCheck,
  started: number,
  of: string,
): Reservation | null =>
  answer.reservation_id === null || answer.reserved_until === null
    ? null
    : { id: answer.reservation_id, until: answer.reserved_until, started, of };
