import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sources, target, type Imported, type Source } from './helpers/sources.ts';

/** Rooms of the admin, each with screens of its own; a room may use those that stand after it. */
const ROOMS = [
  'statement',
  'today',
  'views',
  'warnings',
  'visits',
  'deadlines',
  'approvals',
  'review',
  'reminders',
  'borrowers',
  'borrower_contacts',
  'loans',
  'payments',
  'bank_lines',
  'bank_statements',
  'bank_days',
  'adjustments',
  'holds',
  'collection_notes',
  'messages',
  'message_templates',
  'complaints',
  'contact_refusals',
  'legal_cases',
  'restructures',
  'credit_repairs',
  'assignment_runs',
  'policies',
  'imports',
  'read_alarms',
  'account_requests',
  'audit_events',
  'own_access',
  'users',
];

/** Parts: what other rooms show of a record. A part may use those that stand after it. */
const PARTS = [
  'loans',
  'ledger',
  'adjustments',
  'payments',
  'bank',
  'restructures',
  'legal',
  'holds',
  'warnings',
  'visits',
  'assignment',
  'people',
  'contact',
  'repairs',
  'messages',
  'notes',
  'review',
  'attachments',
  'policies',
  'users',
];

/** From the top: every place uses only what stands below it. */
const ORDER = [
  'main.tsx',
  'App.tsx',
  'layout',
  ...ROOMS,
  ...PARTS.map((part) => `parts/${part}`),
  'shared',
  'theme',
  'providers',
  'i18n',
];

/** The settings of the bundler are no part of the program. */
const screens = sources().filter(
  ({ file }) => file.startsWith('admin/') && file !== 'admin/vite.config.ts',
);

/** Where a file of the admin stands: its room, `parts/` and its subject, or its own name. */
function placeOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  return first === 'parts' ? `parts/${second}` : first;
}

/** Code that is loaded when it is opened does not tie its file to the one that opens it. */
const isStatic = ({ text }: Source, { from }: Imported): boolean =>
  text.includes(`from '${from}'`) || text.includes(`import '${from}'`);

const targetsOf = (source: Source): string[] =>
  source.imports
    .filter((imported) => isStatic(source, imported))
    .map((imported) => target(source, imported) ?? '')
    .filter((file) => file.startsWith('admin/'));

const importsAmong = (files: readonly Source[]) =>
  files.flatMap((source) => targetsOf(source).map((to) => ({ from: source.file, to })));

function runsUp({ from, to }: { from: string; to: string }): boolean {
  const [own, other] = [placeOf(from), placeOf(to)];
  return own !== other && ORDER.indexOf(other) <= ORDER.indexOf(own);
}

const lines = (imports: readonly { from: string; to: string }[]): string[] =>
  imports.map(({ from, to }) => `${from} → ${to}`);

/** Imports that lead back to the file they start from, by whatever way. */
function circular(): string[] {
  const next = new Map(screens.map((source) => [source.file, targetsOf(source)]));
  const leadsTo = (start: string, goal: string): boolean => {
    const seen = new Set<string>();
    const waiting = [start];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (file === goal) return true;
      if (seen.has(file)) continue;
      seen.add(file);
      waiting.push(...(next.get(file) ?? []));
    }
    return false;
  };
  return lines(importsAmong(screens).filter(({ from, to }) => leadsTo(to, from)));
}

describe('the rooms of the admin', () => {
  const among = (belongs: (place: string) => boolean) =>
    importsAmong(screens.filter(({ file }) => belongs(placeOf(file))));
  const isPart = (place: string) => place.startsWith('parts/');

  it('every folder and file has its place in the order', () => {
    expect(
      screens.map(({ file }) => file).filter((file) => !ORDER.includes(placeOf(file))),
    ).toEqual([]);
    expect(ORDER.filter((place) => !existsSync(path.join(ROOT, 'admin', place)))).toEqual([]);
  });

  it('a room uses rooms after it, parts, and what is below', () => {
    const wrong = among((place) => ROOMS.includes(place)).filter(runsUp);
    expect(lines(wrong)).toEqual([]);
  });

  it('a part uses parts after it, and what is below', () => {
    expect(lines(among(isPart).filter(runsUp))).toEqual([]);
  });

  it('what all share knows neither parts nor rooms', () => {
    const base = ['shared', 'theme', 'providers', 'i18n'];
    expect(lines(among((place) => base.includes(place)).filter(runsUp))).toEqual([]);
  });

  it('only main starts the app, and only the app the layout', () => {
    const wrong = importsAmong(screens).filter(
      ({ from, to }) =>
        (to === 'admin/App.tsx' && from !== 'admin/main.tsx') ||
        (placeOf(to) === 'layout' && !['App.tsx', 'layout'].includes(placeOf(from))),
    );
    expect(lines(wrong)).toEqual([]);
  });

  it('no import runs in a circle', () => {
    expect(circular()).toEqual([]);
  });
});
