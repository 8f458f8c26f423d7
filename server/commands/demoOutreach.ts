import { randomUUID } from 'node:crypto';
import type { DemoTemplate } from '../../seeds/rows.ts';
import {
  messageConsents,
  messageReceipts,
  messages,
  type MessageRow,
} from '../contract/resources/messages.ts';
import { messageTemplates, messageVersions } from '../contract/resources/messageTemplates.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import type { Deps } from '../deps.ts';
import { addDays } from '../domain/time/calendar.ts';
import { BEIJING, instantAt } from '../domain/time/timeZone.ts';
import { queueMessages } from '../features/outreach/queueing.ts';
import { insertLoans, listMessages } from '../features/outreach/store/messages.ts';
import type { SignedIn } from '../http/route.ts';
import { demoPeople } from './demoPeople.ts';
import { applyAction, changeFields, createRow } from '../store/records.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';

/** The demo lender's messages: its texts, those of the day, and what came of some before. */

/** Writes the templates, and approves those that were approved. */
export async function playTemplates(
  unit: UnitOfWork,
  rows: readonly DemoTemplate[],
  user: (username: string) => SignedIn,
): Promise<void> {
  const as = (username: string): UnitOfWork => {
    const { id, full_name } = user(username);
    return { ...unit, actor: { id, name: full_name } };
  };
  const [author, decider] = [as('supervisor'), as('compliance')];
  for (const { code, name, channel, status, ...words } of rows) {
    const template = await createRow(author, messageTemplates, { code, name, channel, retired: 0 });
    const version = await createRow(author, messageVersions, {
      ...words,
      template_id: template.id,
      number: 1,
      findings_zh: '[]',
      findings_en: '[]',
      status: 'proposed',
      author_id: author.actor.id ?? 0,
    });
    if (status === 'proposed') {
      await changeFields(author, messageTemplates, template, { proposed_id: version.id });
      continue;
    }
    await applyAction(decider, messageVersions, version, 'approve', {
      status,
      decided_by: decider.actor.id,
      decided_at: unit.now,
    });
    await changeFields(decider, messageTemplates, template, { approved_id: version.id });
  }
}

/** What became of messages that staff sent on the days before, one after the other. */
const FATES = [
  'delivered',
  'read',
  'delivered',
  'failed',
  'delivered',
  'unknown',
  'read',
  'refused',
] as const;

/** When a message of a day left, and what was told of it. */
function fateOf(status: (typeof FATES)[number], on: string) {
  const tried_at = instantAt(on, '10:05', BEIJING);
  const times = {
    delivered: { sent_at: tried_at, delivered_at: tried_at },
    read: {
      sent_at: tried_at,
      delivered_at: tried_at,
      read_at: instantAt(on, '11:20', BEIJING),
    },
    failed: { failed_at: tried_at, rule: 'gateway_refused' as const },
    unknown: {},
    refused: { rule: 'opted_out' as const },
  }[status];
  return {
    status,
    not_before: instantAt(on, '10:00', BEIJING),
    held_until: null,
    ...(status !== 'refused' && { tried_at, tries: 1 }),
    ...times,
  };
}

/** What the gateway told of a message that arrived. */
async function playReceipts(unit: UnitOfWork, message: MessageRow): Promise<void> {
  const { id: message_id, send_key, delivered_at, read_at } = message;
  const told = [
    ['delivered', delivered_at],
    ['read', read_at],
  ] as const;
  for (const [kind, occurred_at] of told)
    if (occurred_at !== null)
      await createRow(unit, messageReceipts, {
        message_id,
        send_key,
        receipt_key: `${send_key}-${kind}`,
        kind,
        occurred_at,
      });
}

/** A message by hand as of a day before, to whom one of today goes. */
async function playMessage(
  unit: UnitOfWork,
  { borrower_id, loan_ids, channel, language, template_id, version_id, ...row }: MessageRow,
  status: (typeof FATES)[number],
  daysAgo: number,
): Promise<void> {
  const { sent_to, subject, text, parts, cost_minor } = row;
  const on = addDays(unit.businessDate, -daysAgo);
  const message = await createRow(unit, messages, {
    borrower_id,
    loan_ids,
    channel,
    language,
    template_id,
    version_id,
    sent_to,
    subject,
    text,
    parts,
    cost_minor,
    valid_until: instantAt(addDays(on, 2), '00:00', BEIJING),
    requested_by: unit.actor.id,
    send_key: randomUUID(),
    fallbacks: '[]',
    ...fateOf(status, on),
  });
  const loans = (JSON.parse(loan_ids) as number[]).map((loan_id) => ({
    loan_id,
    step: null,
    anchor_on: null,
  }));
  await insertLoans(unit.db, message.id, loans, unit.now);
  await playReceipts(unit, message);
  if (status === 'refused')
    await createRow(unit, messageConsents, {
      borrower_id,
      channel,
      kind: 'opt_out',
      sent_to,
      way: 'reply',
      said_on: addDays(on, -1),
    });
}

/** Messages of the day come into being; some of their borrowers were written to before. */
export async function playOutbox(deps: Deps): Promise<void> {
  await queueMessages(deps);
  const rows = await listMessages(deps.database.read, FATES.length);
  orRefuse(
    await unitOfWork(deps, { id: null, name: 'demo' }, async (unit) => {
      const { id, full_name } = (await demoPeople(unit.db)).user('staff');
      const staff = { ...unit, actor: { id, name: full_name } };
      for (const [at, row] of rows.entries())
        await playMessage(staff, row, FATES[at] ?? 'delivered', 1 + (at % 3));
      return done(undefined);
    }),
  );
}
