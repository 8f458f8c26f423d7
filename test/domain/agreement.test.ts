import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMPONENTS, RESTRUCTURE_KINDS, type Language } from '../../server/contract/enums.ts';
import type { PlanRow } from '../../server/contract/resources/restructures.ts';
import {
  renderAgreement,
  type AgreementInput,
} from '../../server/features/restructures/agreement/agreement.ts';
import {
  amount,
  capitalAmount,
  fill,
  longDate,
  oneLine,
  rate,
} from '../../server/documents/format.ts';
import { breakLines } from '../../server/documents/lines.ts';
import { TEXTS } from '../../server/features/restructures/agreement/texts.ts';
import { open, SAMPLES, sum } from '../helpers/agreements.ts';
import {
  CAN_PAINT,
  openPdf,
  paintPage,
  readPdf,
  type PdfPage,
  type ReadPdf,
} from '../helpers/pdfPage.ts';

interface Reading extends ReadPdf {
  input: AgreementInput;
  bytes: Buffer;
}
const readings = new Map<string, Promise<Reading>>();
/** Every sample is made and read once for all tests. */
function reading(name: string, language: Language): Promise<Reading> {
  const key = `${name} ${language}`;
  const found =
    readings.get(key) ??
    (async (): Promise<Reading> => {
      const input = (SAMPLES.find(([one]) => one === name) as (typeof SAMPLES)[number])[1](
        language,
      );
      const bytes = await renderAgreement(input);
      return { input, bytes, ...(await readPdf(bytes, language)) };
    })();
  readings.set(key, found);
  return found;
}
const CASES = SAMPLES.flatMap(([name]) =>
  (['zh', 'en'] as const).map((language) => [name, language] as const),
);
const planOf = ({ figures }: AgreementInput): PlanRow[] =>
  figures.after.installments.filter((one) => !one.kept || one.unpaid_minor > 0);
const paid = (one: PlanRow): number =>
  one.kept ? one.principal_minor + one.interest_minor - one.unpaid_minor : 0;

/**
 * The columns of the new plan as they should stand: principal and interest always, the others where
 * a row has any.
 */
function columnsOf(plan: readonly PlanRow[]): ((one: PlanRow) => number)[] {
  const some: ((one: PlanRow) => number)[] = [
    (one) => one.carried_interest_minor,
    (one) => one.penalty_minor,
    (one) => one.cost_minor,
    paid,
  ];
  return [
    (one) => one.principal_minor,
    (one) => one.interest_minor - one.carried_interest_minor,
    ...some.filter((of) => sum(plan, of) > 0),
    open,
  ];
}

describe.each(CASES)('agreement, %s, %s', (name, language) => {
  it('says every figure of the plan, and its totals are the sums of its rows', async () => {
    const { input, text } = await reading(name, language);
    const plan = planOf(input);
    const columns = columnsOf(plan);
    const gap = language === 'zh' ? '' : ' ';
    const shown = (one: PlanRow): string[] =>
      columns.map((of, at) =>
        of(one) === 0 && at > 1 && at < columns.length - 1 ? '—' : amount(of(one)),
      );
    for (const one of plan)
      expect(text).toContain(
        [`${one.sequence}${one.kept ? '*' : ''}`, one.due_on, ...shown(one)].join(gap),
      );
    expect(text).toContain(
      [TEXTS[language].total, ...columns.map((of) => amount(sum(plan, of)))].join(gap),
    );
    for (const component of COMPONENTS) {
      const { open_minor, waived_minor, carried_minor, capitalised_minor } =
        input.figures.parts[component];
      expect(text).toContain(
        [
          TEXTS[language].vocabulary.components[component],
          ...[open_minor, waived_minor, carried_minor, capitalised_minor].map(amount),
        ].join(gap),
      );
    }
    for (const value of [
      input.figures.total_before_minor,
      sum(plan, open),
      input.figures.new_principal_minor,
    ])
      expect(text).toContain(amount(value));
  });

  it('has no hole and no word of the machine', async () => {
    const { input, text } = await reading(name, language);
    expect(text).not.toMatch(/undefined|NaN|null|[{}]|\uFFFD/);
    for (const word of [
      ...RESTRUCTURE_KINDS.filter((one) => one.includes('_')),
      'equal_installment',
      'consumer_loan',
      'compound_interest',
    ])
      expect(text).not.toContain(word);
    // What people entered apart, a Chinese agreement has no Latin letter and an English one no
    // Chinese sign.
    const { borrower, guarantor } = input;
    const entered = [
      input.agreement_no,
      input.loan.loan_no,
      input.lender_name,
      input.cause,
      borrower.full_name,
      borrower.address,
      guarantor?.full_name,
      guarantor?.relationship,
      guarantor?.address,
    ];
    // Long names run over lines, hence by characters.
    const theirs = new Set(entered.join(''));
    const foreign = language === 'zh' ? /[A-Za-z]/g : /[\u3000-\u9fff\uff01-\uff60“”‘’]/g;
    const own =
      language === 'zh'
        ? text.replaceAll(input.agreement_no, '').replaceAll(input.loan.loan_no, '')
        : text;
    expect(
      (own.match(foreign) ?? []).filter((one) => language === 'zh' || !theirs.has(one)),
    ).toEqual([]);
  });

  it('numbers its pages and keeps to the margins', async () => {
    const { input, pages } = await reading(name, language);
    pages.forEach(({ words, text, width }, at) => {
      const flat = text.replace(/\s+/g, '');
      expect(flat).toContain(
        language === 'zh' ? `第${at + 1}页共${pages.length}页` : `Page${at + 1}of${pages.length}`,
      );
      expect(flat.split(input.agreement_no).length - 1).toBeGreaterThanOrEqual(2);
      expect(flat.includes('草案DRAFT')).toBe(input.draft);
      for (const word of words.filter(({ turned }) => !turned)) {
        expect(word.left, word.text).toBeGreaterThan(61);
        expect(word.right, word.text).toBeLessThan(width - 61);
        expect(word.baseline, word.text).toBeGreaterThan(40);
        expect(word.baseline, word.text).toBeLessThan(805);
        // Between the body and the foot there is air.
        if (word.baseline > 769) expect(word.baseline, word.text).toBeGreaterThan(790);
      }
    });
  });
});

