import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, parseFileDay } from '../../server/domain/input/days.ts';
import {
  isScientific,
  parseMoney,
  parsePercent,
  parseWhole,
} from '../../server/domain/input/numbers.ts';

const NOTHING = ['', '  ', '　', '\u200b'];
const NO_NUMBER = ['.', '-5', '+5', '1e5', '1.2E+3', '1.2.3', 'abc', '∞', '1,2', '12,34', '0,500']
  .concat(['1,0000', '1,000,00', '1 00', '1,000 000', ',500', '12,5', '1035,29', '1.035,29'])
  .concat(['½', '一百', '9999999999999999']);

describe('an amount as it is written', () => {
  it.each([
    ['3241.5', 324_150],
    ['3,241.50', 324_150],
    ['3，241．50', 324_150],
    ['３２４１。５', 324_150],
    ['¥ 3 241.50', 324_150],
    ['￥1,234,567.89', 123_456_789],
    ['100元', 10_000],
    ['CNY 100', 10_000],
    ['1.4638万', 1_463_800],
    ['1.4638 万元', 1_463_800],
    ['2亿', 20_000_000_000],
    ['12.', 1200],
    ['.5', 50],
    ['0', 0],
    ['0.05', 5],
    ['\u200b12\u202c', 1200],
  ])('%s is %i fen', (written, fen) => {
    expect(parseMoney(written)).toBe(fen);
  });

  it.each([...NO_NUMBER, '12.345', '1.46381234567万', '12%', '万'])('%j is none', (written) => {
    expect(parseMoney(written)).toBeUndefined();
  });

  it.each(NOTHING)('%j is nothing', (written) => {
    expect([parseMoney(written), parsePercent(written), parseWhole(written)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('in fen comes back from every way to write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
        expect([yuan, grouped, `¥${grouped}元`].map(parseMoney)).toEqual([fen, fen, fen]);
      }),
    );
  });
});

describe('a rate as it is written', () => {
  it.each([
    ['12', 1200],
    ['12.5%', 1250],
    ['１２．５％', 1250],
    ['18.25', 1825],
  ])('%s is %i basis points', (written, bps) => {
    expect(parsePercent(written)).toBe(bps);
  });

  it.each([...NO_NUMBER, '12.345', '1.2万', '¥12'])('%j is none', (written) => {
    expect(parsePercent(written)).toBeUndefined();
  });
});

describe('a whole number as it is written', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    ['1,200', 1200],
    [' 7 ', 7],
  ])('%s is %i', (written, number) => {
    expect(parseWhole(written)).toBe(number);
  });

  it.each([...NO_NUMBER, '1.5', '1万', '3期'])('%j is none', (written) => {
    expect(parseWhole(written)).toBeUndefined();
  });

  it('that a spreadsheet shortened is known by its form', () => {
    expect(['6.22E+18', '6.22e18', '6E+18', '１.2E+5'].map(isScientific)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(['622', 'E18', 'C1E5', '12E34'].some(isScientific)).toBe(false);
  });
});

describe('a date as it is written', () => {
  it.each([
    '2026-03-05',
    '2026/3/5',
    '2026.3.5',
    '2026年3月5日',
    '２０２６年３月５日',
    '20260305',
    '2026–03–05',
    ' 2026 - 3 - 5 ',
  ])('%s is the fifth of March, typed or in a file', (written) => {
    expect([parseDay(written, '2025-01-01'), parseFileDay(written)]).toEqual([
      '2026-03-05',
      '2026-03-05',
    ]);
  });

  it('is completed by the year on a screen only', () => {
    expect([parseDay('3-5', '2026-01-01'), parseFileDay('3-5')]).toEqual(['2026-03-05', undefined]);
  });

  it.each([
    ['46086', '2026-03-05'],
    ['46086.0', '2026-03-05'],
    ['25569', '1970-01-01'],
    ['2026/3/5 0:00:00', '2026-03-05'],
    ['2026-03-05T14:07:33', '2026-03-05'],
    ['2026-03-05 14:07', '2026-03-05'],
  ])('%s in a file is %s', (written, day) => {
    expect(parseFileDay(written)).toBe(day);
  });

  it.each(['2026-02-30', '05-03-2026', '45', '199999', '2026-3', 'Dec 1 2025', '', '0'])(
    '%j in a file is none',
    (written) => {
      expect(parseFileDay(written)).toBeUndefined();
    },
  );
});
