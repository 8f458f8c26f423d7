import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  REPAIR_ASKS,
  REPAIR_CAUSES,
  REPAIR_CHECKS,
  REPAIR_KINDS,
  type Language,
} from '../../server/contract/enums.ts';
import type { ComparedLine } from '../../server/contract/resources/repairFile.ts';
import { BUREAU_CODES, BUREAU_STATUSES } from '../../server/domain/repair/bureauRecord.ts';
import { amount, longDate } from '../../server/documents/format.ts';
import { ANSWER_TEXTS } from '../../server/features/creditRepairs/letter/answerTexts.ts';
import { renderCorrection } from '../../server/features/creditRepairs/letter/correction.ts';
import { renderLetter } from '../../server/features/creditRepairs/letter/letter.ts';
import type { LetterInput } from '../../server/features/creditRepairs/letter/draft.ts';
import { LETTER_TEXTS } from '../../server/features/creditRepairs/letter/letterTexts.ts';
import {
  afterText,
  fieldName,
  valueText,
  WORDS,
} from '../../server/features/creditRepairs/letter/words.ts';
import { compared, letterOf, type Sample } from '../helpers/letters.ts';
import {
  CAN_PAINT,
  openPdf,
  paintPage,
  readPdf,
  type PdfPage,
  type ReadPdf,
} from '../helpers/pdfPage.ts';

