import { z } from 'zod';
import {
  CONSENT_KINDS,
  CONSENT_WAYS,
  LANGUAGES,
  MESSAGE_CHANNELS,
  MESSAGE_RULES,
  MESSAGE_STATUSES,
  RECEIPT_KINDS,
} from '../enums.ts';
import { phone, readReason } from '../personal.ts';
import { calendarDate, id, instant, key, line, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';

/** The outbox: what is sent to borrowers, what they said of it, and what came back. */

export const messages = defineResource({
  name: 'messages',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    borrower_name: z.string(),
    loan_ids: z.array(z.int()).meta({ description: 'what it is about, the first leading' }),
    channel: z.enum(MESSAGE_CHANNELS),
    language: z.enum(LANGUAGES),
    template_id: z.int(),
    template_name: z.string(),
    version_id: z.int().meta({ description: 'the wording it was, or will be, sent in' }),
    sent_to: z.string().nullable().meta({ description: 'masked' }),
    subject: z.string().nullable(),
    text: z.string().meta({ description: 'until it leaves: as of when it was last looked at' }),
    parts: z.int(),
    cost_minor: z.int(),
    step: z.string().nullable().meta({ description: 'of the journey; null: sent by hand' }),
    anchor_on: z.string().nullable().meta({ description: 'the due date it is about' }),
    not_before: z.string(),
    valid_until: z.string().meta({ description: 'later it is of no use' }),
    status: z.enum(MESSAGE_STATUSES),
    rule: z.enum(MESSAGE_RULES).nullable().meta({ description: 'why it waits or does not leave' }),
    held_until: z
      .string()
      .nullable()
      .meta({ description: 'the earliest moment known to allow it' }),
    reason: z.string().nullable().meta({ description: 'in the words of who held or stopped it' }),
    requested_by: z.int().nullable(),
    decided_by: z.int().nullable().meta({ description: 'who held, stopped or settled it' }),
    tries: z.int(),
    tried_at: z.string().nullable().meta({ description: 'when it was handed over' }),
    sent_at: z.string().nullable(),
    delivered_at: z.string().nullable(),
    read_at: z.string().nullable(),
    failed_at: z.string().nullable(),
    reply: z.string().nullable().meta({ description: 'what the borrower answered last' }),
    replied_at: z.string().nullable(),
    gateway_reference: z.string().nullable(),
    gateway_words: z.string().nullable().meta({ description: 'what the gateway said last' }),
    after_id: z.int().nullable().meta({ description: 'the message in whose place it came' }),
    next_id: z.int().nullable().meta({ description: 'the message that came in its place' }),
  }),
  computed: ['borrower_name', 'template_name', 'next_id'],
  stored: z.object({
    loan_ids: jsonText,
    send_key: z.string(),
    fallbacks: jsonText,
  }),
  create: z.strictObject({
    borrower_id: id,
    loan_ids: z.array(id).min(1).max(50),
    template_id: id,
    language: z.enum(LANGUAGES).optional(),
  }),
  sortable: ['id', 'not_before', 'held_until', 'tried_at', 'updated_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    channel: 'equals',
    template_id: 'equals',
    status: 'equals',
    rule: 'equals',
    step: 'equals',
    requested_by: 'equals',
    tried_at: 'range',
    failed_at: 'range',
    not_before: 'range',
  },
  searched: { part: ['text'] },
  defaultSort: ['id', 'DESC'],
});
export type Message = z.infer<(typeof messages)['record']>;
export type MessageRow = StoredRow<typeof messages>;

export const holdMessageRequest = z.strictObject({ reason: readReason(200) });
/** Of a message nobody knows the fate of: whether it arrived, as a person found out. */
export const settleMessageRequest = z.strictObject({
  arrived: z.boolean(),
  reason: readReason(200),
});

/** What a borrower said of being written to by a channel; the latest counts. */
export const messageConsents = defineResource({
  name: 'message_consents',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    borrower_name: z.string(),
    channel: z.enum(MESSAGE_CHANNELS),
    kind: z.enum(CONSENT_KINDS),
    sent_to: z.string().nullable().meta({ description: 'masked; of an email where it goes' }),
    way: z.enum(CONSENT_WAYS),
    said_on: z.string(),
    remark: z.string().nullable(),
    recorded_by: z.int().nullable().meta({ description: 'null: the gateway told of a reply' }),
    message_id: z.int().nullable().meta({ description: 'the message it answers' }),
  }),
  computed: ['borrower_name'],
  create: z.strictObject({
    borrower_id: id,
    channel: z.enum(MESSAGE_CHANNELS),
    kind: z.enum(CONSENT_KINDS),
    sent_to: optional(z.email().max(200)).meta({ description: 'of an email, and of no other' }),
    way: z.enum(CONSENT_WAYS).exclude(['reply']),
    said_on: calendarDate,
    remark: optional(line(200)),
  }),
  sortable: ['id', 'said_on', 'created_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    channel: 'equals',
    kind: 'equals',
    way: 'equals',
    said_on: 'range',
  },
  searched: { part: ['remark'] },
  defaultSort: ['id', 'DESC'],
});
export type MessageConsent = z.infer<(typeof messageConsents)['record']>;
export type MessageConsentRow = StoredRow<typeof messageConsents>;

/** What a gateway told of a message, each once. */
export const messageReceipts = defineResource({
  name: 'message_receipts',
  record: z.object({
    ...stamps,
    message_id: z.int().nullable().meta({ description: 'null: of no message of this book' }),
    receipt_key: z.string().meta({ description: 'the name the gateway gave it' }),
    kind: z.enum(RECEIPT_KINDS),
    occurred_at: z.string(),
    words: z.string().nullable().meta({ description: 'of a reply, or why it failed' }),
  }),
  stored: z.object({ send_key: z.string() }),
  sortable: ['id', 'occurred_at'],
  filters: { id: 'equals', message_id: 'equals', kind: 'equals', occurred_at: 'range' },
  searched: { part: ['words'] },
  defaultSort: ['id', 'DESC'],
});
export type MessageReceipt = z.infer<(typeof messageReceipts)['record']>;
export type MessageReceiptRow = StoredRow<typeof messageReceipts>;

/** What the gateway sends, signed: see decision 0051. */
export const receiptsRequest = z.strictObject({
  receipts: z
    .array(
      z
        .strictObject({
          id: key(100),
          key: optional(key(100)).meta({
            description: 'under which the message was handed over; a reply may come without',
          }),
          from: optional(phone).meta({ description: 'of a reply: the number it came from' }),
          kind: z.enum(RECEIPT_KINDS),
          at: instant,
          words: optional(text(500)),
        })
        .refine((sent) => sent.key != null || (sent.kind === 'reply' && sent.from != null), {
          path: ['key'],
          params: { key: 'receipt_key' },
        }),
    )
    .min(1)
    .max(500),
});
export type SentReceipt = z.output<typeof receiptsRequest>['receipts'][number];
export const receiptsAnswer = z.object({
  placed: z.int(),
  known: z.int().meta({ description: 'receipts that had come before' }),
  unplaced: z.int().meta({ description: 'of messages that are none of this book' }),
});
