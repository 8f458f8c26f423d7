import { done, refuse } from '../../contract/outcome.ts';
import { sharersOf } from '../../book/phoneNumbers.ts';
import {
  messageConsents,
  messageReceipts,
  messages,
  receiptsAnswer,
  receiptsRequest,
  type MessageRow,
  type SentReceipt,
} from '../../contract/resources/messages.ts';
import type { Deps } from '../../deps.ts';
import { afterReceipt, isOptOut } from '../../domain/outreach/states.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { readRoutes, serve } from '../../http/crudRouter.ts';
import { special, type Route } from '../../http/route.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { isSigned, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './gateways/signing.ts';
import { failMessage } from './sending.ts';
import { lastMessageTo, messageOfKey } from './store/messages.ts';
import { isKnownReceipt } from './store/receipts.ts';

/** What gateways tell afterwards: delivered, read, failed, or an answer of the borrower. */

const served = serve({
  definition: messageReceipts,
  spec: { table: 'message_receipts', searched: messageReceipts.searched },
});

const AT = { accepted: 'sent_at', delivered: 'delivered_at', read: 'read_at' } as const;

/** Moves a message on by what was told of it. */
async function moveOn(unit: UnitOfWork, row: MessageRow, receipt: SentReceipt): Promise<void> {
  const { kind, at, words } = receipt;
  if (kind === 'reply') {
    await changeFields(unit, messages, row, { reply: words ?? null, replied_at: at });
    if (isOptOut(words ?? '')) await optOut(unit, row, at);
    return;
  }
  const status = afterReceipt(row.status, kind);
  if (kind === 'failed') {
    if (status !== null)
      await failMessage(unit, row, { rule: 'gateway_refused', gateway_words: words ?? null });
    return;
  }
  await changeFields(unit, messages, row, {
    ...(status !== null && { status }),
    ...(row[AT[kind]] === null && { [AT[kind]]: at }),
  });
}

/** 回复T: nothing is sent by this channel any more, to them or to this address. */
async function optOut(unit: UnitOfWork, row: MessageRow, at: string): Promise<void> {
  await createRow(unit, messageConsents, {
    borrower_id: row.borrower_id,
    channel: row.channel,
    kind: 'opt_out',
    sent_to: row.sent_to,
    way: 'reply',
    said_on: beijingDay(at),
    recorded_by: null,
    message_id: row.id,
  });
}

type Placed = 'placed' | 'known' | 'unplaced';

/** The message that a receipt is of: by its key, or of a reply the last that went to its number. */
async function messageOf(
  { db }: UnitOfWork,
  { key, from }: SentReceipt,
): Promise<MessageRow | undefined> {
  if (key != null) return await messageOfKey(db, key);
  return from == null ? undefined : await lastMessageTo(db, from);
}

/** 回复T from a number that nothing went to: whoever goes by it is left alone all the same. */
async function optOutOfNumber(unit: UnitOfWork, from: string, at: string): Promise<Placed> {
  const owners = await sharersOf(unit.db, [from]);
  for (const borrower_id of new Set(owners.map((owner) => owner.borrower_id)))
    await createRow(unit, messageConsents, {
      borrower_id,
      channel: 'sms',
      kind: 'opt_out',
      sent_to: from,
      way: 'reply',
      said_on: beijingDay(at),
    });
  return owners.length > 0 ? 'placed' : 'unplaced';
}

async function place(unit: UnitOfWork, receipt: SentReceipt): Promise<Placed> {
  if (await isKnownReceipt(unit.db, receipt.id)) return 'known';
  const row = await messageOf(unit, receipt);
  await createRow(unit, messageReceipts, {
    message_id: row?.id ?? null,
    receipt_key: receipt.id,
    send_key: receipt.key ?? row?.send_key ?? '',
    kind: receipt.kind,
    occurred_at: receipt.at,
    words: receipt.words ?? null,
  });
  if (row !== undefined) {
    await moveOn(unit, row, receipt);
    return 'placed';
  }
  const isNoMore = receipt.kind === 'reply' && isOptOut(receipt.words ?? '');
  return isNoMore && receipt.from != null
    ? await optOutOfNumber(unit, receipt.from, receipt.at)
    : 'unplaced';
}

/** Whether one of the gateways signed what came. */
function isOfGateway({ config, clock }: Deps, headers: Headers, raw: string): boolean {
  const timestamp = String(headers[TIMESTAMP_HEADER] ?? '');
  const signature = String(headers[SIGNATURE_HEADER] ?? '');
  const now = clock.now().toISOString();
  return [config.outreach.sms?.secret, config.outreach.app?.secret].some(
    (secret) => secret !== undefined && isSigned(secret, { timestamp, signature }, raw, now),
  );
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const receive = special({
  method: 'post',
  path: '/message_receipts',
  access: 'public',
  summary: 'What a gateway tells of messages, signed by it; the same receipt counts once',
  body: receiptsRequest,
  answers: receiptsAnswer,
  run: async ({ deps, headers, body, raw = '' }) => {
    if (!isOfGateway(deps, headers, raw)) return refuse('not_signed_by_gateway');
    const counts = { placed: 0, known: 0, unplaced: 0 };
    await unitOfWork(deps, { id: null, name: 'gateway' }, async (unit) => {
      for (const receipt of body.receipts) counts[await place(unit, receipt)] += 1;
      return done(undefined);
    });
    return done({ body: counts });
  },
});

export const receiptRoutes: Route[] = [...readRoutes(served), receive];
