import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../../admin/i18n/en/index.ts';
import { messages as chinese } from '../../admin/i18n/zh/index.ts';
import { begunVerbs, readCommand } from '../../admin/layout/search/command.ts';
import { VERBS, verbsOf } from '../../admin/layout/search/verbs.ts';
import { printHundredths } from '../../admin/shared/format.ts';
import { ROLES } from '../../server/contract/enums.ts';
import { may } from '../../server/contract/access.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`commands: SEED=${SEED}`);

type Read = [typed: string, verb: string | null, subject: string, amount?: number];

/** What is typed, and what it means; amounts in fen. */
const READ: readonly Read[] = [
  // No verb: all of it is looked for.
  ['王伟', null, '王伟'],
  ['  DH-2026-00010 ', null, 'DH-2026-00010'],
  ['（2026）沪0115民初12号', null, '（2026）沪0115民初12号'],
  ['王伟 500', null, '王伟 500'],
  ['payne', null, 'payne'],
  ['Notely Wang', null, 'Notely Wang'],
  // Before the subject, after it, and between it and the amount.
  ['记还款 王伟 500', 'payment', '王伟', 50_000],
  ['记录还款 王伟 500', 'payment', '王伟', 50_000],
  ['王伟 记还款 500', 'payment', '王伟', 50_000],
  ['王伟 500 记还款', 'payment', '王伟', 50_000],
  ['500 记还款 王伟', 'payment', '王伟', 50_000],
  ['记还款 500 王伟', 'payment', '王伟', 50_000],
  ['pay 王伟 500', 'payment', '王伟', 50_000],
  ['PAY Wang Wei 500', 'payment', 'Wang Wei', 50_000],
  ['record  payment wang wei', 'payment', 'wang wei'],
  // As Chinese is written, without a space.
  ['记还款王伟500', 'payment', '王伟', 50_000],
  ['王伟记还款500', 'payment', '王伟', 50_000],
  ['王伟还款', 'payment', '王伟'],
  ['还款 王伟500元', 'payment', '王伟', 50_000],
  ['还款 500元王伟', 'payment', '王伟', 50_000],
  ['还款买买提·吐尔逊 1,200', 'payment', '买买提·吐尔逊', 120_000],
  // Amounts as the forms read them.
  ['pay 王伟 3,241.5', 'payment', '王伟', 324_150],
  ['pay 王伟 1 234.50', 'payment', '王伟', 123_450],
  ['pay 王伟 ¥ 500', 'payment', '王伟', 50_000],
  ['pay 王伟 ５００', 'payment', '王伟', 50_000],
  ['pay 王伟 1.5万', 'payment', '王伟', 1_500_000],
  ['pay 王伟 1.5万元', 'payment', '王伟', 1_500_000],
  ['pay 王伟 .5', 'payment', '王伟', 50],
  // Numbers that are whom it is about.
  ['pay 3821', 'payment', '3821'],
  ['pay 3821 500', 'payment', '3821', 50_000],
  ['pay 821 500', 'payment', '821', 50_000],
  ['pay 13800138000', 'payment', '13800138000'],
  ['pay 13800138000 500', 'payment', '13800138000', 50_000],
  ['pay 500 13800138000', 'payment', '13800138000', 50_000],
  ['pay 110105194912310021 500', 'payment', '110105194912310021', 50_000],
  ['pay DH-2026-00010 500', 'payment', 'DH-2026-00010', 50_000],
  // Without a subject.
  ['还款', 'payment', ''],
  ['pay ', 'payment', ''],
  ['还款 500元', 'payment', '', 50_000],
  // Other verbs take no amount: their figures are looked for.
  ['记一笔 王伟', 'note', '王伟'],
  ['王伟 记一笔', 'note', '王伟'],
  ['王伟记一笔', 'note', '王伟'],
  ['note 13800138000', 'note', '13800138000'],
  ['申请重组 王伟', 'restructure', '王伟'],
  ['王伟 restructure', 'restructure', '王伟'],
  ['结清试算王伟', 'payoff', '王伟'],
  ['王伟结清', 'payoff', '王伟'],
  ['payoff quote Wang Wei', 'payoff', 'Wang Wei'],
  ['新建案件 DH-2026-00010', 'case', 'DH-2026-00010'],
  ['open case Wang Wei', 'case', 'Wang Wei'],
  ['open Wang Wei', 'open', 'Wang Wei'],
  ['打开 还款', 'open', '还款'],
];

