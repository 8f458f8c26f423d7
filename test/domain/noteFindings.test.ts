import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, eachOccurrence } from '../../server/domain/notes/ahoCorasick.ts';
import { NOTE_LEXICON } from '../../server/domain/notes/lexicon.ts';
import {
  type Finding,
  type Lexicon,
  type LexiconEntry,
  type Rule,
} from '../../server/domain/notes/lexiconModel.ts';
import { explain, findings } from '../../server/domain/notes/noteFindings.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 5000 : 500;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`note findings: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const LEXICON = NOTE_LEXICON.value;
const words = (
  terms: readonly string[],
  unless: readonly string[] = [],
  rest: Partial<LexiconEntry> = {},
): Lexicon => ({ entries: [{ rule: 'R2', severity: 'high', terms, unless, ...rest }] });
const slices = (text: string, lexicon: Lexicon): string[] =>
  findings(text, lexicon).map(({ start, end }) => text.slice(start, end));

describe('a text read for its words', () => {
  it.each([
    ['不还就拘留你', '拘留', '拘留'],
    ['拘 留', '拘留', '拘 留'],
    ['要拘*留、', '拘留', '拘*留'],
    ['拘.留', '拘留', '拘.留'],
    ['拘\u200b留', '拘留', '拘\u200b留'],
    ['拘、 、留', '拘留', '拘、 、留'],
    ['「拘」留', '拘留', '拘」留'],
    ['要ＪＬ你', 'jl你', 'ＪＬ你'],
    ['弄４你', '弄4你', '弄４你'],
    ['斷 你的腿', '断你的腿', '斷 你的腿'],
    ['說殺你', '杀你', '殺你'],
    ['发了🔪过去', '🔪', '🔪'],
    ['拘🌟留', '拘留', '拘🌟留'],
    ['𠮷拘留', '拘留', '拘留'],
    ['拘\u0336留', '拘留', '拘\u0336留'],
    ['I will ARREST you', 'arrest', 'ARREST'],
    ['was arresting', 'arrest', 'arresting'],
    ['he charged fees', 'charge fee', 'charged fees'],
    ["I'll   kill-you!", 'kill you', 'kill-you'],
    ['加ＶＸ聊', '加vx', '加ＶＸ'],
  ])('%s has %s at %s', (text, term, slice) => {
    expect(slices(text, words([term]))).toEqual([slice]);
  });

  it.each([
    ['这里是拘，留下', '拘留', 'a comma ends a clause'],
    ['拘。留', '拘留', 'and a full stop a sentence'],
    ['拘\n留', '拘留', 'so does a new line'],
    ['skills', 'kill', 'an English word has edges'],
    ['killjoy', 'kill', 'on both sides'],
    ['xjl你', 'jl你', 'beside Chinese too'],
    ['kill. You', 'kill you', 'between sentences'],
    ['', '拘留', 'in nothing'],
    ['拘留', '', 'an empty term is nowhere'],
    ['拘留', '…', 'nor one without words'],
  ])('%j has no %j: %s', (text, term) => {
    expect(findings(text, words([term]))).toEqual([]);
  });

  it('takes parts of a term in order, near each other, in one clause, with choices', () => {
    const lexicon = words(['告诉|告知…妈|爸…欠']);
    expect(findings('我告知他爸，他欠钱；告知他爸他欠3万', lexicon)).toEqual([
      { rule: 'R2', start: 10, end: 16, severity: 'high', term: '告知…爸…欠' },
    ]);
    expect(slices('妈告诉他欠，告诉他一二三四五六七八妈欠', lexicon)).toEqual([]);
    expect(slices('乙丁。甲丙。甲乙', words(['(甲|乙)(丙|丁)']))).toEqual(['乙丁', '甲丙']);
  });

  it('merges overlaps of one rule to the longest and most severe, and leaves other rules', () => {
    const lexicon: Lexicon = {
      entries: [
        ...words(['打断腿']).entries,
        { rule: 'R2', severity: 'low', terms: ['要打断腿吗'] },
        { rule: 'R8', severity: 'low', terms: ['腿'] },
      ],
    };
    expect(findings('他要打断腿吗', lexicon)).toEqual([
      { rule: 'R2', start: 1, end: 6, severity: 'high', term: '要打断腿吗' },
      { rule: 'R8', start: 4, end: 5, severity: 'low', term: '腿' },
    ]);
  });
});

