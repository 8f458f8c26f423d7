import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../admin/i18n/en/index.ts';
import { messages as chinese } from '../admin/i18n/zh/index.ts';
import { ACCESS } from '../server/contract/access.ts';
import { storedSchema, type ResourceDefinition } from '../server/contract/resource.ts';
import { unsaid } from './helpers/auditWords.ts';
import { ROOT, sources } from './helpers/sources.ts';

/** What a new field or a new resource needs beyond types: words, an input, a room. */

const FOLDER = path.join(ROOT, 'server/contract/resources');
const modules = (await Promise.all(
  readdirSync(FOLDER).map((file) => import(path.join(FOLDER, file))),
)) as Record<string, unknown>[];
const definitions = modules
  .flatMap((exported) => Object.values(exported))
  .filter(
    (value): value is ResourceDefinition =>
      typeof value === 'object' && value !== null && 'record' in value && 'sortable' in value,
  );

const fieldsOf = (messages: object, resource: string): object =>
  (messages as { resources: Record<string, { fields?: object }> }).resources[resource]?.fields ??
  {};
const sentTo = ({ create, update }: ResourceDefinition): string[] => [
  ...new Set([...Object.keys(create?.shape ?? {}), ...Object.keys(update?.shape ?? {})]),
];

const screens = sources().filter(({ file }) => /^admin\/(?!i18n)/.test(file));
const app = screens.find(({ file }) => file === 'admin/App.tsx')?.text ?? '';
const menu = screens.find(({ file }) => file === 'admin/layout/rooms.ts')?.text ?? '';
/** Where people type and choose: inputs, forms, panels, and what sends what they chose. */
const forms = screens.filter(({ file }) =>
  /(Inputs?|Forms?|Panel|Create|Edit|Dialog|Upload|Buttons?|Bar|ToSend|Check)\.tsx?$/i.test(file),
);
/** Folders of the screens that are the room of a resource. */
const rooms = Object.keys(ACCESS).filter((name) =>
  screens.some(({ file }) => file === `admin/${name}/index.ts`),
);
/** Rooms one comes to from a record or a list, not from the menu. */
const FROM_ELSEWHERE = new Set([
  'borrower_contacts',
  'contact_refusals',
  'holds',
  'reminders',
  'bank_statements',
  'bank_days',
]);
/** Sent by a screen without being typed into an input of that name. */
const SENT_UNSEEN = new Set(['client_reference', 'planned', 'starts_on']);

describe('what belongs to a field', () => {
  it.each(definitions)('$name has a word for every field, in both languages', (definition) => {
    const fields = [...Object.keys(definition.record.shape), ...sentTo(definition)];
    for (const messages of [chinese, english]) {
      const named = fieldsOf(messages, definition.name);
      expect(fields.filter((field) => !(field in named))).toEqual([]);
    }
  });

  it.each(definitions)('every field that $name takes can be typed or chosen', (definition) => {
    const missing = sentTo(definition).filter(
      (field) =>
        !SENT_UNSEEN.has(field) &&
        !forms.some(({ text }) => new RegExp(`\\b${field}\\b`).test(text)),
    );
    expect(missing).toEqual([]);
  });
});

/** Columns of which the audit keeps nothing. */
const NEVER_AUDITED = new Set([
  'password_hash',
  'reached_number',
  'send_key',
  'sent_to',
  'search_text',
  'search_pinyin',
  'entered_by',
  'mends',
  'run_token',
  'beat_at',
  'undoing',
  'latitude_e5',
  'longitude_e5',
  'figures',
  'cause',
]);

/** Every value of a closed field; one of any other. */
function samples(schema: unknown): unknown[] {
  const { def } = schema as { def: { innerType?: unknown; entries?: object } };
  if (def.innerType !== undefined) return samples(def.innerType);
  return def.entries === undefined ? [7] : Object.values(def.entries);
}

/** Dialogs that only show or find something. */
const ASK_NOTHING = new Set(['KeysDialog', 'QuickSearch', 'DayDialog']);

describe('what belongs to a dialog', () => {
  const dialogs = screens.filter(({ text }) => /<Dialog\s/.test(text));

  it.each(dialogs.map(({ file }) => file))('%s has a form or a button for Ctrl+Enter', (file) => {
    const name = file.replace(/.*\/|\.tsx$/g, '');
    const { text = '' } = dialogs.find((one) => one.file === file) ?? {};
    const answers = /<(Simple)?Form[\s>]|<form|data-answers/.test(text);
    expect(answers).not.toBe(ASK_NOTHING.has(name));
  });
});

describe('what the audit says of a record', () => {
  it.each(definitions)('is in words for every column and value of $name', (definition) => {
    const wordless = Object.entries(storedSchema(definition).shape)
      .filter(([field]) => !NEVER_AUDITED.has(field))
      .flatMap(([field, schema]) => samples(schema).map((value) => ({ [field]: value })))
      .flatMap((after) =>
        unsaid({ resource: definition.name, action: 'create', before: null, after }),
      );
    expect(wordless).toEqual([]);
  });
});

describe('what belongs to a resource', () => {
  it.each(rooms)('%s is mounted in the app', (name) => {
    expect(app).toContain(`<Resource name="${name}"`);
  });

  it.each(rooms)('%s is in the menu, or one comes to it from elsewhere', (name) => {
    expect(FROM_ELSEWHERE.has(name) || menu.includes(`resource: '${name}'`)).toBe(true);
  });

  it('has a room wherever people may create records of their own', () => {
    const creating = Object.entries(ACCESS).filter(([, actions]) => 'create' in actions);
    expect(creating.length).toBeGreaterThan(10);
    const shown = creating.filter(
      ([name]) => !screens.some(({ text }) => new RegExp(`['"/]${name}\\b`).test(text)),
    );
    expect(shown.map(([name]) => name)).toEqual([]);
  });
});