/** With a folder named, every page of every sample is painted into it, to be looked at. */
const FOLDER = process.env['AGREEMENT_PICTURES'];
const PAINTED: readonly (readonly [string, Language])[] =
  FOLDER === undefined
    ? [
        ['short', 'zh'],
        ['long', 'zh'],
        ['long', 'en'],
        ['wide', 'zh'],
      ]
    : CASES;

describe.skipIf(!CAN_PAINT)('agreement, painted', () => {
  it.each(PAINTED)(
    '%s, %s, has ink where its text stands and none in the margins',
    async (name, language) => {
      const { bytes, pages, input } = await reading(name, language);
      const document = await openPdf(bytes);
      const due = planOf(input).at(-1)?.due_on ?? '';
      const plan = pages.findIndex(({ text }) => text.includes(`${due} `)) + 1;
      for (const number of FOLDER === undefined ? [plan] : pages.map((_, at) => at + 1)) {
        const picture = await paintPage(document, number, FOLDER === undefined ? 1 : 1.6);
        if (FOLDER !== undefined)
          writeFileSync(`${FOLDER}/${name}-${language}-${number}.png`, picture.png());
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
        const rows = words
          .filter(({ text }) => /^[\d,]+\.\d\d$/.test(text))
          .map(({ baseline }) => baseline);
        if (number === plan)
          expect(
            picture.ink(62, Math.min(...rows) - 10, 533, Math.max(...rows) + 3),
          ).toBeGreaterThan(0.03);
      }
      await document.destroy();
    },
  );
});

