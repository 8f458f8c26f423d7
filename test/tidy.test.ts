import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, sources, target, type Source } from './helpers/sources.ts';

const all = sources();
const product = all.filter(({ file }) => !file.startsWith('test/'));
const isSetting = (file: string) => /(^|\/)vi(te|test)\.config\.ts$/.test(file);

const room = (file: string): string => {
  const [top = '', second = '', third = ''] = file.split('/');
  if (top !== 'server') return top;
  if (!second.includes('.')) return second === 'features' ? `features/${third}` : second;
  return 'server';
};

/**
 * Who may import whom, lowest first; a room may always import itself, one feature never another.
 * `packages` lists the packages a room may use, where that is limited.
 */
const RULES: Record<string, { rooms: string; packages?: RegExp }> = {
  domain: { rooms: '', packages: /^$/ },
  contract: { rooms: 'domain', packages: /^zod$/ },
  db: { rooms: '', packages: /^(node:|knex$|pg$)/ },
  store: { rooms: 'domain contract db server', packages: /^(node:|knex$|zod$|pinyin-pro$)/ },
  book: { rooms: 'domain contract db store server', packages: /^(node:|knex$)/ },
  views: { rooms: 'domain contract db store book', packages: /^knex$/ },
  documents: { rooms: 'contract', packages: /^(node:|pdfkit$)/ },
  reading: { rooms: 'domain contract', packages: /^node:/ },
  install: { rooms: '', packages: /^node:/ },
  http: { rooms: 'domain contract db store server' },
  features: { rooms: 'domain contract db store book views documents reading http server' },
  jobs: { rooms: 'domain contract store book server features', packages: /^$/ },
  commands: {
    rooms: 'domain contract db store book documents reading http server features seeds jobs',
  },
  seeds: { rooms: 'domain contract', packages: /^$/ },
  admin: { rooms: 'contract domain' },
  server: { rooms: 'domain contract db store http features commands jobs' },
  test: {
    rooms:
      'domain contract db store book documents reading http features views commands jobs ' +
      'server seeds admin install',
  },
};

/** Wings of the domain: each may use ledger and time, and what stands here beside it. */
const WINGS: Record<string, string> = {
  time: '',
  input: 'time',
  ledger: 'time',
  contact: 'time',
  notes: '',
  legal: 'ledger time',
  repair: 'ledger time',
  restructure: 'ledger time',
  worklist: 'contact ledger time',
  assignment: '',
  bank: 'input time',
  outreach: 'contact time',
  visits: 'ledger time',
  warnings: 'time',
};

function wrongWings(source: Source): string[] {
  const wing = (file: string) => /^server\/domain\/(\w+)\//.exec(file)?.[1];
  const from = wing(source.file);
  if (from === undefined) return [];
  const allowed = WINGS[from]?.split(' ');
  if (allowed === undefined) return [`${source.file} is in a wing without a rule`];
  return source.imports.flatMap((imported) => {
    const to = target(source, imported) ?? '';
    const other = wing(to);
    const fine =
      imported.typesOnly || other === from || (other !== undefined && allowed.includes(other));
    return fine ? [] : [`${source.file} → ${to}`];
  });
}

/** Parts of the contract the screens may use at run time: free of zod. */
const LIGHT_CONTRACT = new Set([
  'server/contract/enums.ts',
  'server/contract/access.ts',
  'server/contract/limits.ts',
  'server/contract/policyKinds.ts',
]);

function wrongImports(source: Source): string[] {
  const from = room(source.file);
  const rule = RULES[from.startsWith('features/') ? 'features' : from];
  if (rule === undefined) return [`${source.file} is in a room without a rule`];
  return source.imports.flatMap((imported) => {
    const to = target(source, imported);
    if (to === undefined)
      return rule.packages === undefined || imported.typesOnly || rule.packages.test(imported.from)
        ? []
        : [`${source.file} → ${imported.from}`];
    const other = room(to);
    const allowed =
      other === from ||
      rule.rooms.split(' ').includes(other.startsWith('features/') ? 'features' : other);
    const heavy =
      from === 'admin' && other === 'contract' && !imported.typesOnly && !LIGHT_CONTRACT.has(to);
    return allowed && !heavy ? [] : [`${source.file} → ${to}`];
  });
}

/** Tables of text in two languages, and of words: a sentence is not shortened to fit a line. */
const TEXTS = [
  /^admin\/i18n\//,
  /[tT]exts\.ts$/,
  /contract\/refusals\/\w+\.ts$/,
  /\/lexicon\w*\.ts$/,
  /\/labelledNotes\w*\.ts$/,
  /^seeds\/(regions|names)\.ts$/,
];
const isText = (file: string): boolean => TEXTS.some((pattern) => pattern.test(file));

/** How wide a line is in an editor: East Asian signs take two columns. */
const WIDE = new RegExp(
  '[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff' +
    '\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]',
  'g',
);
const columns = (line: string): number => line.length + (line.match(WIDE)?.length ?? 0);

