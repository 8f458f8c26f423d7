import type { MessageStatus, ReceiptKind } from './words.ts';

/** How a message moves from state to state, whatever order its news come in. */

/** How far each state is; news of an earlier one never take a message back. */
const RANK: Partial<Record<MessageStatus, number>> = {
  sending: 0,
  unknown: 0,
  sent: 1,
  failed: 1,
  delivered: 2,
  read: 3,
};

const TOLD: Partial<Record<ReceiptKind, MessageStatus>> = {
  accepted: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  read: 'read',
};

/**
 * The state that a receipt brings a message to; null where it stays as it is. What was delivered is
 * not failed any more, and what never left has no receipts.
 */
export function afterReceipt(status: MessageStatus, kind: ReceiptKind): MessageStatus | null {
  const to = TOLD[kind];
  const [from, next] = [RANK[status], to === undefined ? undefined : RANK[to]];
  if (to === undefined || from === undefined || next === undefined) return null;
  return next > from ? to : null;
}

/** So many tries, then a message has failed. */
export const MOST_TRIES = 6;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** When a message is tried again: after a minute, doubled each time, up to an hour. */
export const nextTry = (tries: number, now: string): string =>
  new Date(
    Date.parse(now) + Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1), LONGEST_WAIT_MS),
  ).toISOString();

/** How long the answer to a message may take before somebody asks for it. */
export const ANSWER_MS = 2 * 60_000;

/** How much longer a message must stay lawful: as long as handing it over may take. */
export const MARGIN_MS = 60_000;

/** Whether a reply asks to be left alone: 回复T, TD, R, 退订, STOP. */
export const isOptOut = (reply: string): boolean =>
  /^(t|td|r|n|stop|退订|拒收|取消)$/i.test(reply.normalize('NFKC').replace(/[\s。.!！]/g, ''));
