import { z } from 'zod';
import {
  BANK_DIRECTIONS,
  BANK_DOUBTS,
  BANK_HOMES,
  BANK_LINE_STATUSES,
  BANK_REASONS,
  STATEMENT_CHANNELS,
} from '../enums.ts';
import { BANK_REVEALED_FIELDS } from '../limits.ts';
import { readReason } from '../personal.ts';
import { id, optional, positiveMinor, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, flag, jsonText } from '../resource.ts';

const candidate = z.object({
  loan_id: z.int(),
  amount_minor: z.int(),
  reasons: z.array(z.enum(BANK_REASONS)),
  confidence: z.int().meta({ description: '0 to 100: how much speaks for it' }),
});
export type BankCandidate = z.infer<typeof candidate>;
const named = { loan_no: z.string(), borrower_id: z.int(), borrower_name: z.string() };

const part = z.object({
  id: z.int(),
  home: z.enum(BANK_HOMES),
  loan_id: z.int().nullable(),
  loan_no: z.string().nullable(),
  borrower_name: z.string().nullable(),
  payment_id: z.int().nullable(),
  amount_minor: z.int(),
  since_on: z.string(),
  ended_on: z.string().nullable(),
  put_by: z.int().nullable().meta({ description: 'null: by the rule' }),
});
export type BankPart = z.infer<typeof part>;

/** A line of a statement, and where its money is. */
export const bankLines = defineResource({
  name: 'bank_lines',
  record: z.object({
    ...stamps,
    source_id: z.int(),
    statement_id: z.int(),
    line_no: z.int().meta({ description: 'in its file' }),
    booked_on: z.string(),
    value_on: z.string().meta({ description: 'the day it pays on' }),
    direction: z.enum(BANK_DIRECTIONS),
    amount_minor: z.int(),
    payer_name: z.string().nullable(),
    payer_account: z.string().nullable().meta({ description: 'masked' }),
    remark: z.string().nullable().meta({ description: 'long numbers masked' }),
    reference: z.string().nullable(),
    status: z.enum(BANK_LINE_STATUSES),
    doubt: z.enum(BANK_DOUBTS).nullable().meta({ description: 'why it was not booked by rule' }),
    automatic: flag,
    booked_minor: z.int(),
    suspense_minor: z.int(),
    returned_minor: z.int(),
    suspense_since_on: z.string().nullable(),
    suspense_days: z.int().nullable(),
    reason: z.string().nullable().meta({ description: 'of the last decision' }),
    decided_by: z.int().nullable(),
    channel: z.enum(STATEMENT_CHANNELS),
    source_name: z.string(),
    candidates: z.array(candidate.extend(named)),
    parts: z.array(part).meta({ description: 'where its money is and was' }),
  }),
  computed: ['suspense_days', 'channel', 'source_name', 'parts'],
  stored: z.object({
    line_key: z.string(),
    candidates: jsonText,
    matched_at: z.string().nullable(),
  }),
  sortable: ['id', 'booked_on', 'amount_minor', 'status', 'suspense_since_on'],
  filters: {
    id: 'equals',
    source_id: 'equals',
    statement_id: 'equals',
    status: 'equals',
    direction: 'equals',
    doubt: 'equals',
    booked_on: 'range',
    amount_minor: 'range',
  },
  searched: { part: [], whole: ['reference', 'payer_name', 'payer_account'] },
  defaultSort: ['id', 'ASC'],
});

/** As its table holds it. */
export type BankLineRow = StoredRow<typeof bankLines>;
export type BankLine = z.infer<(typeof bankLines)['record']>;

/** A part of a line's money, as its table holds it. */
export const bankLineParts = {
  name: 'bank_line_parts',
  record: part.omit({ loan_no: true, borrower_name: true }).extend({ ...stamps, line_id: z.int() }),
} as const;
export type BankPartRow = StoredRow<typeof bankLineParts>;

export const bookRequest = z.strictObject({
  loan_id: id,
  payment_id: optional(id).meta({
    description: 'it is a payment that is recorded already: no other is made',
  }),
});
export const splitRequest = z.strictObject({
  parts: z
    .array(z.strictObject({ loan_id: id.nullable(), amount_minor: positiveMinor }))
    .min(2)
    .max(20)
    .meta({ description: 'without a loan: stays in suspense' }),
});
export const homeReasonRequest = z.strictObject({ reason: text(500) });

export const bankRevealRequest = z.strictObject({
  fields: z.array(z.enum(BANK_REVEALED_FIELDS)).min(1).max(2),
  reason: readReason(500),
});
export const bankRevealAnswer = z.object({
  id: z.int(),
  payer_account: z.string().nullable().optional(),
  remark: z.string().nullable().optional(),
});