describe('a context', () => {
  it.each<[string, string, boolean]>([
    ['未', '未威胁', false],
    ['未', '未曾有过威胁', true],
    ['不得…', '不得以任何方式威胁', false],
    ['不得…', '不得迟到，威胁', true],
    ['客户称,…', '客户称没钱，有人威胁', false],
    ['客户称,…', '客户称没钱。威胁', true],
    ['…骗局', '威胁是骗局', false],
    ['…骗局', '威胁，是骗局', true],
    ['…,骗局', '威胁，是骗局', false],
    ['客户称…', '客户称：没钱，威胁', true],
    ['客户称…', '客户称：“没钱，威胁”', false],
    ['客户说…', '跟客户说威胁', false],
    ['^客户…', '客户昨天威胁', false],
    ['^客户…', '对客户昨天威胁', true],
    ['不会…', '不会威胁', false],
    ['别人|他人', '他人威胁', false],
    ['(客|主)(人|顾)', '主顾威胁', false],
  ])('%s in %s: found %s', (context, text, found) => {
    expect(findings(text, words(['威胁'], [context])).length > 0).toBe(found);
  });

  it('is void where another says so, counts in the gap of a term, and may run into the hit', () => {
    expect(slices('跟客户说威胁', words(['威胁'], ['客户说…', '!跟客户']))).toEqual(['威胁']);
    expect(slices('告诉他不得透露欠款', words(['告诉…欠款'], ['不得…']))).toEqual([]);
    expect(slices('解释不会坐牢', words(['会坐牢'], ['不会…']))).toEqual([]);
    expect(slices('不还会坐牢', words(['会坐牢'], ['不会…']))).toEqual(['会坐牢']);
  });

  it('is named by the explanation, which shows each place of a term', () => {
    expect(explain('未威胁。威胁', words(['威胁|恐吓'], ['未', '别']))).toEqual([
      {
        rule: 'R2',
        start: 1,
        end: 3,
        severity: 'high',
        term: '威胁',
        text: '威胁',
        source: '威胁|恐吓',
        unless: '未',
      },
      {
        rule: 'R2',
        start: 4,
        end: 6,
        severity: 'high',
        term: '威胁',
        text: '威胁',
        source: '威胁|恐吓',
        unless: null,
      },
    ]);
  });
});

/** Without contexts, so that a term is found wherever it stands. */
const BARE: Lexicon = {
  entries: LEXICON.entries.map(({ rule, severity, terms }) => ({ rule, severity, terms })),
};
const spoken = BARE.entries.flatMap(({ rule, terms }) =>
  terms
    .filter((term) => !term.includes('('))
    .map((term) => ({ rule, parts: term.split('…').map((part) => part.split('|')) })),
);
/** A term of the shipped lexicon in its own words, and its rule. */
const aTerm = fc
  .constantFrom(...spoken)
  .chain(({ rule, parts }) =>
    fc.tuple(fc.constant(rule), fc.tuple(...parts.map((part) => fc.constantFrom(...part)))),
  );
const separator = fc.constantFrom(
  ' ',
  '\u3000',
  '\t',
  '\u200b',
  '\u200d',
  '\ufeff',
  '*',
  '.',
  '-',
  '_',
  '·',
  '~',
  '/',
  '、',
  '★',
  '😀',
  '\u00a0',
  '\u0301',
);
const whole = (text: string, rule: Rule, found: readonly Finding[]): void => {
  expect(
    found.filter((one) => one.rule === rule).map(({ start, end }) => [start, end]),
    text,
  ).toContainEqual([0, text.length]);
};

