import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber } from '../../server/domain/time/calendar.ts';
import {
  isMobileNumber,
  isNationalId,
  maskAddress,
  maskNationalId,
  maskPersonal,
  maskPhone,
  nationalIdCheckDigit,
} from '../../server/domain/identity.ts';

const nationalId = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.integer({ min: 0, max: 20_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, born, order]) =>
      `${region}${dateOfDayNumber(born).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
  )
  .map((first17) => first17 + nationalIdCheckDigit(first17));

describe('national id', () => {
  it('takes the example of the standard', () => {
    expect(isNationalId('11010519491231002X')).toBe(true);
    expect(isNationalId('440524188001010014')).toBe(true);
  });

  it.each([
    '11010519491231002x',
    '110105194912310021',
    '11010519491331002X',
    '1101051949123100',
    '11010549491231002X',
    '01010519491231002X',
    '',
  ])('refuses %j', (text) => {
    expect(isNationalId(text)).toBe(false);
  });

  it('a valid one passes and any single changed digit fails', () => {
    fc.assert(
      fc.property(
        nationalId,
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 0, max: 9 }),
        (id, at, digit) => {
          expect(isNationalId(id)).toBe(true);
          fc.pre(id.charAt(at) !== String(digit));
          expect(isNationalId(id.slice(0, at) + String(digit) + id.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
});

describe('mobile number', () => {
  it('is 11 digits from 13 to 19', () => {
    expect(isMobileNumber('13812345678')).toBe(true);
    for (const text of [
      '12812345678',
      '1381234567',
      '138123456789',
      '+8613812345678',
      '1381234567a',
      '23812345678',
    ]) {
      expect(isMobileNumber(text)).toBe(false);
    }
  });
});

describe('masks', () => {
  it('keep what the screen shows', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskNationalId('11010519491231002X')).toBe('110***********002X');
    expect(maskAddress('上海市浦东新区世纪大道100号')).toBe('上海市浦东新****');
  });

  it('hide short values', () => {
    expect(maskPhone('1234567')).toBe('****');
    expect(maskNationalId('1234567')).toBe('***********');
    expect(maskAddress('上海市')).toBe('上海****');
  });

  it('are chosen by field', () => {
    expect(maskPersonal('phone', '13812345678')).toBe('138****5678');
    expect(maskPersonal('national_id', '11010519491231002X')).toBe('110***********002X');
    expect(maskPersonal('address', '上海市浦东新区世纪大道100号')).toBe('上海市浦东新****');
  });
});