describe('what an agreement promises', () => {
  it('a waiver is definitive; a settlement’s only against payment in time', async () => {
    expect((await reading('short', 'zh')).text).toContain('减免自生效日起即行确定，贷款人不得撤销');
    const settled = (await reading('settlement', 'zh')).text;
    expect(settled).toContain(
      '以借款人按新还款计划如期付清全部款项为条件，最后期限为2026年10月10日（含当日）',
    );
    expect(settled).toContain(
      '任何一期未如期付清的，减免不发生效力，原合同的条件自生效日起恢复适用',
    );
    expect(settled).not.toContain('减免自生效日起即行确定');
    expect((await reading('settlement', 'en')).text).toContain(
      'on condition that the Borrower pays the whole of the new plan in time, at the latest ' +
        'on 10 October 2026',
    );
    expect((await reading('wide', 'zh')).text).not.toContain('减免仅限于');
  });

  it('lets the limitation count from the last due date of the new plan', async () => {
    const { text, input } = await reading('short', 'zh');
    expect(text).toContain(
      '诉讼时效中断；变更后债务的诉讼时效期间自新还款计划最后一期履行期限届满之日起计算',
    );
    expect(text).not.toContain('自签署之日起重新计算');
    expect(text).toContain('依次为罚息、复利、利息');
    expect(text).not.toMatch(/观察期|应还日|终局/);
    expect(text).toContain(`最后一期还款日${longDate(planOf(input).at(-1)?.due_on ?? '', 'zh')}`);
  });

  it('holds a card holder’s promise to apply for no other, a guarantor’s consent', async () => {
    const { text, input } = await reading('long', 'zh');
    expect(text).toContain('书面同意贷款人将其为本笔债务承担保证责任的信息');
    expect(text).not.toContain('申领信用卡');
    const card = await readPdf(
      await renderAgreement({ ...input, loan: { ...input.loan, product: 'card' } }),
      'zh',
    );
    expect(card.text).toContain('全部结清之前，不再向任何银行申领信用卡');
  });

  it('carries personal data in full where it is signed, and lines to fill in', async () => {
    const { input } = await reading('long', 'zh');
    const full = {
      ...input,
      full: true,
      borrower: { ...input.borrower, national_id: '11010519491231002X', address: null },
    };
    const { text } = await readPdf(await renderAgreement(full), 'zh');
    expect(text).toContain('11010519491231002X');
    expect(text).toContain('＿＿＿＿');
    expect(text).not.toContain('经过遮盖');
  });

  it('writes the amounts that matter most in Chinese numerals too', async () => {
    expect((await reading('short', 'zh')).text).toContain(
      '88,350.00元（大写：捌万捌仟叁佰伍拾元整）',
    );
  });

  it('has the clauses of a guarantor only where there is one', async () => {
    expect((await reading('short', 'zh')).text).not.toContain('保证人');
    expect((await reading('long', 'zh')).text).toContain('连带责任保证');
    const consenting = (await reading('guarantor', 'zh')).text;
    expect(consenting).toContain('第六百九十五条书面同意');
    expect(consenting).not.toContain('连带责任');
    expect((await reading('long', 'en')).text).toMatch(/Article 7 Guarantee/);
    expect((await reading('short', 'en')).text).toMatch(/Article 7 Personal data/);
  });

  it('prints the dates of those who signed', async () => {
    const { text } = await reading('guarantor', 'zh');
    expect(text.slice(text.lastIndexOf('签署如下'))).toMatch(
      new RegExp(
        '授权代表签字：日期：借款人欧阳晓明签字：日期：2026年8月25日' +
          '保证人王建国签字：日期：2026年8月27日$',
      ),
    );
    expect((await reading('short', 'en')).text).not.toContain('25 August 2026');
  });

  it('repeats the header of a plan over pages and never leaves a total alone', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { pages, input } = await reading('long', language);
      const plan = planOf(input);
      const holding = pages.filter(
        ({ text }) => plan.filter(({ due_on }) => text.includes(due_on)).length > 1,
      );
      expect(holding.length).toBeGreaterThan(1);
      for (const { text } of holding) expect(text).toContain(TEXTS[language].payable);
      const total = amount(sum(plan, open));
      const last = pages.find(({ text }) => text.includes(total));
      expect(last?.text).toContain(plan.at(-1)?.due_on);
    }
  });

  it('is the same bytes for the same figures, and small', async () => {
    const { input, bytes } = await reading('short', 'zh');
    expect((await renderAgreement(input)).equals(bytes)).toBe(true);
    for (const [name, language] of CASES)
      expect((await reading(name, language)).bytes.length).toBeLessThan(150_000);
  });
});

describe('how an agreement writes', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [105, '壹元零伍分'],
    [15_000, '壹佰伍拾元整'],
    [1_000_000, '壹万元整'],
    [1_050_003, '壹万零伍佰元零叁分'],
    [100_000_530, '壹佰万零伍元叁角整'],
    [10_000_001_000, '壹亿零壹拾元整'],
    [123_456_789_012, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    [100_100_000_000, '壹拾亿零壹佰万元整'],
  ])('%i fen as %s', (minor, text) => {
    expect(capitalAmount(minor)).toBe(text);
  });

  it('money, rates and dates', () => {
    expect([0, 5, 123_456_789, -100].map(amount)).toEqual([
      '0.00',
      '0.05',
      '1,234,567.89',
      '-1.00',
    ]);
    expect(rate(1250)).toBe('12.50%');
    expect([longDate('2026-09-01', 'zh'), longDate('2026-09-01', 'en')]).toEqual([
      '2026年9月1日',
      '1 September 2026',
    ]);
    expect(() => fill('{a} {b}', { a: 'x' })).toThrow('nothing fills {b}');
  });

  it('what people typed over lines, on one', () => {
    expect(
      ['母亲住院，\n收入减少', ' lost\n his  job ', '住院 三\n个月', '住院\nICU'].map(oneLine),
    ).toEqual(['母亲住院，收入减少', 'lost his job', '住院 三个月', '住院 ICU']);
  });

  it('has the same blanks in both languages', () => {
    const blanks = (text: unknown): string[] =>
      [...new Set(String(text).match(/\{\w+\}/g))].toSorted();
    for (const [key, text] of Object.entries(TEXTS.zh)) {
      if (typeof text !== 'string') continue;
      // Only Chinese writes amounts out in words.
      expect(
        blanks(text).filter((one) => one !== '{words}'),
        key,
      ).toEqual(blanks(TEXTS.en[key as keyof typeof TEXTS.en]));
    }
  });

  it('breaks lines where a language allows it', () => {
    const measure = (text: string): number => text.length;
    const text =
      '借款人应当在2026年10月10日之前（含当日）支付人民币1,234.56元，逾期的，依《民法典》办理。';
    for (let width = 12; width < 40; width += 1) {
      const lines = breakLines(text, width, measure);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/^[，。；：、）》”]|[（《“]$/);
        expect(line.includes('1,234.56')).toBe(line.includes('1,234.56元'));
      }
    }
    expect(breakLines('no break within words', 8, measure)).toEqual([
      'no break',
      'within',
      'words',
    ]);
    expect(breakLines('Unbreakable', 4, measure)).toEqual(['Unbr', 'eaka', 'ble']);
    expect(breakLines('', 4, measure)).toEqual(['']);
  });
});