describe('findings of any text', () => {
  const fragment = fc.oneof(
    aTerm.map(([, parts]) => parts.join('他')),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    separator,
    fc.constantFrom('，', '。', '客户称', '不得', '“', '”', '\ud83d', 'ﷺ', '㈱', 'İ'),
  );
  const text = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

  it('lie in the text, are not empty, are in order, and are the same each time', () => {
    holds(text, (value) => {
      const found = findings(value, LEXICON);
      for (const [at, one] of found.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(0);
        expect(one.end).toBeLessThanOrEqual(value.length);
        expect(value.slice(one.start, one.end)).not.toBe('');
        expect(one.start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
        expect(
          found.filter(
            (other) =>
              other !== one &&
              other.rule === one.rule &&
              other.start < one.end &&
              one.start < other.end,
          ),
        ).toEqual([]);
      }
      expect(findings(value, structuredClone(LEXICON))).toEqual(found);
      expect(
        explain(value, LEXICON).filter(({ unless }) => unless === null).length,
      ).toBeGreaterThanOrEqual(found.length);
    });
  });

  it('are not hidden by blanks, marks or unseen characters within a Chinese term', () => {
    const chinese = aTerm.filter(([, parts]) => /^\p{Ideographic}{2,}$/u.test(parts.join('')));
    holds(
      fc.tuple(chinese, fc.array(separator, { minLength: 60, maxLength: 60 })),
      ([[rule, parts], separators]) => {
        const characters = Array.from(parts.join(''));
        const hidden = characters
          .map(
            (character, at) =>
              character + (at < characters.length - 1 ? (separators[at] ?? '') : ''),
          )
          .join('');
        whole(hidden, rule, findings(hidden, BARE));
      },
    );
  });

  it('are not hidden by width or case', () => {
    holds(
      fc.tuple(
        aTerm,
        fc.array(fc.constantFrom('wide', 'upper', 'as it is'), { minLength: 80, maxLength: 80 }),
      ),
      ([[rule, parts], ways]) => {
        const written = parts.join(' ').replace(/[!-~]/g, (character, at: number) => {
          if (ways[at] === 'wide') return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
          return ways[at] === 'upper' ? character.toUpperCase() : character;
        });
        whole(written, rule, findings(written, BARE));
      },
    );
  });

  it('are none in characters that stand in no term', () => {
    const used = new Set(LEXICON.entries.flatMap(({ terms }) => terms).join(''));
    const clean = Array.from(
      '春夏秋冬江湖梅兰竹菊糖醋茄瓜芽莓橘柚蕉杏桂柳杨松柏棉麻丝绸陶瓷琴棋诗鹤鹿狐獾',
    ).filter((character) => !used.has(character));
    expect(clean.length).toBeGreaterThan(30);
    holds(
      fc.array(
        fc.oneof(
          fc.constantFrom(...clean),
          separator.filter((one) => !used.has(one)),
        ),
        { maxLength: 60 },
      ),
      (characters) => {
        expect(findings(characters.join(''), LEXICON)).toEqual([]);
      },
    );
  });

  it('are not lost when a lexicon grows', () => {
    const term = fc.string({
      unit: fc.constantFrom('拘', '留', '打', 'a', 'b', '4'),
      minLength: 1,
      maxLength: 3,
    });
    const entry = fc.record({
      rule: fc.constantFrom<Rule>('R1', 'R2'),
      severity: fc.constantFrom('low' as const, 'high' as const),
      terms: fc.array(term, { minLength: 1, maxLength: 4 }),
    });
    const read = fc.string({
      unit: fc.constantFrom('拘', '留', '打', 'a', 'b', '4', ' ', '，'),
      maxLength: 20,
    });
    holds(
      fc.tuple(fc.array(entry, { maxLength: 3 }), fc.array(entry, { maxLength: 3 }), read),
      ([some, more, value]) => {
        const grown = findings(value, { entries: [...some, ...more] });
        for (const one of findings(value, { entries: some }))
          expect(
            grown.some(
              (other) => other.rule === one.rule && other.start < one.end && one.start < other.end,
            ),
          ).toBe(true);
      },
    );
  });

  it('come from an automaton that finds what a search for each word finds', () => {
    const word = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
    holds(
      fc.tuple(
        fc.uniqueArray(word, { maxLength: 6, selector: (codes) => codes.join() }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }),
      ),
      ([list, codes]) => {
        const found: string[] = [];
        eachOccurrence(buildAutomaton(list), codes, (index, start, end) => {
          found.push(`${index} ${start} ${end}`);
        });
        const plain = list.flatMap((one, index) =>
          codes.flatMap((_, start) =>
            one.every((code, at) => codes[start + at] === code)
              ? [`${index} ${start} ${start + one.length}`]
              : [],
          ),
        );
        expect(found.sort()).toEqual(plain.sort());
      },
    );
  });
});
