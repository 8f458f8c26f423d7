import type { Knex } from 'knex';
import type {
  MessageTemplateRow,
  MessageVersionRow,
} from '../../../contract/resources/messageTemplates.ts';

/** Templates with their versions. */

/** Versions by their ids. */
export async function versionsById(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, MessageVersionRow>> {
  const rows: MessageVersionRow[] = await db('message_versions').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Templates by their ids. */
export async function templatesById(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, MessageTemplateRow>> {
  const rows: MessageTemplateRow[] = await db('message_templates').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

export const templateByCode = async (
  db: Knex,
  code: string,
): Promise<MessageTemplateRow | undefined> => await db('message_templates').where({ code }).first();

/** The last version of each template, whatever became of it. */
export async function lastVersions(
  db: Knex,
  templates: readonly number[],
): Promise<Map<number, MessageVersionRow>> {
  const rows: MessageVersionRow[] = await db('message_versions')
    .whereIn('template_id', [...templates])
    .orderBy('number');
  return new Map(rows.map((row) => [row.template_id, row]));
}

/** A text that is sent: its template, and the version of it that was approved. */
export interface ApprovedText {
  readonly template: MessageTemplateRow;
  readonly version: MessageVersionRow;
}

/** The approved text of a template that is in use; undefined without one. */
export async function approvedText(
  db: Knex,
  template: MessageTemplateRow | undefined,
): Promise<ApprovedText | undefined> {
  if (template === undefined || template.retired === 1 || template.approved_id === null)
    return undefined;
  const version = (await versionsById(db, [template.approved_id])).get(template.approved_id);
  return version && { template, version };
}

/** The first of some codes that has an approved text, with those that stand after it. */
export async function firstUsable(
  db: Knex,
  codes: readonly string[],
): Promise<{ text: ApprovedText; rest: readonly string[] } | undefined> {
  for (const [at, code] of codes.entries()) {
    const text = await approvedText(db, await templateByCode(db, code));
    if (text !== undefined) return { text, rest: codes.slice(at + 1) };
  }
  return undefined;
}
