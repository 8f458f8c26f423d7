import { fieldKeys, readingOf, type Reading } from '../../admin/shared/reading.ts';
import { broughtWord } from '../../admin/shared/words.ts';
import { differenceOf } from '../../admin/audit_events/difference.ts';
import { messages as english } from '../../admin/i18n/en/index.ts';
import { messages as chinese } from '../../admin/i18n/zh/index.ts';
import type { Database } from '../../db/connection.ts';

/** What an audit event says on the screen, found without drawing it. */

type Image = Readonly<Record<string, unknown>> | null;
export interface AuditedEvent {
  resource: string;
  action: string;
  before: Image;
  after: Image;
}

/** Fields in which people write, or that name an account or an address of a machine. */
const FREE = new RegExp(
  '(username|name|content|text|comment|reason|statement|memo|note|answer|explanation|evidence|' +
    'property|purpose|result|room|source|team|reference|external_id|relationship|court|judge|' +
    'lawyer|law_firm|q|code|step|fallbacks|words|reply|text_zh|text_en|subject)$',
);

const hasText = (messages: object, key: string): boolean => {
  let at: unknown = messages;
  for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return typeof at === 'string';
};
const said = (key: string): boolean => hasText(english, key) && hasText(chinese, key);
const wordless = (resource: string, field: string): string[] =>
  fieldKeys(resource, field).some(said) ? [] : [`${resource}.${field}: no word`];

/** Parts of a reading that show a machine's word. */
function unsaidIn(resource: string, field: string, reading: Reading): string[] {
  switch (reading.as) {
    case 'word':
      return said(reading.key) || broughtWord(reading.key) !== undefined
        ? []
        : [`${resource}.${field}: ${reading.key}`];
    case 'written':
      return /^(\[|\{")/.test(reading.text) ||
        (/^[a-z]+(_[a-z]+)*$/.test(reading.text) && !FREE.test(field))
        ? [`${resource}.${field}: ${reading.text}`]
        : [];
    case 'field':
      return wordless(resource, reading.field);
    case 'list':
      return reading.items.flatMap((item) => unsaidIn(resource, field, item));
    case 'facts':
      return reading.facts.flatMap(({ field: name, reading: part }) => [
        ...wordless(resource, name),
        ...unsaidIn(resource, name, part),
      ]);
    case 'instant':
    case 'money':
    case 'rate':
    case 'record':
    case 'basis':
    case 'bureau':
      return [];
  }
}

/** What of an event a reader would see in a machine's words, in either language. */
export function unsaid({ resource, action, before, after }: AuditedEvent): string[] {
  const heads = [`resources.${resource}.name`, `enums.audit_actions.${action}`];
  return [
    ...heads.filter((key) => !said(key)),
    ...differenceOf(before, after).changed.flatMap(({ field, ...values }) => [
      ...wordless(resource, field),
      ...[values.before, values.after].flatMap((value) =>
        value === null || value === ''
          ? []
          : unsaidIn(resource, field, readingOf(resource, field, value)),
      ),
    ]),
  ];
}

/** Looks at every event of a book, whatever it came from. */
export async function unsaidEvents({ read }: Database): Promise<string[]> {
  if (!(await read.schema.hasTable('audit_events'))) return [];
  const rows: { resource: string; action: string; before: string | null; after: string | null }[] =
    await read('audit_events').select('resource', 'action', 'before', 'after');
  const image = (text: string | null): Image =>
    text === null ? null : (JSON.parse(text) as Image);
  const found = rows.flatMap(({ before, after, ...row }) =>
    unsaid({ ...row, before: image(before), after: image(after) }),
  );
  return [...new Set(found)];
}
