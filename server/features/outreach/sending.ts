import { done } from '../../contract/outcome.ts';
import { type MessageRow, messages } from '../../contract/resources/messages.ts';
import type { Deps } from '../../deps.ts';
import { ANSWER_MS, MOST_TRIES, nextTry } from '../../domain/outreach/states.ts';
import { MESSAGES_WAITING, type MessageChannel } from '../../domain/outreach/words.ts';
import { applyAction, changeFields } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { Gateways, Handed, Letter } from './gateways/gateway.ts';
import { judge } from './judging.ts';
import {
  dueMessages,
  expiredMessages,
  keptIn,
  loansOfMessage,
  unanswered,
} from './store/messages.ts';
import { asJudged, keepWaiting, nextChannel, refuseMessage } from './writing.ts';

/**
 * The sender. A message is claimed in one transaction, in which the law is asked; handed over
 * outside of it; and what came of that noted in another. Between the two it is `sending`: whoever
 * finds it so later asks the gateway by its key, and never sends it blindly again.
 */

const SENDER = { id: null, name: 'outreach' };

/** What a round did. */
export interface Round {
  handed: number;
  waiting: number;
  refused: number;
}

const channelsOf = (gateways: Gateways): MessageChannel[] =>
  Object.keys(gateways) as MessageChannel[];

/** Takes a message whose turn it is, if the law lets it leave now; answers what to hand over. */
async function claim(
  unit: UnitOfWork,
  id: number,
  gateways: Gateways,
): Promise<{ row: MessageRow; letter: Letter } | 'waiting' | 'refused' | null> {
  const row = await findRow(unit.db, messages, id);
  const due = row?.held_until ?? null;
  if (row === undefined || due === null || due > unit.now) return null;
  if (!MESSAGES_WAITING.includes(row.status)) return null;
  const moment = { now: unit.now, on: unit.businessDate };
  const judged = await judge(unit.db, row, await loansOfMessage(unit.db, id), moment);
  const looked = asJudged(judged, row);
  if (judged.kind === 'drop') {
    await refuseMessage(unit, row, judged.rule, looked);
    return 'refused';
  }
  if (judged.kind === 'wait') {
    await keepWaiting(unit, row, judged.rule, judged.until, looked);
    return 'waiting';
  }
  if (gateways[row.channel] === undefined || looked.sent_to === null) {
    await keepWaiting(unit, row, 'not_leaving', null, looked);
    return 'waiting';
  }
  const sending = await applyAction(unit, messages, row, 'send', {
    ...looked,
    loan_ids: JSON.stringify(judged.loan_ids),
    status: 'sending',
    rule: null,
    held_until: null,
    tries: row.tries + 1,
    tried_at: unit.now,
  });
  const { send_key: key, subject, text, valid_until: expires_at } = sending;
  return { row: sending, letter: { key, to: looked.sent_to, subject, text, expires_at } };
}

/** Notes what a gateway said of a message that was handed over. */
export async function noteHanded(
  unit: UnitOfWork,
  id: number,
  handed: Handed | { readonly kind: 'never_heard' },
): Promise<void> {
  const row = await findRow(unit.db, messages, id);
  if (row === undefined) return;
  const open = row.status === 'sending' || row.status === 'unknown';
  if (handed.kind === 'accepted') {
    const gateway_reference = handed.reference ?? row.gateway_reference;
    const values = open ? { status: 'sent' as const, sent_at: unit.now } : {};
    await changeFields(unit, messages, row, { ...values, gateway_reference, gateway_words: null });
    return;
  }
  if (!open) return;
  const words = 'words' in handed ? { gateway_words: handed.words } : {};
  if (handed.kind === 'unsure') await changeFields(unit, messages, row, words);
  else if (handed.kind === 'rejected')
    await failMessage(unit, row, { rule: 'gateway_refused', ...words });
  else if (row.tries >= MOST_TRIES)
    await failMessage(unit, row, { rule: 'tries_used_up', ...words });
  else
    await keepWaiting(unit, row, 'retry', nextTry(row.tries, unit.now), {
      ...words,
      tried_at: null,
    });
}

/** A message that did not get through; the next channel is tried. */
export async function failMessage(
  unit: UnitOfWork,
  row: MessageRow,
  more: Partial<MessageRow>,
): Promise<void> {
  const values = { status: 'failed', failed_at: unit.now, held_until: null, ...more } as const;
  await nextChannel(unit, await changeFields(unit, messages, row, values));
}

/** What became of a message in a round; a fault is the gateway's, or the sender's own. */
type Sent = keyof Round | 'passed' | 'fault';

/** Sends one message, if it is its turn and the law lets it. */
async function sendOne(deps: Deps, gateways: Gateways, id: number): Promise<Sent> {
  const claimed = await unitOfWork(deps, SENDER, async (unit) =>
    done(await claim(unit, id, gateways)),
  );
  if (!claimed.ok || claimed.value === null) return 'passed';
  if (typeof claimed.value === 'string') return claimed.value;
  const { row, letter } = claimed.value;
  const handed: Handed = (await gateways[row.channel]?.send(letter)) ?? {
    kind: 'not_taken',
    words: 'no gateway',
  };
  await unitOfWork(deps, SENDER, async (unit) => done(await noteHanded(unit, id, handed)));
  return handed.kind === 'not_taken' || handed.kind === 'unsure' ? 'fault' : 'handed';
}

