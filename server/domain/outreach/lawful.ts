import type { ContactRule, ContactVerdict } from '../contact/contactRules.ts';
import type { ConsentKind, MessageChannel, MessageReason } from './words.ts';

/** Whether a message may leave at a moment: by the law of contact, and by consent. */

export type MessageRule = ContactRule | MessageReason;

export type Judgement =
  | { readonly kind: 'send'; readonly loan_ids: readonly number[] }
  | { readonly kind: 'wait'; readonly rule: MessageRule; readonly until: string }
  | { readonly kind: 'drop'; readonly rule: MessageRule };

/** The verdict on one of the loans a message is about. */
export interface LoanVerdict {
  readonly loan_id: number;
  readonly verdict: Pick<ContactVerdict, 'allowed' | 'rule' | 'next_allowed_at'>;
}

/**
 * The judgement on a message about several loans: it leaves about those that allow it; where none
 * does it waits for the first that will.
 */
export function judgement(loans: readonly LoanVerdict[]): Judgement {
  const allowed = loans.filter(({ verdict }) => verdict.allowed);
  if (allowed.length > 0) return { kind: 'send', loan_ids: allowed.map((one) => one.loan_id) };
  const [soonest] = loans
    .flatMap(({ verdict: { rule, next_allowed_at: until } }) =>
      rule === null || until === null ? [] : [{ rule, until }],
    )
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  if (soonest !== undefined) return { kind: 'wait', ...soonest };
  return { kind: 'drop', rule: loans.find(({ verdict }) => verdict.rule)?.verdict.rule ?? 'paid' };
}

/** The latest that a borrower said of a channel. */
export interface Said {
  readonly kind: ConsentKind;
}

/**
 * Why a channel is closed to a message; null where it is open. An SMS about the contract needs no
 * consent of its own (Personal Information Protection Law art. 13(1)(2)), only nobody's objection;
 * an email goes to the address that its owner gave for it.
 */
export function channelClosed(
  channel: MessageChannel,
  said: Said | undefined,
): 'opted_out' | 'no_consent' | null {
  if (said?.kind === 'opt_out') return 'opted_out';
  return channel === 'email' && said === undefined ? 'no_consent' : null;
}

/** An address as it is shown: of an email its first sign and its domain. */
export function maskAddressOf(address: string): string {
  const at = address.indexOf('@');
  if (at > 0) return `${address.slice(0, 1)}****${address.slice(at)}`;
  return address.length < 8 ? '****' : `${address.slice(0, 3)}****${address.slice(-4)}`;
}
