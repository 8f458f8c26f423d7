import { describe, expect, it } from 'vitest';
import { browserOf, maskedAddress, SIGN_IN, systemOf, toDoOf } from '../../server/domain/signIn.ts';

const NOW = '2026-03-05T04:00:00.000Z';
const who = (changes: object = {}) => ({
  role: 'admin' as const,
  isGiven: false,
  passwordSetAt: '2025-12-05T04:00:00.000Z',
  hasFactor: false,
  ...changes,
});

describe('what somebody has to do first', () => {
  it.each([
    ['nothing, as shipped', {}, {}, null],
    ['a password that another set is changed', { isGiven: true }, {}, 'password'],
    ['a password as old as the policy lets it get', {}, { password_days: 90 }, 'password'],
    ['a password a day younger stays', {}, { password_days: 91 }, null],
    ['a factor where the role needs one', {}, { second_factor: ['admin'] }, 'factor'],
    ['no factor where another role does', {}, { second_factor: ['supervisor'] }, null],
    ['none where there is one', { hasFactor: true }, { second_factor: ['admin'] }, null],
    ['the password before it', { isGiven: true }, { second_factor: ['admin'] }, 'password'],
  ] as const)('%s', (_name, person, rules, toDo) => {
    expect(toDoOf(who(person), { ...SIGN_IN.value, ...rules }, NOW)).toBe(toDo);
  });
});

describe('what is told of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
      'chrome',
      'windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0', 'edge', 'windows'],
    ['Mozilla/5.0 (Macintosh; Mac OS X 14) Version/17 Safari/605.1.15', 'safari', 'mac'],
    ['Mozilla/5.0 (iPhone; like Mac OS X) MicroMessenger/8.0 Safari', 'wechat', 'ios'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0', 'firefox', 'linux'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36', 'chrome', 'android'],
    ['curl/8.5.0', 'other', 'other'],
    ['', 'other', 'other'],
  ])('%s is %s on %s', (agent, browser, system) => {
    expect([browserOf(agent), systemOf(agent)]).toEqual([browser, system]);
  });

  it.each([
    ['10.1.23.4', '10.1.*.*'],
    ['::ffff:10.1.23.4', '10.1.*.*'],
    ['2408:8000:1234::1', '2408:8000:*'],
    ['::1', '::1'],
    ['', ''],
  ])('of %s no more than %s', (address, told) => {
    expect(maskedAddress(address)).toBe(told);
  });
});
