import { z } from 'zod';
import { TO_DOS } from '../../domain/signIn.ts';
import { ACCOUNT_REQUEST_KINDS, AUDIT_ACTIONS, LANGUAGES, ROLES, ROW_SCOPES } from '../enums.ts';
import { MIN_PASSWORD_LENGTH } from '../limits.ts';
import { key, line, optional, stamps } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, flag, jsonText } from '../resource.ts';

const newPassword = z.string().min(MIN_PASSWORD_LENGTH).max(200);
const person = { full_name: line(100), role: z.enum(ROLES), team: optional(line(40)) };

export const users = defineResource({
  name: 'users',
  record: z.object({
    ...stamps,
    username: z.string(),
    full_name: z.string(),
    role: z.enum(ROLES),
    team: z
      .string()
      .nullable()
      .meta({ description: "flags on a note go to the supervisors of its author's team" }),
    active: z.boolean(),
    last_sign_in_at: z.string().nullable().meta({ description: 'told to administrators alone' }),
    second_factor: z
      .boolean()
      .nullable()
      .meta({ description: 'told to administrators and compliance alone' }),
    waits_for: z.enum(ACCOUNT_REQUEST_KINDS).nullable().meta({
      description: 'what was asked of the account and waits for a second person; told as above',
    }),
  }),
  computed: ['second_factor', 'waits_for'],
  stored: z.object({
    password_hash: z.string(),
    active: flag,
    password_set_at: z.string().nullable(),
    must_change_password: flag,
  }),
  create: z.strictObject({
    username: key(60)
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]+$/),
    ...person,
    password: newPassword,
  }),
  update: changeable({ ...person, active: z.boolean() }),
  sortable: ['id', 'username', 'full_name', 'role', 'team', 'active'],
  filters: { id: 'equals', username: 'equals', role: 'equals', team: 'equals', active: 'equals' },
  searched: { part: ['username', 'full_name', 'team'] },
  defaultSort: ['id', 'ASC'],
});

/** A user as its table holds it. */
export type UserRow = StoredRow<typeof users>;
export type User = z.infer<(typeof users)['record']>;

export const auditEvents = defineResource({
  name: 'audit_events',
  record: z.object({
    ...stamps,
    actor_id: z.int().nullable(),
    actor_name: z.string(),
    action: z.enum(AUDIT_ACTIONS),
    resource: z.string(),
    record_id: z.int().nullable(),
    occurred_at: z.string(),
    business_date: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    unseen: z
      .array(z.string())
      .meta({ description: 'fields that changed though what is shown of them reads the same' }),
    previous_hash: z.string(),
    hash: z.string().meta({ description: 'SHA-256 over the previous hash and this event' }),
  }),
  computed: ['unseen'],
  stored: z.object({
    before: jsonText.nullable(),
    after: jsonText.nullable(),
    marks: jsonText.nullable(),
    signature: z.string().nullable(),
  }),
  sortable: ['id', 'occurred_at', 'resource', 'action', 'actor_id'],
  filters: {
    id: 'equals',
    actor_id: 'equals',
    action: 'equals',
    resource: 'equals',
    record_id: 'equals',
    occurred_at: 'range',
    business_date: 'range',
  },
  searched: { part: ['actor_name'] },
  defaultSort: ['id', 'DESC'],
});

/** An audit event as its table holds it. */
export type AuditEventRow = StoredRow<typeof auditEvents>;
export type AuditEvent = z.infer<(typeof auditEvents)['record']>;

export const setPasswordRequest = z.strictObject({ password: newPassword });
const typedPassword = z.string().min(1).max(200);
/** Six digits, or a recovery code; blanks and dashes are how people read them aloud. */
const typedCode = z
  .string()
  .max(40)
  .overwrite((code) => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
  .min(6)
  .max(20);

export const ownPasswordRequest = z.strictObject({
  current: typedPassword.optional().meta({
    description: 'may be left out by who signed in just now and has to change it first',
  }),
  password: newPassword,
});

export const signInRequest = z.strictObject({
  username: key(60).toLowerCase(),
  password: typedPassword,
  code: typedCode.optional().meta({ description: 'of the second factor, where there is one' }),
});
export const confirmRequest = z.strictObject({
  password: typedPassword,
  code: typedCode.optional(),
});
export const enrolRequest = z.strictObject({ code: typedCode });
export const sessionAnswer = z.object({
  id: z.int(),
  username: z.string(),
  full_name: z.string(),
  role: z.enum(ROLES),
  second_factor: z.boolean().meta({ description: 'the sign-in asks for a code as well' }),
  to_do: z.enum(TO_DOS).nullable().meta({
    description: 'what is to be done before anything else: an own password, a second factor',
  }),
  business_date: z.string(),
  sees: z.enum(ROW_SCOPES).meta({
    description: 'whose borrowers one sees, by the policy `row_scope`',
  }),
  tiers: z
    .array(z.object({ id: z.string(), from_days: z.int(), to_days: z.int().nullable() }))
    .meta({
      description: 'the bands of days past due in force on the business date; the last is open',
    }),
  permissions: z
    .record(z.string(), z.array(z.string()))
    .meta({ description: 'resource → actions' }),
});
export type Session = z.infer<typeof sessionAnswer>;

/** What the sign-in page may know before anyone signs in. */
export const welcomeAnswer = z.object({
  demo: z
    .object({
      accounts: z.array(z.object({ username: z.string(), role: z.enum(ROLES) })),
      password: z.string(),
    })
    .nullable(),
  languages: z.array(z.enum(LANGUAGES)),
});
export type Welcome = z.infer<typeof welcomeAnswer>;