describe('what is typed into the search', () => {
  it.each(READ)('“%s” is the verb %s about “%s”', (typed, verb, subject, amount) => {
    const read = readCommand(typed, VERBS);
    expect([read.verb?.kind ?? null, read.subject]).toEqual([verb, subject]);
    expect([read.amount, read.notAmount]).toEqual([amount ?? null, null]);
  });

  it.each([
    ['pay 王伟 5,00', '5,00'],
    ['pay 王伟 500.123', '500.123'],
    ['pay 王伟 -500', '-500'],
    ['pay 王伟 $500', '$500'],
    ['pay 王伟 0', '0'],
    ['pay 王伟 5OO', '5OO'],
    ['pay 王伟 500块', '500块'],
    ['记还款 王伟 五百元', '五百元'],
    ['王伟记还款500元整', '500元整'],
    ['pay 5,00 Wang Wei', '5,00'],
    ['pay ¥5,00', '¥5,00'],
  ])('“%s” has “%s” where the amount belongs, which is none', (typed, notAmount) => {
    const read = readCommand(typed, VERBS);
    expect([read.verb?.kind, read.amount, read.notAmount]).toEqual(['payment', null, notAmount]);
  });

  it('gives back any name and amount, in whatever order they are typed', () => {
    const name = fc.constantFrom('王伟', '欧阳娜娜', '万芳', 'Wang Wei', '买买提·吐尔逊', '3821');
    const fen = fc.integer({ min: 1, max: 999_999_999 });
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    const word = fc.constantFrom('记还款', '收款', 'pay');
    fc.assert(
      fc.property(name, fen, order, word, (who, amount, places, verb) => {
        // Of two numbers the second is the amount.
        const parts = [verb, who, printHundredths(amount)];
        fc.pre(who !== '3821' || places.indexOf(1) < places.indexOf(2));
        const read = readCommand(places.map((at) => parts[at]).join(' '), VERBS);
        expect([read.verb?.kind, read.subject, read.amount]).toEqual(['payment', who, amount]);
      }),
      { seed: SEED },
    );
  });
});

/** What a key says in a language. */
const said = (messages: object, key: string): unknown =>
  key.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], messages);

describe('the verbs of the search', () => {
  it.each(VERBS.map((verb) => [verb.kind, verb] as const))(
    '%s is understood by its name on the screens, in both languages',
    (kind, { nameKey }) => {
      for (const messages of [chinese, english]) {
        const name = String(said(messages, nameKey));
        expect(readCommand(`${name} 王伟`, VERBS)).toMatchObject({
          verb: { kind },
          subject: '王伟',
        });
      }
    },
  );

  it('are those the role may do: for the others the words are only looked for', () => {
    for (const role of ROLES) {
      const verbs = verbsOf(role);
      expect(verbs.some(({ kind }) => kind === 'payment')).toBe(may(role, 'payments', 'create'));
    }
    expect(verbsOf('compliance').map(({ kind }) => kind)).toEqual(['payoff', 'open']);
    expect(readCommand('pay 王伟 500', verbsOf('compliance'))).toEqual({
      verb: null,
      subject: 'pay 王伟 500',
      amount: null,
      notAmount: null,
    });
  });

  it.each([
    ['记', ['payment', 'note']],
    ['Re', ['payment', 'restructure']],
    ['open', ['case', 'open']],
    ['王', []],
    ['', []],
  ])('that begin with “%s” are offered: %j', (typed, kinds) => {
    expect(begunVerbs(typed, VERBS).map(({ kind }) => kind)).toEqual(kinds);
  });
});
