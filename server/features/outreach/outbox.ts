import { z } from 'zod';
import { borrowerNames } from '../../book/loanNames.ts';
import { checkBorrower, samePerson } from '../../book/people.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import type { RefusalKey } from '../../contract/refusals.ts';
import {
  holdMessageRequest,
  messages,
  settleMessageRequest,
  type MessageRow,
} from '../../contract/resources/messages.ts';
import { REFUSALS } from '../../contract/refusals.ts';
import { maskAddressOf } from '../../domain/outreach/lawful.ts';
import { MESSAGES_WAITING } from '../../domain/outreach/words.ts';
import { templatesById, approvedText } from './store/templates.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  serve,
  type Present,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { messageTemplates } from '../../contract/resources/messageTemplates.ts';
import { outreachOn } from './filling.ts';
import type { Judged } from './judging.ts';
import { loansOfPerson } from './store/addressees.ts';
import { loansOfMessage, messageSpec, successorOf, successorsOf } from './store/messages.ts';
import { again, keepWaiting, validUntil, writeMessage } from './writing.ts';

/** The outbox: what waits, what left, and what people do with either. */

const present: Present<typeof messages> = async (db, rows) => {
  const names = await borrowerNames(
    db,
    rows.map(({ borrower_id }) => borrower_id),
  );
  const templates = await templatesById(
    db,
    rows.map(({ template_id }) => template_id),
  );
  const next = await successorsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    next_id: next.get(row.id) ?? null,
    borrower_name: names.get(row.borrower_id) ?? '',
    template_name: templates.get(row.template_id)?.name ?? '',
    loan_ids: JSON.parse(row.loan_ids) as number[],
    sent_to: row.sent_to === null ? null : maskAddressOf(row.sent_to),
  }));
};

export const servedMessages = serve({ definition: messages, spec: messageSpec, present });

/** The refusal that says why a message cannot leave. */
function asRefusal(judged: Judged & { kind: 'drop' }): Outcome<never> {
  const own = `message_${judged.rule}`;
  const key = own in REFUSALS ? own : `contact_${judged.rule}`;
  return refuse(key as RefusalKey, { next: '' });
}

async function write(
  unit: UnitOfWork,
  { template_id, borrower_id, loan_ids, language = 'zh' }: z.output<typeof messages.create>,
): Promise<Outcome<MessageRow>> {
  orRefuse(await checkBorrower(unit.db, borrower_id));
  const ids = [...new Set(loan_ids)];
  const person = await samePerson(unit.db, borrower_id);
  if ((await loansOfPerson(unit.db, person, ids)).length < ids.length)
    return refuseField('loan_ids', 'loan_of_another_person');
  const template = await findRow(unit.db, messageTemplates, template_id);
  if (template === undefined) return refuseField('template_id', 'no_such_template');
  const text = await approvedText(unit.db, template);
  if (text === undefined) return refuseField('template_id', 'message_not_approved');
  if (language === 'en' && text.version.text_en === null)
    return refuseField('language', 'template_not_in_english');
  const policy = await outreachOn(unit.db, unit.businessDate);
  const { row, judged } = await writeMessage(unit, {
    borrower_id,
    language,
    text,
    fallbacks: [],
    loans: ids.map((loan_id) => ({ loan_id, step: null, anchor_on: null })),
    step: null,
    anchor_on: null,
    not_before: unit.now,
    valid_until: validUntil(unit.businessDate, policy),
    requested_by: personOf(unit),
    after_id: null,
  });
  if (judged.kind === 'drop') return asRefusal(judged);
  if (judged.kind === 'send') return done(row);
  return done(await keepWaiting(unit, row, judged.rule, judged.until));
}

const waits = ({ status }: MessageRow): boolean => MESSAGES_WAITING.includes(status);

async function hold(
  unit: UnitOfWork,
  row: MessageRow,
  { reason }: { reason: string },
): Promise<Outcome<MessageRow>> {
  if (!waits(row)) return refuse('message_gone');
  if (row.rule === 'by_hand') return refuse('message_held_already');
  const said = { reason, decided_by: personOf(unit) };
  return done(
    await applyAction(unit, messages, row, 'suspend', {
      status: 'held',
      rule: 'by_hand',
      held_until: null,
      ...said,
    }),
  );
}

async function release(unit: UnitOfWork, row: MessageRow): Promise<Outcome<MessageRow>> {
  if (row.status !== 'held' || row.rule !== 'by_hand') return refuse('message_not_held');
  const held_until = row.not_before > unit.now ? row.not_before : unit.now;
  return done(
    await applyAction(unit, messages, row, 'release', {
      status: 'queued',
      rule: null,
      held_until,
      reason: null,
      decided_by: personOf(unit),
    }),
  );
}

async function cancel(
  unit: UnitOfWork,
  row: MessageRow,
  { reason }: { reason: string },
): Promise<Outcome<MessageRow>> {
  if (!waits(row)) return refuse('message_gone');
  return done(
    await applyAction(unit, messages, row, 'cancel', {
      status: 'cancelled',
      held_until: null,
      reason,
      decided_by: personOf(unit),
    }),
  );
}

/** Sends what failed once more, as a message of its own with a turn of its own. */
async function resend(unit: UnitOfWork, row: MessageRow): Promise<Outcome<MessageRow>> {
  if (row.status !== 'failed') return refuse('message_not_failed');
  const next = await successorOf(unit.db, row.id);
  if (next !== undefined) return refuse('message_resent', { id: next.id });
  const template = (await templatesById(unit.db, [row.template_id])).get(row.template_id);
  const text = await approvedText(unit.db, template);
  if (text === undefined) return refuse('message_not_approved');
  const policy = await outreachOn(unit.db, unit.businessDate);
  const draft = {
    ...again(row, await loansOfMessage(unit.db, row.id), unit.now),
    text,
    fallbacks: [],
    requested_by: personOf(unit),
    valid_until: validUntil(unit.businessDate, policy),
  };
  const { judged } = await writeMessage(unit, draft);
  return judged.kind === 'drop' ? asRefusal(judged) : done(row);
}

/** Says what became of a message that nobody knew the fate of. */
async function settle(
  unit: UnitOfWork,
  row: MessageRow,
  { arrived, reason }: z.output<typeof settleMessageRequest>,
): Promise<Outcome<MessageRow>> {
  if (row.status !== 'unknown') return refuse('message_not_unknown');
  const values = arrived
    ? { status: 'delivered' as const, delivered_at: unit.now }
    : { status: 'failed' as const, failed_at: unit.now };
  return done(
    await applyAction(unit, messages, row, 'state', {
      ...values,
      reason,
      decided_by: personOf(unit),
    }),
  );
}

export const messageRoutes: Route[] = [
  ...readRoutes(servedMessages),
  createRoute(servedMessages, messages.create, write),
  commandRoute(servedMessages, 'hold', 'Keep a waiting message back', holdMessageRequest, hold),
  commandRoute(
    servedMessages,
    'release',
    'Let a message go that was kept back by hand',
    z.strictObject({}),
    release,
  ),
  commandRoute(servedMessages, 'cancel', 'Stop a waiting message', holdMessageRequest, cancel),
  commandRoute(servedMessages, 'resend', 'Write a failed message anew', z.strictObject({}), resend),
  commandRoute(
    servedMessages,
    'settle',
    'Say what became of a message nobody knows the fate of',
    settleMessageRequest,
    settle,
  ),
];