const places = (files: readonly Source[], pattern: RegExp): string[] =>
  files
    .filter(({ text }) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .map(({ file }) => file);

describe('the house rules', () => {
  it('the top level holds what it always held', () => {
    const visible = readdirSync(ROOT).filter(
      (name) =>
        !name.startsWith('.') && !['node_modules', 'dist', 'data', 'gallery'].includes(name),
    );
    expect(visible.sort()).toEqual([
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'admin',
      'db',
      'package-lock.json',
      'package.json',
      'seeds',
      'server',
      'test',
      'tsconfig.json',
    ]);
  });

  it('a file has at most 400 lines, but for tables of text', () => {
    const long = all.filter(({ file, lines }) => lines > 400 && !isText(file));
    expect(long.map(({ file, lines }) => `${file} ${lines}`)).toEqual([]);
  });

  it('a server function has at most 50 lines, a component at most 120', () => {
    const long = product.flatMap(({ file, functions }) =>
      functions
        .filter(({ lines }) => lines > (file.startsWith('admin/') ? 120 : 50))
        .map(({ line, lines }) => `${file}:${line} ${lines}`),
    );
    expect(long).toEqual([]);
  });

  it('no number on a screen changes by the mouse wheel: it is typed as text and read', () => {
    const admin = product.filter(({ file }) => file.startsWith('admin/'));
    expect(places(admin, /\bNumberInput\b|type=["']number["']|type: 'number'/)).toEqual([]);
  });

  it('a line has at most 100 columns, but for tables of text; a Chinese sign takes two', () => {
    const wide = all
      .filter(({ file }) => !isText(file))
      .flatMap(({ file, text }) =>
        text
          .split('\n')
          .flatMap((line, at) =>
            columns(line) > 100 ? [`${file}:${at + 1} ${columns(line)}`] : [],
          ),
      );
    expect(wide).toEqual([]);
  });

  it('files import only from the rooms they may', () => {
    expect(all.flatMap(wrongImports)).toEqual([]);
    expect(all.flatMap(wrongWings)).toEqual([]);
  });

  it('exports are named, except the face of a resource and the settings of tools', () => {
    expect(
      all
        .filter(
          (source) =>
            source.defaultExport &&
            !/^admin\/\w+\/index\.ts$/.test(source.file) &&
            !isSetting(source.file) &&
            !source.file.startsWith('test/helpers/'),
        )
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('the time comes from the machine in one place', () => {
    expect(places(product, /new Date\(\)|Date\.now\(/)).toEqual(['server/index.ts']);
  });

  it('the environment is read in one place', () => {
    expect(places(product, /process\.env/)).toEqual(['server/config.ts']);
  });

  it('SQL stands only in stores, the book, views and db', () => {
    const sql =
      /\bdb\(['"`]|\bdb\(table|trx\(|\.raw\(|rawRows|\.whereIn\(|\.where\(|bulkInsert|\.read\('/;
    const home =
      /^(db|server\/store|server\/book|server\/views)\/|^server\/features\/\w+\/store(\.ts$|\/)/;
    expect(places(product, sql).filter((file) => !home.test(file))).toEqual([]);
  });

  it('handlers under /api are registered in one place, where access is checked', () => {
    expect(
      places(product, /express\.Router|\.(get|post|put|delete|all|use|patch)\(['"`]\/api|router\[/),
    ).toEqual(['server/app.ts', 'server/http/mount.ts']);
  });

  it('nothing is left that nothing imports', () => {
    const entries = all
      .filter(({ file }) => file.endsWith('.test.ts') || isSetting(file))
      .map(({ file }) => file);
    const started = [
      'server/index.ts',
      'admin/main.tsx',
      'server/install/pack.ts',
      'test/gallery/gallery.ts',
      'test/helpers/globalSetup.ts',
      'test/helpers/senderProcess.ts',
      'test/helpers/totalReporter.ts',
      'test/bench/run.ts',
      'test/bench/warnings.ts',
      'test/bench/bare/main.tsx',
    ];
    const byFile = new Map(all.map((source) => [source.file, source]));
    const reached = new Set<string>();
    const visit = (file: string): void => {
      const source = byFile.get(file);
      if (source === undefined || reached.has(file)) return;
      reached.add(file);
      for (const imported of source.imports) visit(target(source, imported) ?? '');
    };
    for (const file of [...entries, ...started]) visit(file);
    expect(all.map(({ file }) => file).filter((file) => !reached.has(file))).toEqual([]);
  });

  it('says nothing of unfinished work and switches no check off without a reason', () => {
    expect(
      places(
        all.filter(({ file }) => file !== 'test/tidy.test.ts'),
        /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|\bas any\b|: any\b|\.(only|todo)\(/,
      ),
    ).toEqual([]);
  });
});
