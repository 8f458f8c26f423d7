import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asNationalId } from '../../server/domain/identity.ts';
import { canonicalPhone, isPhone, MAX_PHONE } from '../../server/domain/input/phone.ts';
import {
  asKey,
  asLine,
  asProse,
  flawOfLine,
  flawOfProse,
  isBlank,
} from '../../server/domain/input/writing.ts';

/** Everything that is drawn as nothing and was found in real tapes and forms. */
const UNSEEN = [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202e, 0x2060, 0x2064]
  .concat([0x2066, 0x2069, 0xfeff, 0x61c, 0x180e, 0xfff9, 0xe0041, 0x3164, 0x115f, 7, 0x1b, 0x7f])
  .map((code) => String.fromCodePoint(code));

describe('a line of words', () => {
  it('is composed, its spaces alike, none at its ends', () => {
    expect(asLine('　E\u0301milie\u00a0Durand \n')).toBe('Émilie Durand');
    expect(asLine('张　三')).toBe('张 三');
  });

  it.each(UNSEEN)('is refused for a sign nobody sees: %j', (sign) => {
    expect(flawOfLine(asLine(`张${sign}三`))).toMatchObject({ key: 'unseen_sign', after: 1 });
  });

  it('is refused for a line break, a tab and a broken sign, by the place it stands at', () => {
    expect(flawOfLine('张三\nM2')).toEqual({ key: 'line_break', sign: 'U+000A', after: 2 });
    expect(flawOfLine('张三\u2028M2')).toMatchObject({ key: 'line_break' });
    expect(flawOfLine('𠮷\tM2')).toEqual({ key: 'tab', sign: 'U+0009', after: 1 });
    expect(flawOfLine('张\ufffd')).toEqual({ key: 'broken_sign', sign: 'U+FFFD', after: 1 });
    expect(flawOfLine('张\ud842')).toMatchObject({ key: 'broken_sign', sign: 'U+D842' });
  });

  it('keeps rare signs, their variants and every script', () => {
    for (const name of [
      '𠮷田',
      '葛\u{e0100}城',
      'ئەخمەت',
      '买买提·吐尔逊',
      "O'Neil-Łódź",
      '(2026)京01号',
    ])
      expect([asLine(name), flawOfLine(name)]).toEqual([name, undefined]);
  });

  it('of signs nobody sees alone is empty', () => {
    for (const sign of [...UNSEEN, ' ', '　', '\u2800', '\ufe0f', '\n\t'])
      expect([isBlank(sign), asLine(sign), asProse(`${sign}${sign}`)]).toEqual([true, '', '']);
  });
});

describe('words over several lines', () => {
  it('keep their lines and tabs, and lose what copying left between the signs', () => {
    expect(asProse('一\r\n二\r三\u2028四\t五\u200b六\u202e')).toBe('一\n二\n三\n四\t五六');
    expect(asProse('👨\u200d👩\u200d👧 法\u200d院')).toBe('👨\u200d👩\u200d👧 法院');
  });

  it('are refused for control characters and broken signs', () => {
    expect(flawOfProse('一\n\t二')).toBeUndefined();
    expect(flawOfProse('一\u0000')).toMatchObject({ key: 'unseen_sign', sign: 'U+0000' });
    expect(flawOfProse('一\ufffd')).toMatchObject({ key: 'broken_sign' });
  });
});

describe('a key', () => {
  it.each(UNSEEN)('is the same with a sign nobody sees: %j', (sign) => {
    expect(asKey(`${sign}C1${sign}4`)).toBe('C14');
  });

  it('is the same in full and half width, its punctuation as it came', () => {
    expect(asKey(' Ｃ１４ ')).toBe('C14');
    expect(asKey('（２０２６）京0105民初1号')).toBe('（2026）京0105民初1号');
  });

  it('is not one where it stands over two lines', () => {
    expect(flawOfLine(asKey('C1\n4'))).toMatchObject({ key: 'line_break' });
  });
});

describe('a phone number', () => {
  it.each([
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['0086-13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['(+86)13800138000', '13800138000'],
    ['（＋８６）１３８００１３８０００', '13800138000'],
    ['\u202a13800138000\u202c', '13800138000'],
    ['1\u200b3800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ['010-62345678', '010-62345678'],
    ['(010) 6234 5678', '010-62345678'],
    ['01062345678', '010-62345678'],
    ['0755 8234 5678 转 801', '0755-82345678-801'],
    ['0755-82345678-801', '0755-82345678-801'],
    ['075582345678分机801', '0755-82345678-801'],
    ['0571—87654321 ext. 12', '0571-87654321-12'],
    ['0991-4567890', '0991-4567890'],
    ['+86 10 6234 5678', '010-62345678'],
    ['+86-0755-82345678', '0755-82345678'],
    ['+852 9123 4567', '+85291234567'],
    ['00852-91234567', '+85291234567'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is kept as %s', (written, kept) => {
    expect(canonicalPhone(written)).toBe(kept);
    expect(isPhone(kept)).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(MAX_PHONE);
  });

  it.each([
    '',
    '123',
    '1380013800',
    '138001380000',
    '12345678901',
    '1.38E+10',
    '1.3800138E+10',
    '62345678',
    '010-123',
    '010-16234567',
    '+86 123',
    '+852',
    '+0852 9123 4567',
    '+1234567890123456',
    '13800138000-801',
    '13800138000/13900139000',
    '无',
  ])('%j is none', (written) => {
    expect(canonicalPhone(written)).toBeUndefined();
  });

  it('is kept as it is once it was kept', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = canonicalPhone(text);
        if (kept !== undefined) expect(canonicalPhone(kept)).toBe(kept);
      }),
    );
  });
});

describe('an identity number', () => {
  it.each(['11010519491231002x', ' 110105 19491231 002X', '１１０１０５１９４９１２３１００２ｘ'])(
    '%s is kept as the standard writes it',
    (written) => {
      expect(asNationalId(written)).toBe('11010519491231002X');
    },
  );
});
