import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messages as english } from '../admin/i18n/en/index.ts';
import { messages as chinese } from '../admin/i18n/zh/index.ts';
import { ACCESS } from '../server/contract/access.ts';
import * as vocabularies from '../server/contract/enums.ts';
import { LANGUAGES } from '../server/contract/enums.ts';
import { REFUSALS, refusalText, STATUS_OF, type RefusalKey } from '../server/contract/refusals.ts';
import { issueText, parse, refusalOf } from '../server/contract/validation.ts';
import { sayTape, TAPE_TEXTS, type TapeText } from '../server/reading/texts.ts';
import { allRoutes } from '../server/routes.ts';
import { sources } from './helpers/sources.ts';

const HAN = /[\u3400-\u9fff]/;
/** Signs that belong to Chinese typesetting. */
const WIDE = /[\u3000-\u303f\uff01-\uff60]/;
const placeholders = (text: string, mark: RegExp) =>
  [...new Set([...text.matchAll(mark)].map(([, name]) => name))].sort((a, b) =>
    String(a).localeCompare(String(b)),
  );

function expectPair(zh: string, en: string, name: string, mark = /\{(\w+)\}/g): void {
  expect(zh, name).toMatch(HAN);
  expect(en, name).toMatch(/[A-Za-z]/);
  expect(en, name).not.toMatch(HAN);
  expect(en, name).not.toMatch(WIDE);
  expect(placeholders(zh, mark), name).toEqual(placeholders(en, mark));
}

describe('what the server says', () => {
  it('names the stages of a case in Chinese as the screens do', () => {
    const words = (chinese as unknown as { enums: { case_stages: Record<string, string> } }).enums
      .case_stages;
    for (const stage of vocabularies.CASE_STAGES)
      expect(refusalText('case_not_draft', { stage }, 'zh')).toContain(`“${words[stage]}”`);
    expect(
      refusalText(
        'stage_not_reachable',
        { from: 'trial', to: 'draft', allowed: 'judgment, closed' },
        'zh',
      ),
    ).toBe('不能从“审理”进入“草稿”；可进入：判决、结案');
    expect(refusalText('not_unique', { field: 'external_id' }, 'zh')).not.toMatch(/[a-z]/);
  });

  it('every refusal has a code and a text in each language, with the same blanks to fill', () => {
    for (const [key, { code, zh, en }] of Object.entries(REFUSALS)) {
      expect(Object.keys(STATUS_OF), key).toContain(code);
      expectPair(zh, en, key);
      const filled = Object.fromEntries(
        placeholders(zh, /\{(\w+)\}/g).map((name) => [String(name), 7]),
      );
      for (const language of LANGUAGES)
        expect(refusalText(key as RefusalKey, filled, language), key).not.toMatch(/[{}]/);
    }
  });

  it('every finding of an import has both texts, with the same blanks to fill', () => {
    expect(Object.keys(TAPE_TEXTS).length).toBeGreaterThan(10);
    for (const [key, { zh, en }] of Object.entries(TAPE_TEXTS)) {
      expectPair(zh, en, key);
      expect(
        sayTape(
          key as TapeText,
          'en',
          Object.fromEntries(placeholders(en, /\{(\w+)\}/g).map((name) => [String(name), 7])),
        ),
        key,
      ).not.toMatch(/[{}]/);
    }
  });

  const samples: [string, z.ZodType, unknown][] = [
    ['something missing', z.object({ a: z.string() }), {}],
    ['a wrong type', z.string(), 7],
    ['no whole number', z.int(), 1.5],
    ['too short', z.string().min(1), ''],
    ['too long', z.string().max(3), 'long text'],
    ['too small', z.int().min(3), 1],
    ['too big', z.int().max(3), 9],
    ['too little money', z.object({ a_minor: z.int().min(1) }), { a_minor: 0 }],
    ['too much money', z.object({ a_minor: z.int().max(1) }), { a_minor: 2 }],
    ['too few', z.array(z.int()).min(1), []],
    ['too many', z.array(z.int()).max(1), [1, 2]],
    ['outside the vocabulary', z.enum(['a', 'b']), 'c'],
    ['no word of the vocabulary', z.object({ a: z.enum(['a', 'b']) }), {}],
    ['unknown field', z.strictObject({}), { a: 1 }],
    ['no instant', z.iso.datetime(), 'now'],
    ['no UUID', z.guid(), 'x'],
    ['no such form', z.string().regex(/^a$/), 'b'],
    ['no e-mail', z.email(), 'x'],
    ['no multiple', z.number().multipleOf(5), 7],
    ['none of several', z.union([z.int(), z.boolean()]), 'x'],
    ['a rule of its own', z.string().refine(() => false), 'x'],
  ];
  it.each(samples)('what a schema finds is said in both languages: %s', (_name, schema, value) => {
    const { error } = schema.safeParse(value, { reportInput: true });
    expect(error?.issues.length).toBeGreaterThan(0);
    for (const issue of error?.issues ?? [])
      expectPair(issueText(issue, 'zh'), issueText(issue, 'en'), issue.code);
  });

  it('no field of any request leaves a person with no more than "not valid"', () => {
    const wrong: unknown[] = [
      undefined,
      null,
      '',
      '\0',
      'x'.repeat(6000),
      -1,
      1.5,
      1e12,
      [],
      {},
      true,
      '2026-02-31',
      '110105194912310021',
      '12345678901',
      'now',
    ];
    const bodies = allRoutes.flatMap((route) =>
      route.body === undefined ? [] : [[`${route.method} ${route.path}`, route.body] as const],
    );
    expect(bodies.length).toBeGreaterThan(10);
    let said = 0;
    for (const [name, schema] of bodies) {
      for (const field of Object.keys((schema as z.ZodObject).shape)) {
        for (const value of wrong) {
          const { error } = schema.safeParse({ [field]: value }, { reportInput: true });
          for (const issue of error?.issues.filter(({ path }) => path[0] === field) ?? []) {
            said += 1;
            expectPair(issueText(issue, 'zh'), issueText(issue, 'en'), `${name} ${field}`);
            // Of several shapes a value may take, none fitting is all that can be said.
            if (issue.code !== 'invalid_union')
              expect(
                [issueText(issue, 'zh'), issueText(issue, 'en')],
                `${name} ${field} ${JSON.stringify(value)?.slice(0, 40)}`,
              ).not.toEqual(['无效', 'Not valid']);
          }
        }
      }
    }
    expect(said).toBeGreaterThan(200);
  });

  it('a refusal names every field once, and a request that is no object as a whole', () => {
    const schema = z.strictObject({ a: z.string().min(2).max(1), b: z.int() });
    const found = parse(schema, { a: 'x', b: 'y', constructor: 1 }, 'en');
    expect(found.ok ? [] : Object.keys(found.refusal.fields ?? {})).toEqual([
      'a',
      'b',
      'constructor',
    ]);
    const { error } = schema.safeParse([], { reportInput: true });
    expect(refusalOf(error?.issues ?? [], 'zh')).toMatchObject({
      key: 'json_expected',
      fields: {},
    });
  });
});

