import type { Knex } from 'knex';
import { z } from 'zod';
import { loadPolicies } from '../../book/policies.ts';
import { done, refuse, refuseField, orRefuse, type Outcome } from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import {
  messageTemplates,
  messageVersions,
  type MessageTemplateRow,
  type MessageVersion,
  type MessageVersionRow,
} from '../../contract/resources/messageTemplates.ts';
import { findings } from '../../domain/notes/noteFindings.ts';
import { hasLooseBracket, unknownVariables } from '../../domain/outreach/template.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  serve,
  type Present,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { applyAction, changeFields, createRow } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import { given, personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { lastVersions, templateByCode, templatesById, versionsById } from './store/templates.ts';

/** Templates and their versions: who writes one does not approve it. */

const present: Present<typeof messageTemplates> = async (db, rows) => {
  const last = await lastVersions(
    db,
    rows.map(({ id }) => id),
  );
  const named = await versionsById(
    db,
    rows.flatMap(({ approved_id, proposed_id }) => [approved_id ?? [], proposed_id ?? []].flat()),
  );
  const numberOf = (id: number | null) => (id === null ? null : (named.get(id)?.number ?? null));
  return rows.map((row) => {
    const version = last.get(row.id);
    return {
      ...row,
      approved_number: numberOf(row.approved_id),
      proposed_number: numberOf(row.proposed_id),
      subject_zh: version?.subject_zh ?? null,
      subject_en: version?.subject_en ?? null,
      text_zh: version?.text_zh ?? '',
      text_en: version?.text_en ?? null,
    };
  });
};

const served = serve({
  definition: messageTemplates,
  spec: { table: 'message_templates', searched: messageTemplates.searched },
  present,
});

const presentVersions: Present<typeof messageVersions> = async (db, rows) => {
  const templates = await templatesById(
    db,
    rows.map(({ template_id }) => template_id),
  );
  return rows.map((row) => {
    const template = templates.get(row.template_id);
    if (template === undefined) throw new Error(`template ${row.template_id} vanished`);
    return {
      ...row,
      template_name: template.name,
      channel: template.channel,
      findings_zh: JSON.parse(row.findings_zh) as MessageVersion['findings_zh'],
      findings_en: JSON.parse(row.findings_en) as MessageVersion['findings_en'],
    };
  });
};

const servedVersions = serve({
  definition: messageVersions,
  spec: { table: 'message_versions', searched: messageVersions.searched },
  present: presentVersions,
});

type Words = Pick<MessageVersionRow, 'subject_zh' | 'subject_en' | 'text_zh' | 'text_en'>;
const WORDS = ['subject_zh', 'subject_en', 'text_zh', 'text_en'] as const;

/** Refuses words that could not be filled in, each at its field. */
function checkWords(channel: MessageTemplateRow['channel'], words: Words): Outcome<void> {
  if (channel === 'email' && words.subject_zh === null)
    return refuseField('subject_zh', 'template_needs_subject');
  if (channel !== 'email' && (words.subject_zh !== null || words.subject_en !== null))
    return refuseField(words.subject_zh === null ? 'subject_en' : 'subject_zh', 'no_subject_here');
  for (const field of WORDS) {
    const text = words[field] ?? '';
    const [unknown] = unknownVariables(text);
    if (unknown !== undefined) return refuseField(field, 'unknown_variable', { q: unknown });
    if (hasLooseBracket(text)) return refuseField(field, 'loose_bracket');
  }
  return done(undefined);
}

/** What the lexicon in force points at in a text; kept without the words. */
export async function findingsIn(
  db: Knex,
  text: string,
  on: string,
): Promise<MessageVersion['findings_zh']> {
  const lexicon = (await loadPolicies(db)).on('note_lexicon', on);
  return findings(text, lexicon).map(({ rule, start, end, severity }) => ({
    rule,
    start,
    end,
    severity,
  }));
}

/** Proposes a wording; one that waited for approval is withdrawn. */
async function propose(
  unit: UnitOfWork,
  template: MessageTemplateRow,
  words: Words,
): Promise<MessageTemplateRow> {
  const { db, businessDate: on } = unit;
  const last = (await lastVersions(db, [template.id])).get(template.id);
  if (last?.status === 'proposed')
    await applyAction(unit, messageVersions, last, 'withdraw', { status: 'withdrawn' });
  const version = await createRow(unit, messageVersions, {
    ...words,
    template_id: template.id,
    number: (last?.number ?? 0) + 1,
    findings_zh: JSON.stringify(await findingsIn(db, words.text_zh, on)),
    findings_en: JSON.stringify(await findingsIn(db, words.text_en ?? '', on)),
    status: 'proposed',
    author_id: personOf(unit),
  });
  return await changeFields(unit, messageTemplates, template, { proposed_id: version.id });
}

async function write(
  unit: UnitOfWork,
  sent: z.output<typeof messageTemplates.create>,
): Promise<Outcome<MessageTemplateRow>> {
  const { code, name, channel } = sent;
  const words = {
    subject_zh: sent.subject_zh ?? null,
    subject_en: sent.subject_en ?? null,
    text_zh: sent.text_zh,
    text_en: sent.text_en ?? null,
  };
  orRefuse(checkWords(channel, words));
  if ((await templateByCode(unit.db, code)) !== undefined)
    return refuseField('code', 'template_code_taken');
  const row = await createRow(unit, messageTemplates, { code, name, channel, retired: 0 });
  return done(await propose(unit, row, words));
}

/** Another name, or other words: these are a new version, beside the one that is sent. */
async function change(
  unit: UnitOfWork,
  row: MessageTemplateRow,
  { name, ...sent }: z.output<typeof messageTemplates.update>,
): Promise<Outcome<MessageTemplateRow>> {
  const last = (await lastVersions(unit.db, [row.id])).get(row.id);
  if (last === undefined) throw new Error(`template ${row.id} has no version`);
  const { subject_zh, subject_en, text_zh, text_en } = last;
  const was: Words = { subject_zh, subject_en, text_zh, text_en };
  const words: Words = { ...was, ...given(sent) };
  orRefuse(checkWords(row.channel, words));
  const named = await changeFields(unit, messageTemplates, row, { name });
  const isSame = WORDS.every((field) => words[field] === was[field]);
  return done(isSame ? named : await propose(unit, named, words));
}

const retire =
  (retired: 0 | 1) =>
  async (unit: UnitOfWork, row: MessageTemplateRow): Promise<Outcome<MessageTemplateRow>> => {
    if (row.retired === retired)
      return refuse(retired === 1 ? 'template_retired' : 'template_in_use');
    const verb = retired === 1 ? 'close' : 'reopen';
    return done(await applyAction(unit, messageTemplates, row, verb, { retired }));
  };

async function templateOf(unit: UnitOfWork, version: MessageVersionRow) {
  const template = await findRow(unit.db, messageTemplates, version.template_id);
  if (template === undefined) throw new Error(`template ${version.template_id} vanished`);
  return template;
}

async function decide(
  unit: UnitOfWork,
  row: MessageVersionRow,
  status: 'approved' | 'rejected',
  comment: string | null,
): Promise<Outcome<MessageVersionRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.author_id === unit.actor.id) return refuse('own_request');
  const isPointedAt = row.findings_zh !== '[]' || row.findings_en !== '[]';
  if (status === 'approved' && isPointedAt && comment === null)
    return refuseField('comment', 'findings_need_comment');
  const after = await applyAction(
    unit,
    messageVersions,
    row,
    status === 'approved' ? 'approve' : 'reject',
    {
      status,
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
    },
  );
  await changeFields(unit, messageTemplates, await templateOf(unit, row), {
    proposed_id: null,
    ...(status === 'approved' && { approved_id: row.id }),
  });
  return done(after);
}

async function withdraw(
  unit: UnitOfWork,
  row: MessageVersionRow,
): Promise<Outcome<MessageVersionRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.author_id !== unit.actor.id) return refuse('not_the_requester');
  const after = await applyAction(unit, messageVersions, row, 'withdraw', { status: 'withdrawn' });
  await changeFields(unit, messageTemplates, await templateOf(unit, row), { proposed_id: null });
  return done(after);
}

export const templateRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, messageTemplates.create, write),
  changeRoute(served, messageTemplates.update, change),
  commandRoute(served, 'retire', 'Send nothing by it any more', z.strictObject({}), retire(1)),
  commandRoute(served, 'restore', 'Let it be used again', z.strictObject({}), retire(0)),
  ...readRoutes(servedVersions),
  commandRoute(
    servedVersions,
    'approve',
    'Let these words be sent',
    approveRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'approved', comment ?? null),
  ),
  commandRoute(
    servedVersions,
    'reject',
    'Turn these words down',
    rejectRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'rejected', comment),
  ),
  commandRoute(
    servedVersions,
    'withdraw',
    'Take back words that wait for approval',
    z.strictObject({}),
    withdraw,
  ),
];