const LINES: readonly ComparedLine[] = [
  compared('balance_minor', null, 960_000, 900_000),
  compared('status', null, 'overdue', 'normal'),
  compared('closed_on', null, null, null),
  compared('month', '2026-02', '1', 'N'),
  compared('month_overdue_minor', '2026-02', 112_000, 0),
  compared('month', '2026-01', '2', '2', 'paused'),
  compared('month', '2025-12', 'N', 'N'),
];
const MANY: readonly ComparedLine[] = Array.from({ length: 60 }, (_, at) =>
  compared(
    'month',
    `20${21 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    '1',
    'N',
  ),
);
const RELIEF = { kind: 'relief', cause: 'illness', asks_for: 'relief' } as const;
const FORBIDDEN = { status: 'declined', decision: 'decline', decided_by: null } as const;
const SAMPLES: Readonly<Record<string, Sample>> = {
  granted: {
    comparison: LINES,
    ended: '2026-02-05',
    checks: ['identity', 'bureau_record', 'ledger_compared'],
  },
  sent: {
    row: { status: 'answered', answered_on: '2026-03-14' },
    comparison: LINES,
    sent: true,
    checks: ['bureau_record', 'ledger_compared'],
  },
  many: { comparison: MANY, checks: ['bureau_record', 'ledger_compared'] },
  pending: {
    row: { status: 'checking', decision: null, decided_on: null, proposal: null },
    comparison: LINES,
  },
  declined: {
    row: { status: 'declined', decision: 'decline', decision_comment: '逐月一致' },
    comparison: [compared('month', '2026-01', '2', '2')],
    ended: '2026-02-05',
    checks: ['identity', 'bureau_record', 'ledger_compared'],
  },
  relief: {
    row: {
      ...RELIEF,
      explanation: '住院三个月',
      pause_from: '2026-03-12',
      pause_until: '2026-08-31',
      wants_restructure: 1,
    },
    ended: null,
    checks: ['cause_evidence', 'contact_made'],
  },
  refused: {
    row: { ...RELIEF, status: 'declined', decision: 'decline', decision_comment: '材料不足' },
    ended: '2026-02-05',
  },
  notice: {
    row: {
      kind: 'pre_report_notice',
      cause: 'other',
      asks_for: 'proof_of_notice',
      told_on: '2026-01-20',
      reported_on: '2026-02-10',
    },
    notice: null,
    checks: ['notice_proof'],
  },
  unproved: {
    row: {
      kind: 'pre_report_notice',
      cause: 'other',
      asks_for: 'proof_of_notice',
      told_on: '2026-02-10',
      reported_on: '2026-02-10',
    },
    notice: 'not_before',
    nobody: true,
  },
  deletion: {
    row: { ...FORBIDDEN, asks_for: 'delete_true_record', forbidden_rule: 'true_record' },
    ended: '2026-02-05',
  },
  paid: {
    row: { ...FORBIDDEN, ...RELIEF, asks_for: 'paid_repair', forbidden_rule: 'paid_repair' },
    ended: null,
  },
};
const inputOf = (name: string, language: Language): LetterInput =>
  letterOf(SAMPLES[name] as Sample, language);
interface Reading extends ReadPdf {
  input: LetterInput;
  bytes: Buffer;
}
const readings = new Map<string, Promise<Reading>>();
/** Every sample is made and read once for all tests; `correction` beside the letter. */
function reading(
  name: string,
  language: Language,
  what: 'letter' | 'correction' = 'letter',
): Promise<Reading> {
  const key = `${name} ${language} ${what}`;
  const found =
    readings.get(key) ??
    (async (): Promise<Reading> => {
      const input = inputOf(name, language);
      const bytes =
        what === 'letter' || input.correction === null
          ? await renderLetter(input)
          : await renderCorrection({ ...input, correction: input.correction });
      return { input, bytes, ...(await readPdf(bytes, language)) };
    })();
  readings.set(key, found);
  return found;
}
const NAMES = Object.keys(SAMPLES);
const CASES: readonly (readonly [string, Language, 'letter' | 'correction'])[] = [
  ...NAMES.flatMap((name) =>
    (['zh', 'en'] as const).map((language) => [name, language, 'letter'] as const),
  ),
  ...['granted', 'sent', 'many'].flatMap((name) =>
    (['zh', 'en'] as const).map((language) => [name, language, 'correction'] as const),
  ),
];
const flat = (text: string, language: Language): string =>
  text.replace(/\s+/g, language === 'zh' ? '' : ' ').trim();

describe.each(CASES)('%s, %s, %s', (name, language, what) => {
  it('says what the record says: who, what and when, the lines, the decision', async () => {
    const { input, text } = await reading(name, language, what);
    const { request, borrower } = input;
    const says = (part: string) => {
      expect(text).toContain(flat(part, language));
    };
    for (const part of [
      borrower.full_name,
      borrower.national_id_masked ?? LETTER_TEXTS[language].unknown,
      input.loan_no ?? LETTER_TEXTS[language].all_loans,
    ])
      says(part);
    if (what === 'letter') {
      says(longDate(request.received_on, language));
      says(longDate(request.due_on, language));
      says(WORDS[language].kinds[request.kind]);
      says(request.statement.replace('\n', ''));
      for (const check of request.forbidden === null ? input.checks : [])
        says(WORDS[language].checks[check]);
      if (request.decision !== null) says(input.answer);
      for (const right of ['rights_complain', 'rights_sue', 'rights_free'] as const)
        says(LETTER_TEXTS[language][right]);
    }
    if (request.decided_on !== null) says(longDate(request.decided_on, language));
    for (const one of input.correction?.lines ?? [])
      says(
        `${fieldName(one, language)} ` +
          `${valueText(one.field, one.before, language, WORDS[language].nothing)} ` +
          `${afterText(one, language)}`,
      );
    if (input.correction?.sent_on != null)
      for (const part of [longDate('2026-03-14', language), 'GZ-2026-7']) says(part);
  });

  it('has no hole and no word of the machine', async () => {
    const { text, input } = await reading(name, language, what);
    expect(text).not.toMatch(/undefined|NaN|null|[{}]|\uFFFD/);
    for (const word of [
      ...REPAIR_KINDS,
      ...REPAIR_ASKS,
      ...REPAIR_CAUSES,
      ...REPAIR_CHECKS,
      ...BUREAU_STATUSES,
    ].filter((one) => one.includes('_')))
      expect(text).not.toContain(word);
    const entered = [
      input.lender_name,
      input.borrower.full_name,
      input.request.statement.replace('\n', ''),
      '住院三个月',
      '逐月一致',
      '材料不足',
    ];
    const rest = entered.reduce((left, part) => left.replaceAll(flat(part, language), ''), text);
    if (language === 'zh')
      expect(
        rest.replaceAll(/CR-2026-000007|DH-2025-000001|GZ-2026-7|[NBCGDZM]（/g, ''),
      ).not.toMatch(/[A-Za-z]/);
    else expect(rest.replace(/[，。、]/g, '')).not.toMatch(/[\u3400-\u9fff]/);
  });

  it('numbers its pages, keeps to the margins, and says it is a draft until decided', async () => {
    const { pages, input } = await reading(name, language, what);
    pages.forEach(({ words, text, width }, at) => {
      const plain = text.replace(/\s+/g, '');
      expect(plain).toContain(
        language === 'zh' ? `第${at + 1}页共${pages.length}页` : `Page${at + 1}of${pages.length}`,
      );
      expect(plain.includes('草稿DRAFT')).toBe(input.request.decision === null);
      for (const word of words.filter(({ turned }) => !turned)) {
        expect(word.left, word.text).toBeGreaterThan(61);
        expect(word.right, word.text).toBeLessThan(width - 61);
        expect(word.baseline, word.text).toBeLessThan(805);
      }
    });
  });
});

/** With a folder named, every page of every sample is painted into it, to be looked at. */
const FOLDER = process.env['LETTER_PICTURES'];

describe.skipIf(!CAN_PAINT)('painted', () => {
  it.each(
    FOLDER === undefined ? CASES.filter(([name]) => name === 'granted' || name === 'many') : CASES,
  )(
    '%s, %s, %s has ink where its text stands and none in the margins',
    async (name, language, what) => {
      const { bytes, pages } = await reading(name, language, what);
      const document = await openPdf(bytes);
      for (let number = 1; number <= (FOLDER === undefined ? 1 : pages.length); number += 1) {
        const picture = await paintPage(document, number, FOLDER === undefined ? 1 : 1.6);
        if (FOLDER !== undefined)
          writeFileSync(`${FOLDER}/${what}-${name}-${language}-${number}.png`, picture.png());
        const words = (pages[number - 1] as PdfPage).words.filter(
          ({ turned, right, left }) => !turned && right - left > 12,
        );
        expect(
          words
            .filter(
              ({ left, right, baseline }) =>
                picture.ink(left, baseline - 8, right, baseline + 1) < 0.02,
            )
            .map(({ text }) => text),
        ).toEqual([]);
        expect([picture.ink(0, 0, 58, 842), picture.ink(538, 0, 596, 842)]).toEqual([0, 0]);
      }
      await document.destroy();
    },
  );
});

describe('what a letter promises', () => {
  it('nothing that law does not: a true record stays, and no payment removes it', async () => {
    expect((await reading('deletion', 'zh')).text).toContain(
      '相关记录保存至2031年2月5日，期满后由征信机构删除，您无需申请，也不需缴纳任何费用',
    );
    expect((await reading('deletion', 'zh')).text).toContain(
      '依照《征信业管理条例》第十六条，所请求的事项不能办理',
    );
    expect((await reading('paid', 'zh')).text).toContain('请不要为此向任何人付款');
    expect((await reading('paid', 'zh')).text).toContain('越早还清，记录消除得越早');
    expect((await reading('relief', 'zh')).text).toContain('不因纾困而提前删除');
  });

  it('a month that must not be shown has nothing after it, and the letter says why', async () => {
    const { text } = await reading('granted', 'zh');
    expect(text).toContain('2026年1月还款状态2（逾期31—60天）不予展示');
    expect(text).toContain('其中2026年1月处于暂停报送期间，不应展示');
    expect((await reading('many', 'zh')).text).toContain('共60处不一致');
  });

  it('never has its seal alone on a page', async () => {
    for (const [name, language] of CASES.filter(([, , what]) => what === 'letter')) {
      const body = ((await reading(name, language)).pages.at(-1) as PdfPage).words.filter(
        ({ turned, baseline }) => !turned && baseline > 62,
      );
      const closing = body.find(({ text }) => /^(特此答复|This is our answer)/.test(text));
      const above = body.filter(({ baseline }) => baseline < (closing?.baseline ?? 0));
      expect(above.length, `${name} ${language}`).toBeGreaterThan(0);
    }
  });

  it('says nothing of checks that were not made, and is a page where that is enough', async () => {
    for (const name of ['refused', 'notice', 'unproved'])
      for (const language of ['zh', 'en'] as const)
        expect((await reading(name, language)).pages.length, `${name} ${language}`).toBe(1);
    const { text } = await reading('refused', 'zh');
    expect(text).toContain('一、您的申请');
    expect(text).toContain('二、决定对本纾困申请不予同意');
    expect(text).not.toMatch(/核查情况|核查结果|尚未登记/);
    expect((await reading('pending', 'zh')).text).toContain('二、核查情况尚未登记核查事项');
  });

  it('is the same bytes for the same record, and small', async () => {
    const { input, bytes } = await reading('granted', 'zh');
    expect((await renderLetter(input)).equals(bytes)).toBe(true);
    for (const [name, language, what] of CASES)
      expect((await reading(name, language, what)).bytes.length).toBeLessThan(150_000);
  });

  it('has the same blanks in both languages, and every word of the register', () => {
    const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const texts of [LETTER_TEXTS, ANSWER_TEXTS])
      for (const [key, text] of Object.entries(texts.zh))
        expect(blanks(text), key).toEqual(
          blanks((texts.en as Readonly<Record<string, string>>)[key] ?? ''),
        );
    for (const language of ['zh', 'en'] as const) {
      for (const code of BUREAU_CODES)
        expect(valueText('month', code, language, '')).toMatch(new RegExp(`^[${code}] ?[（(]`));
      for (const status of BUREAU_STATUSES)
        expect(valueText('status', status, language, '')).not.toContain('_');
      expect(valueText('month_overdue_minor', 112_000, language, '')).toContain(amount(112_000));
    }
  });
});