type Tree = { readonly [key: string]: unknown };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? flat(value as Tree, `${path}${key}.`)
      : [[path + key, String(value)] as [string, string]],
  );
const zhTexts = new Map(flat(chinese as Tree));
const enTexts = new Map(flat(english as Tree));

/** Latin words that Chinese readers use too, and file, key and product names. */
const KNOWN_WORDS = new Set([
  'App',
  'CSV',
  'ID',
  'APR',
  'Ctrl',
  'Enter',
  'Esc',
  'Daihou',
  'JSON',
  'M',
  'PDF',
  'PNG',
  'JPEG',
  'WebP',
  'HEIC',
  // M4A and MP3, without their numbers.
  'A',
  'MP',
  'WAV',
  'AMR',
  'MB',
]);

describe('what the screens say', () => {
  it('has the same keys in both languages', () => {
    expect(zhTexts.size).toBeGreaterThan(400);
    expect(
      [...zhTexts.keys()].filter((key) => !enTexts.has(key)),
      'only in Chinese',
    ).toEqual([]);
    expect(
      [...enTexts.keys()].filter((key) => !zhTexts.has(key)),
      'only in English',
    ).toEqual([]);
  });

  it('has a text for every key that a screen names', () => {
    const rooms = Object.keys(chinese).join('|');
    // A name under which the browser keeps a choice is no key.
    const literal = new RegExp(
      `(?<!storeKey=|useStore\\([^'"]{0,40})['"]((?:${rooms})(?:\\.\\w+)+)['"]`,
      'g',
    );
    // Names of files begin like keys, and so do the fields that the audit reads by resource.
    const begins = (key: string) =>
      [...zhTexts.keys()].some(
        (one) => one === key || (/^[._]/.test(one.slice(key.length)) && one.startsWith(key)),
      );
    const missing = sources()
      .filter(({ file }) => /^admin\/(?!i18n|shared\/reading)/.test(file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(literal)].map(([, key = '']) => ({ file, key })),
      )
      .filter(({ key }) => !/\.tsx?$/.test(key) && !begins(key))
      .map(({ file, key }) => `${file}: ${key}`);
    expect(missing).toEqual([]);
  });

  it('has one form of each text in Chinese: a second one would never be shown', () => {
    const doubled = [...zhTexts].filter(([, text]) => text.includes('||||'));
    expect(doubled.map(([key]) => key)).toEqual([]);
  });

  it('leaves no text empty', () => {
    // The word for "neither yes nor no" is a blank in react-admin too.
    for (const texts of [zhTexts, enTexts])
      expect(
        [...texts].filter(([key, text]) => text.trim() === '' && key !== 'ra.boolean.null'),
      ).toEqual([]);
  });

  it('fills the same blanks in both languages', () => {
    const differing = [...zhTexts].filter(([key, text]) => {
      const [zh, en] = [
        placeholders(text, /%\{(\w+)\}/g),
        placeholders(enTexts.get(key) ?? '', /%\{(\w+)\}/g),
      ];
      // react-admin's own English has other blanks for one and for many; Chinese needs no more than
      // some of them.
      return key.startsWith('ra.')
        ? zh.some((name) => !en.includes(name))
        : JSON.stringify(zh) !== JSON.stringify(en);
    });
    expect(differing.map(([key, text]) => [key, text, enTexts.get(key)])).toEqual([]);
  });

  it('is English in English: no Chinese letter or sign', () => {
    expect([...enTexts].filter(([, text]) => HAN.test(text) || WIDE.test(text))).toEqual([]);
  });

  it('is Chinese in Chinese: no Latin word but those in common use', () => {
    const foreign = [...zhTexts].flatMap(([key, text]) =>
      (text.replace(/%\{\w+\}/g, ' ').match(/[A-Za-z]+/g) ?? [])
        .filter((word) => !KNOWN_WORDS.has(word))
        .map((word) => `${key}: ${word}`),
    );
    expect(foreign).toEqual([]);
  });

  it('is not the English text in Chinese, where there is a word in it', () => {
    const same = [...zhTexts].filter(
      ([key, text]) =>
        enTexts.get(key) === text &&
        /[A-Za-z]{2}/.test(text.replace(/%\{\w+\}/g, '')) &&
        !KNOWN_WORDS.has(text),
    );
    expect(same).toEqual([]);
  });

  it('names every resource of the access table', () => {
    // A view and a preview have titles of their own.
    for (const resource of Object.keys(ACCESS).filter(
      (name) => name !== 'overdue_tiers' && name !== 'schedule_preview',
    )) {
      for (const texts of [zhTexts, enTexts])
        expect(texts.has(`resources.${resource}.name`), resource).toBe(true);
    }
  });

  it('has a word for every value of every closed vocabulary, and for none that left it', () => {
    const NOT_SHOWN = new Set([
      'LANGUAGES',
      'ATTACHABLE',
      'WAIVABLE_COMPONENTS',
      'REPAIR_OPEN',
      'VISITS_OPEN',
    ]);
    const lists = Object.entries<unknown>(vocabularies).flatMap(([name, values]) =>
      Array.isArray(values) && !NOT_SHOWN.has(name) ? [[name, values.map(String)] as const] : [],
    );
    expect(lists.length).toBeGreaterThan(15);
    for (const texts of [zhTexts, enTexts]) {
      for (const [name, values] of lists) {
        const prefix = `enums.${name.toLowerCase()}.`;
        const named = [...texts.keys()]
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length));
        expect(named.toSorted(), name).toEqual(values.toSorted());
      }
    }
  });
});

