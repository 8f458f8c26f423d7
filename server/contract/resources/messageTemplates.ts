import { z } from 'zod';
import {
  CONDUCT_RULES,
  LANGUAGES,
  MESSAGE_CHANNELS,
  SEVERITIES,
  VERSION_STATUSES,
} from '../enums.ts';
import { id, line, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, jsonText } from '../resource.ts';

/** Texts that are sent to borrowers, in versions that compliance approves before they are used. */

const words = {
  subject_zh: optional(line(100)).meta({ description: 'of an email, and of no other' }),
  subject_en: optional(line(100)),
  text_zh: text(1000).meta({ description: '{name} stands for what is filled in' }),
  text_en: optional(text(1000)).meta({ description: 'for who is written to in English' }),
};

export const messageTemplates = defineResource({
  name: 'message_templates',
  record: z.object({
    ...stamps,
    code: z.string().meta({ description: 'by which a journey names it' }),
    name: z.string(),
    channel: z.enum(MESSAGE_CHANNELS),
    retired: z.int().meta({ description: '1: nothing is sent by it any more' }),
    approved_id: z.int().nullable().meta({ description: 'the version that is sent' }),
    proposed_id: z.int().nullable().meta({ description: 'the version that waits for approval' }),
    approved_number: z.int().nullable(),
    proposed_number: z.int().nullable(),
    subject_zh: z.string().nullable(),
    subject_en: z.string().nullable(),
    text_zh: z.string().meta({ description: 'of the latest version' }),
    text_en: z.string().nullable(),
  }),
  computed: [
    'approved_number',
    'proposed_number',
    'subject_zh',
    'subject_en',
    'text_zh',
    'text_en',
  ],
  create: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9_]{1,39}$/, { abort: true }),
    name: line(60),
    channel: z.enum(MESSAGE_CHANNELS),
    ...words,
  }),
  update: changeable({ name: line(60), ...words }),
  sortable: ['id', 'name', 'code', 'channel', 'updated_at'],
  filters: {
    id: 'equals',
    code: 'equals',
    channel: 'equals',
    retired: 'equals',
    approved_id: 'range',
    proposed_id: 'range',
  },
  searched: { part: ['name', 'code'] },
  defaultSort: ['name', 'ASC'],
});
export type MessageTemplate = z.infer<(typeof messageTemplates)['record']>;
export type MessageTemplateRow = StoredRow<typeof messageTemplates>;

const finding = z.object({
  rule: z.enum(CONDUCT_RULES),
  start: z.int(),
  end: z.int(),
  severity: z.enum(SEVERITIES),
});

/** A wording of a template. Its words never change: another wording is another version. */
export const messageVersions = defineResource({
  name: 'message_versions',
  record: z.object({
    ...stamps,
    template_id: z.int(),
    template_name: z.string(),
    channel: z.enum(MESSAGE_CHANNELS),
    number: z.int(),
    subject_zh: z.string().nullable(),
    subject_en: z.string().nullable(),
    text_zh: z.string(),
    text_en: z.string().nullable(),
    findings_zh: z.array(finding).meta({ description: 'what the lexicon points at' }),
    findings_en: z.array(finding),
    status: z.enum(VERSION_STATUSES),
    author_id: z.int(),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
  }),
  computed: ['template_name', 'channel'],
  stored: z.object({ findings_zh: jsonText, findings_en: jsonText }),
  sortable: ['id', 'number', 'status', 'created_at'],
  filters: {
    id: 'equals',
    template_id: 'equals',
    status: 'equals',
    author_id: 'equals',
  },
  searched: { part: ['text_zh', 'text_en'] },
  defaultSort: ['id', 'DESC'],
});
export type MessageVersion = z.infer<(typeof messageVersions)['record']>;
export type MessageVersionRow = StoredRow<typeof messageVersions>;

export const previewMessageRequest = z.strictObject({
  channel: z.enum(MESSAGE_CHANNELS),
  language: z.enum(LANGUAGES),
  subject: optional(line(100)),
  text: text(1000),
  borrower_id: optional(id).meta({ description: 'a sample person, when left out' }),
  loan_ids: z.array(id).max(50).optional().meta({ description: 'all of theirs, when left out' }),
});

/** What one would get of a text, and what is wrong with it. */
export const messagePreview = z.object({
  subject: z.string().nullable(),
  text: z.string().meta({ description: 'as it leaves: with signature and hint' }),
  unknown: z.array(z.string()).meta({ description: 'names that are none of the vocabulary' }),
  loose_bracket: z.boolean(),
  empty: z.array(z.string()).meta({ description: 'names that stand for nothing today' }),
  findings: z.array(finding).meta({ description: 'places in the text as it was typed' }),
  encoding: z.enum(['gsm', 'ucs2']).nullable(),
  units: z.int(),
  parts: z.int(),
  left: z.int().nullable(),
  cost_minor: z.int(),
});
export type MessagePreview = z.infer<typeof messagePreview>;