/** A message that the sender itself stumbled over waits, or has failed; the others go on. */
async function setAside(deps: Deps, id: number): Promise<void> {
  await unitOfWork(deps, SENDER, async (unit) => {
    const row = await findRow(unit.db, messages, id);
    if (row === undefined || !MESSAGES_WAITING.includes(row.status)) return done(undefined);
    const tries = row.tries + 1;
    if (tries >= MOST_TRIES) await failMessage(unit, row, { rule: 'tries_used_up', tries });
    else await keepWaiting(unit, row, 'retry', nextTry(tries, unit.now), { tries });
    return done(undefined);
  });
}

/** How long a message may be `sending` before a person is asked, where the gateway cannot be. */
const UNKNOWN_AFTER_MS = 30 * ANSWER_MS;

/** Asks what became of messages that were handed over and never answered. */
async function askAfter(deps: Deps, gateways: Gateways, most: number): Promise<void> {
  const now = deps.clock.now().getTime();
  const before = new Date(now - ANSWER_MS).toISOString();
  for (const { id, channel, send_key, tried_at } of await unanswered(
    deps.database.read,
    before,
    most,
  )) {
    const known = await gateways[channel]?.ask?.(send_key);
    const late = Date.parse(tried_at ?? '') <= now - UNKNOWN_AFTER_MS;
    const lost = known === undefined || (known.kind === 'unsure' && late);
    await unitOfWork(deps, SENDER, async (unit) => {
      if (lost) await markUnknown(unit, id);
      else await noteHanded(unit, id, known);
      return done(undefined);
    });
  }
}

async function markUnknown(unit: UnitOfWork, id: number): Promise<void> {
  const row = await findRow(unit.db, messages, id);
  if (row?.status === 'sending') await changeFields(unit, messages, row, { status: 'unknown' });
}

/** Lets go what waited for a gateway that is there now. */
async function letGo(deps: Deps, gateways: Gateways, most: number): Promise<void> {
  const channels = channelsOf(gateways);
  if (channels.length === 0) return;
  for (const id of await keptIn(deps.database.read, channels, most))
    await unitOfWork(deps, SENDER, async (unit) => {
      const row = await findRow(unit.db, messages, id);
      if (row?.rule === 'not_leaving')
        await changeFields(unit, messages, row, {
          status: 'queued',
          rule: null,
          held_until: unit.now,
        });
      return done(undefined);
    });
}

/** Ends what waited until it was of no use, whoever or whatever kept it. */
async function endExpired(deps: Deps, most: number): Promise<void> {
  const now = deps.clock.now().toISOString();
  for (const id of await expiredMessages(deps.database.read, now, most))
    await unitOfWork(deps, SENDER, async (unit) => {
      const row = await findRow(unit.db, messages, id);
      if (row !== undefined && MESSAGES_WAITING.includes(row.status))
        await refuseMessage(unit, row, 'too_late', {});
      return done(undefined);
    });
}

/** So many messages are looked for at once. */
const BATCH = 100;
/** After so many faults in a row a gateway is left alone until the next round. */
const MOST_FAULTS = 3;

/** Gateways that fail one time after the other: what waits for them keeps waiting. */
class Faults {
  readonly #inARow = new Map<MessageChannel, number>();

  note(channel: MessageChannel, what: Sent): void {
    if (what === 'fault') this.#inARow.set(channel, (this.#inARow.get(channel) ?? 0) + 1);
    if (what === 'handed') this.#inARow.delete(channel);
  }

  tired(): MessageChannel[] {
    return [...this.#inARow].filter(([, count]) => count >= MOST_FAULTS).map(([name]) => name);
  }
}

/** Sends one message of a round; what the sender itself stumbles over is set aside. */
async function sendOrSetAside(deps: Deps, gateways: Gateways, id: number): Promise<Sent> {
  try {
    return await sendOne(deps, gateways, id);
  } catch (error) {
    deps.log.error({ message: id, name: (error as Error).name }, 'a message was set aside');
    await setAside(deps, id);
    return 'fault';
  }
}

/** Sends what is due at this moment, one after the other; answers what became of it. */
export async function sendMessages(
  deps: Deps,
  gateways: Gateways,
  signal?: AbortSignal,
): Promise<Round> {
  const round: Round = { handed: 0, waiting: 0, refused: 0 };
  await endExpired(deps, BATCH);
  await letGo(deps, gateways, BATCH);
  await askAfter(deps, gateways, BATCH);
  const [seen, faults] = [new Set<number>(), new Faults()];
  const stopped = (): boolean => signal?.aborted === true;
  for (;;) {
    const now = deps.clock.now().toISOString();
    const due = await dueMessages(deps.database.read, now, BATCH, faults.tired());
    const fresh = due.filter(({ id }) => !seen.has(id));
    if (fresh.length === 0 || stopped()) return round;
    for (const { id, channel } of fresh) {
      if (stopped()) return round;
      if (faults.tired().includes(channel)) continue;
      seen.add(id);
      const what = await sendOrSetAside(deps, gateways, id);
      faults.note(channel, what);
      if (what === 'fault') round.handed += 1;
      else if (what !== 'passed') round[what] += 1;
    }
  }
}
