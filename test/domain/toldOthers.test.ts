import { describe, expect, it } from 'vitest';
import { NOTE_LEXICON } from '../../server/domain/notes/lexicon.ts';
import { noteFindings, toldToOthers } from '../../server/domain/notes/toldOthers.ts';
import * as noteTexts from '../../seeds/noteTexts.ts';

/**
 * What a note about an emergency contact says, and the stretches of it that give private data away.
 */
const TOLD: readonly (readonly [text: string, ...stretches: string[]])[] = [
  ['告知其欠款12000元已逾期三个月，请代为还款', '12000元', '逾期三个月'],
  ['he owes 12,000 yuan, 3 months late', '12,000 yuan', '3 months late'],
  ['跟他母亲说逾期90天了', '逾期90天'],
  ['告知其姐姐欠了三万多', '三万'],
  ['说还差5千块没还', '5千块'],
  ['对方问欠多少，答复约８０００元', '８０００元'],
  ['告诉她借款人已经两个月没还', '两个月没还'],
  ['转告其逾期已超过 45 天', '逾期已超过 45 天'],
  ['向其说明本金 15,600.50 元', '15,600.50 元'],
  ['告知欠款8600，请其转告', '8600'],
  ['告知逾期一年多，让其劝说', '逾期一年多'],
  ['说他欠我们￥3200', '￥3200'],
  ['告知其弟欠信用卡1.2万', '1.2万'],
  ['告知逾期三期', '逾期三期'],
  ['说明罚息已经有几百块', '几百块'],
  ['told his sister he is 45 days overdue', '45 days overdue'],
  ['said the loan is overdue by 60 days', 'overdue by 60 days'],
  ['told her RMB 5,000 is open', 'RMB 5,000'],
  ['said he owes 8000 and must pay', '8000'],
  ['mentioned that two installments are late, balance of 3,400', '3,400'],
  ['told the brother he missed three payments', 'missed three payments'],
  ['said he is six months behind', 'six months behind'],
];
const CLEAN: readonly string[] = [
  '请其转告借款人尽快回电',
  '询问借款人新的联系方式，对方称不清楚',
  '对方表示已两年未联系借款人',
  '约定三天后再致电',
  '对方称号码 13900001111 可联系本人',
  '千万不要再打，对方挂断',
  '对方说和借款人不住一块',
  '未告知欠款12000元等情况',
  '没有透露逾期90天',
  '请其10点后转告',
  '住3单元502室',
  '对方问欠多少钱，告知无法透露',
  '第3次致电，无人接听',
  '万一联系上请其回电',
  '对方称下个月回家',
  '不得提及逾期天数',
  '2026年3月联系过一次',
  '还款一事只与本人沟通',
  '对方称周五回来',
  'asked for a new number',
  'asked her to pass on a message',
  'will call again in 3 days',
  'did not mention the 12,000 yuan',
  'she has not seen him for two years',
  'said he moved 3 months ago',
  'called at 10:30, no answer',
  'without saying that he is 45 days overdue',
  'he is late for work',
];
const slices = (text: string): string[] =>
  toldToOthers(text).map(({ start, end }) => text.slice(start, end));

describe('private data told to an emergency contact', () => {
  it.each(TOLD)('is seen in %s', (text, ...stretches) => {
    for (const one of stretches)
      expect(
        slices(text).some((slice) => slice.includes(one)),
        slices(text).join(' | '),
      ).toBe(true);
    expect(
      toldToOthers(text).every(
        ({ rule, severity, start, end, term }) =>
          rule === 'R2' && severity === 'high' && text.slice(start, end) === term,
      ),
    ).toBe(true);
  });

  it.each(CLEAN)('is not seen in %s', (text) => {
    expect(slices(text)).toEqual([]);
  });

  it('counts in a note about them, and in no other', () => {
    const [content] = TOLD[0] ?? [''];
    const of = (contacted_party: string) =>
      noteFindings({ content, contacted_party }, NOTE_LEXICON.value).filter(
        ({ rule }) => rule === 'R2',
      ).length;
    expect([of('emergency_contact'), of('borrower'), of('guarantor')]).toEqual([2, 0, 0]);
  });

  it("lies beside the lexicon's own findings, one of a rule in one place, in order", () => {
    const content = '说弄死他，欠款12000元逾期90天';
    const found = noteFindings(
      { content, contacted_party: 'emergency_contact' },
      NOTE_LEXICON.value,
    );
    expect(
      found.filter(({ rule }) => rule === 'R2').map(({ start, end }) => content.slice(start, end)),
    ).toEqual(['弄死', '12000元', '逾期90天']);
    expect(found.map(({ start }) => start)).toEqual(
      found.map(({ start }) => start).toSorted((a, b) => a - b),
    );
  });

  it('is not in what the demo book tells of them', () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    expect(texts(noteTexts.CONTACT_PERSON).filter((text) => slices(text).length > 0)).toEqual([]);
  });

  /** A pattern that backtracks would not end within the time a test has. */
  it('is looked for to the end in any text', () => {
    for (const text of [
      '1'.repeat(10_000),
      '1,'.repeat(5_000),
      '一'.repeat(10_000),
      '欠了'.repeat(5_000),
      '没说欠1元'.repeat(1_500),
      '逾期了已已'.repeat(2_000),
    ]) {
      expect(toldToOthers(text), text.slice(0, 6)).toBeInstanceOf(Array);
    }
  });
});
