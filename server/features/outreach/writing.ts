import { randomUUID } from 'node:crypto';
import { type MessageRow, messages } from '../../contract/resources/messages.ts';
import type { Language } from '../../contract/enums.ts';
import type { OutreachPolicy } from '../../domain/outreach/journey.ts';
import { beijingMidnight } from '../../domain/time/beijing.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { applyAction, changeFields, createRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { type Judged, judge } from './judging.ts';
import { insertLoans, loansOfMessage, type MessageLoan, successorOf } from './store/messages.ts';
import { type ApprovedText, firstUsable } from './store/templates.ts';

/** Messages come into being, wait, and give way to the next channel. */

/** What a new message is made of. */
export interface Draft {
  readonly borrower_id: number;
  readonly language: Language;
  readonly text: ApprovedText;
  /** Codes of the templates that are tried where this one does not reach. */
  readonly fallbacks: readonly string[];
  readonly loans: readonly MessageLoan[];
  readonly step: string | null;
  readonly anchor_on: string | null;
  readonly not_before: string;
  readonly valid_until: string;
  readonly requested_by: number | null;
  readonly after_id: number | null;
}

/** The last instant at which a message of a day may leave. */
export const validUntil = (on: string, { valid_days }: OutreachPolicy): string =>
  beijingMidnight(addDays(on, valid_days + 1));

/** The values of a message that the moment of a judgement decides. */
export const asJudged = ({ wording, version_id, address }: Judged, row: MessageRow) => ({
  subject: wording?.subject ?? row.subject,
  text: wording?.text ?? row.text,
  parts: wording?.parts ?? row.parts,
  cost_minor: wording?.cost_minor ?? row.cost_minor,
  version_id: version_id ?? row.version_id,
  sent_to: address ?? row.sent_to,
});

/** Writes a message into the outbox, as it would read now. */
export async function writeMessage(
  unit: UnitOfWork,
  draft: Draft,
): Promise<{ row: MessageRow; judged: Judged }> {
  const { text, loans, fallbacks, ...rest } = draft;
  const { template, version } = text;
  const asked = { id: 0, channel: template.channel, template_id: template.id, ...rest };
  const moment = { now: unit.now, on: unit.businessDate };
  const judged = await judge(unit.db, asked, loans, moment);
  const row = await createRow(unit, messages, {
    ...rest,
    loan_ids: JSON.stringify(loans.map(({ loan_id }) => loan_id)),
    channel: template.channel,
    template_id: template.id,
    version_id: version.id,
    sent_to: judged.address,
    subject: judged.wording?.subject ?? null,
    text: judged.wording?.text ?? version.text_zh,
    parts: judged.wording?.parts ?? 1,
    cost_minor: judged.wording?.cost_minor ?? 0,
    status: 'queued',
    held_until: draft.not_before,
    send_key: randomUUID(),
    fallbacks: JSON.stringify(fallbacks),
  });
  await insertLoans(unit.db, row.id, loans, unit.now);
  return { row, judged };
}

/**
 * Tries the next channel of a message that did not reach: another message in its place. The steps
 * of its loans are taken by the first one and not taken again.
 */
export async function nextChannel(unit: UnitOfWork, row: MessageRow): Promise<MessageRow | null> {
  if (row.valid_until < unit.now || (await successorOf(unit.db, row.id)) !== undefined) return null;
  const usable = await firstUsable(unit.db, JSON.parse(row.fallbacks) as string[]);
  if (usable === undefined) return null;
  const { row: next } = await writeMessage(unit, {
    ...again(row, await loansOfMessage(unit.db, row.id), unit.now),
    ...usableOf(usable),
  });
  return next;
}

const usableOf = ({ text, rest }: { text: ApprovedText; rest: readonly string[] }) => ({
  text,
  fallbacks: rest,
});

/** A message in the place of another, about the same. */
export const again = (
  { id, borrower_id, language, step, anchor_on, valid_until, requested_by }: MessageRow,
  loans: readonly MessageLoan[],
  now: string,
) => ({
  borrower_id,
  language,
  step,
  anchor_on,
  valid_until,
  requested_by,
  after_id: id,
  not_before: now,
  loans: loans.map((loan) => ({ ...loan, step: null })),
});

/** Lets a message wait for a moment, or for a person where none is known. */
export const keepWaiting = async (
  unit: UnitOfWork,
  row: MessageRow,
  rule: MessageRow['rule'],
  held_until: string | null,
  more: Partial<MessageRow> = {},
): Promise<MessageRow> =>
  await changeFields(unit, messages, row, { status: 'held', rule, held_until, ...more });

/** Ends a message that may not leave; the next channel is tried where another may. */
export async function refuseMessage(
  unit: UnitOfWork,
  row: MessageRow,
  rule: NonNullable<MessageRow['rule']>,
  more: Partial<MessageRow>,
): Promise<void> {
  const values = { status: 'refused', rule, held_until: null, ...more } as const;
  const after = await applyAction(unit, messages, row, 'reject', values);
  if (OF_THE_CHANNEL.includes(rule)) await nextChannel(unit, after);
}

/** Why one channel is closed where another may be open. */
const OF_THE_CHANNEL: readonly string[] = [
  'opted_out',
  'no_consent',
  'no_address',
  'number_wrong',
  'number_refused',
  'not_approved',
];
