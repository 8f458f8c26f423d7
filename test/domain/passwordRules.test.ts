import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../server/domain/passwordRules.ts';
import { rankOfCommon } from '../../server/features/users/commonPasswords.ts';

const rankOf = await rankOfCommon();
const WHO = { username: 'wang.xin', fullName: '王新人', leastLength: 12, rankOf };
const faultOf = (password: string) => passwordFault(password, WHO);

describe('a password', () => {
  it.each([
    ['elevenchars', 'short'],
    ['aaaaaaaaaaaa', 'repeated'],
    ['abcabcabcabc', 'repeated'],
    ['贷贷贷贷贷贷贷贷贷贷贷贷', 'repeated'],
    ['passwordpassword', 'repeated'],
    ['123456789012', 'sequence'],
    ['210987654321', 'sequence'],
    ['abcdefghijkl', 'sequence'],
    ['qwertyuiop[]', 'sequence'],
    ['ｑｗｅｒｔｙｕｉｏｐ［］', 'sequence'],
    ['qwertyasdfgh', 'sequence'],
    ['1234abcd5678', 'sequence'],
    ['Wang.Xin-2026', 'own_name'],
    ['王新人2026060112', 'own_name'],
    ['daihou-demo-1', 'product'],
    ['贷后贷后系统2026!!', 'product'],
    ['password12345', 'common'],
    ['P@ssw0rd2026!', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['woaini1314520', 'common'],
    ['administrator1', 'common'],
    ['iloveyoudragon', 'common'],
  ])('%s is refused: %s', (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  it.each([
    'a long enough password',
    'correcthorse12',
    'the kettle sings at nine',
    '雨后的街道很安静而且凉快',
    'xK9!vTq2#mLp',
    'my wang.xin is a long story',
  ])('%s is taken', (password) => {
    expect(faultOf(password)).toBeNull();
  });

  it('of signs drawn at random is taken, whatever kinds they are of', () => {
    const hex = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdef')),
      minLength: 24,
    });
    fc.assert(
      fc.property(hex, (password) => {
        fc.pre(new Set(password).size > 8);
        expect(faultOf(password)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
