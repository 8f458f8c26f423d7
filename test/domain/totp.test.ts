import { describe, expect, it } from 'vitest';
import {
  codeAt,
  enrolmentUri,
  fromBase32,
  newSecret,
  stepOf,
  stepOfCode,
  toBase32,
} from '../../server/features/users/totp.ts';

const KEY = Buffer.from('12345678901234567890');

describe('a code of the second factor', () => {
  // RFC 6238, Appendix B, the rows of SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('%i seconds after the epoch is that of the RFC', (seconds, code) => {
    expect(codeAt(KEY, stepOf(new Date(seconds * 1000)), 8)).toBe(code);
  });

  it('counts a step early and a step late, once, and no later than one after it', () => {
    const secret = toBase32(KEY);
    const at = new Date('2026-03-05T04:00:00Z');
    const now = stepOf(at);
    const found = (step: number, last = 0) => stepOfCode(secret, codeAt(KEY, step), at, last);
    expect([-2, -1, 0, 1, 2].map((off) => found(now + off))).toEqual([
      undefined,
      now - 1,
      now,
      now + 1,
      undefined,
    ]);
    expect(found(now, now)).toBeUndefined();
    expect(found(now - 1, now)).toBeUndefined();
    expect(found(now + 1, now)).toBe(now + 1);
    expect(stepOfCode(secret, '12345', at, 0)).toBeUndefined();
  });

  it('is of a secret of 160 bits that is typed as it is drawn', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(toBase32(fromBase32(secret))).toBe(secret);
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(new URL(enrolmentUri(secret, 'wang.xin')).searchParams.get('secret')).toBe(secret);
  });
});