/** What another word has taken the place of: one thing has one word, and a law its own. */
const GONE = [
  '自签署之日起重新计算',
  '依第五百六十一条',
  '终局',
  '终审裁判',
  '一行的结转，指',
  '首个应还日',
  '最后应还日',
  '对减轻后的债务负责',
  '经全部签署后成立',
  '现金贷',
  '救助',
  '救济',
  '我们',
  '同意更正申请',
  '对本异议不予更正',
  '同意本项查询申请',
  '没有告知本人',
  '付费修复一说',
  '终结本次执行(?!程序)',
  '续期',
  '续封',
  '续冻',
  '保证责任已免除',
  '权利人被他人控制',
  '（北京时间）',
  '从认定之日',
  '发现挪用的日期',
  // A code of the register keeps its name.
  '担保人(?!代还)',
  '笔记',
  '资产分类',
  '自雇',
  '法释〔2020〕17',
  '2020\\] No\\. 17',
];

describe('what a person reads', () => {
  it('says nothing in a word that another has taken the place of', () => {
    const word = new RegExp(GONE.join('|'), 'g');
    // What is searched for in notes, and what others may call a thing in their files.
    const others = /^server\/domain\/(notes|input)\/|^test\//;
    const found = sources()
      .filter(({ file }) => !others.test(file))
      .flatMap(({ file, text }) => [...text.matchAll(word)].map(([said]) => `${file} ${said}`));
    expect(found).toEqual([]);
  });
});
