import { CONTACT_RULES } from '../contact/contactRules.ts';

/** The words of templates and messages. */

export const MESSAGE_CHANNELS = ['sms', 'app', 'email'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** How a version of a template stands; `withdrawn`: its author put another in its place. */
export const VERSION_STATUSES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;

/**
 * What has become of a message. `queued` waits for its turn, `held` for a moment or a person;
 * `sending` was handed over and not answered yet, `unknown` never was; `refused`: the law of
 * contact or its own purpose forbade it; `cancelled` by a person.
 */
export const MESSAGE_STATUSES = [
  'queued',
  'held',
  'sending',
  'unknown',
  'sent',
  'delivered',
  'read',
  'failed',
  'refused',
  'cancelled',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
/** Statuses in which a message may still leave. */
export const MESSAGES_WAITING: readonly MessageStatus[] = ['queued', 'held'];
/** Statuses in which a message has left, or may have. */
export const MESSAGES_GONE: readonly MessageStatus[] = [
  'sending',
  'unknown',
  'sent',
  'delivered',
  'read',
];

/** Reasons of its own why a message waits or never leaves, beside those of the law of contact. */
const MESSAGE_REASONS = [
  'by_hand',
  'not_leaving',
  'retry',
  'opted_out',
  'no_consent',
  'no_address',
  'number_wrong',
  'complaint_open',
  'paid',
  'loan_closed',
  'nothing_owed',
  'told_today',
  'too_late',
  'not_approved',
  'gateway_refused',
  'tries_used_up',
] as const;
export type MessageReason = (typeof MESSAGE_REASONS)[number];
/** Every reason why a message waits or never leaves. */
export const MESSAGE_RULES = [...CONTACT_RULES, ...MESSAGE_REASONS] as const;

export const CONSENT_KINDS = ['consent', 'opt_out'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];
/** How a borrower said so; `reply`: by an answer to a message. */
export const CONSENT_WAYS = ['contract', 'in_writing', 'by_phone', 'app', 'reply'] as const;

/** What a gateway tells of a message afterwards. */
export const RECEIPT_KINDS = ['accepted', 'delivered', 'failed', 'read', 'reply'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];
