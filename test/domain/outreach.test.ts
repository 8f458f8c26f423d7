import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedText } from '../../admin/parts/messages/namedText.ts';
import { byPerson, noLonger, stepsProblem } from '../../server/domain/outreach/journey.ts';
import { judgement, maskAddressOf } from '../../server/domain/outreach/lawful.ts';
import { smsLength } from '../../server/domain/outreach/length.ts';
import { afterReceipt, isOptOut, nextTry } from '../../server/domain/outreach/states.ts';
import {
  filled,
  framed,
  hasLooseBracket,
  sampleFilling,
  unknownVariables,
} from '../../server/domain/outreach/template.ts';
import { type MessageStatus, RECEIPT_KINDS } from '../../server/domain/outreach/words.ts';

describe('the length of an SMS', () => {
  it.each([
    ['', 'gsm', 0, 1, 160],
    ['a'.repeat(160), 'gsm', 160, 1, 0],
    ['a'.repeat(161), 'gsm', 161, 2, 145],
    ['€'.repeat(80), 'gsm', 160, 1, 0],
    // A sign of two places is not cut: 76 of them are 152 places of the first part.
    ['€'.repeat(81), 'gsm', 162, 2, 143],
    ['好'.repeat(70), 'ucs2', 70, 1, 0],
    ['好'.repeat(71), 'ucs2', 71, 2, 63],
    ['好'.repeat(134), 'ucs2', 134, 2, 0],
    ['好'.repeat(135), 'ucs2', 135, 3, 66],
    ['😀'.repeat(35), 'ucs2', 70, 1, 0],
    ['😀'.repeat(36), 'ucs2', 72, 2, 61],
  ] as const)('of %j is counted', (text, encoding, units, parts, left) => {
    expect(smsLength(text)).toEqual({ encoding, units, parts, left });
  });

  it('never falls as the text grows, and every sign has its place', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), fc.string(), (text, more) => {
        const [short, long] = [smsLength(text), smsLength(text + more)];
        expect(long.parts).toBeGreaterThanOrEqual(short.parts);
        expect(short.left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a text', () => {
  it('is filled in by the vocabulary, and says what is none of it', () => {
    const text = '{borrower_name}应还{owed_today}元，{who}{who}';
    expect(unknownVariables(text)).toEqual(['who']);
    expect(filled(text, sampleFilling('zh'))).toBe('王小明应还3,337.62元，{who}{who}');
    expect(framed('sms', '您好', { signature: '消金', opt_out_hint: '拒收请回复T' })).toBe(
      '【消金】您好拒收请回复T',
    );
    expect(framed('email', '您好', { signature: '消金', opt_out_hint: null })).toBe('您好');
  });

  it.each([
    ['{today}', false],
    ['{today', true],
    ['today}', true],
    ['{{today}}', true],
    ['没有括号', false],
  ] as const)('%s has a loose bracket: %s', (text, loose) => {
    expect(hasLooseBracket(text)).toBe(loose);
  });

  it('shows of an address what tells it apart', () => {
    expect(maskAddressOf('wang@example.com')).toBe('w****@example.com');
    expect(maskAddressOf('13800005678')).toBe('138****5678');
    expect(maskAddressOf('12345')).toBe('****');
  });
});

describe('a text with its variables in words', () => {
  it('keeps what is pointed at where it stands', () => {
    const text = '{today}坐牢{who}';
    const { text: named, stretches } = namedText(text, [{ start: 7, end: 9 }], () => '今天的日期');
    expect(named).toBe('{今天的日期}坐牢{who}');
    expect(stretches.map(({ start, end }) => named.slice(start, end))).toEqual(['坐牢']);
  });
});

describe('a journey', () => {
  const step = (key: string, days: number) => ({ key, days, templates: ['a'] });
  it('has each key and each day once', () => {
    expect(stepsProblem([step('a', 0), step('b', 1)])).toBeNull();
    expect(stepsProblem([step('a', 0), step('a', 1)])).toBe('keys');
    expect(stepsProblem([step('a', 1), step('b', 1)])).toBe('days');
  });

  it('writes to a person once, by the latest step of their loans', () => {
    const arrival = (loan_id: number, person: number, days: number) => ({
      loan_id,
      person,
      borrower_id: person,
      step: step(`d${days}`, days),
      anchor_on: '2026-03-05',
    });
    const written = byPerson([arrival(1, 7, -3), arrival(2, 7, 5), arrival(3, 8, 0)]);
    expect(
      written.map((one) => [one.step.key, one.arrivals.map(({ loan_id }) => loan_id)]),
    ).toEqual([
      ['d5', [2, 1]],
      ['d0', [3]],
    ]);
  });

  const loan = {
    status: 'active',
    days_past_due: 0,
    due_on_day_minor: 0,
    next_due_on: null as string | null,
  };
  it.each([
    ['settled', undefined, '2026-03-05', 'loan_closed'],
    ['written off', { ...loan, status: 'written_off' }, '2026-03-01', 'loan_closed'],
    ['still so late', { ...loan, days_past_due: 4 }, '2026-03-01', null],
    ['less late', { ...loan, days_past_due: 1 }, '2026-03-01', 'paid'],
    ['due today', { ...loan, due_on_day_minor: 1 }, '2026-03-05', null],
    ['paid today', loan, '2026-03-05', 'paid'],
    ['ahead', { ...loan, next_due_on: '2026-03-08' }, '2026-03-08', null],
    ['paid ahead', { ...loan, next_due_on: '2026-04-08' }, '2026-03-08', 'paid'],
    ['with nothing to come', loan, '2026-03-08', 'paid'],
  ] as const)('asks of a loan that is %s whether it is written about', (_is, row, on, why) => {
    expect(noLonger(row, on, '2026-03-05')).toBe(why);
  });
});

describe('a judgement', () => {
  const no = (rule: 'hours' | 'hold', next_allowed_at: string | null) => ({
    allowed: false,
    rule,
    next_allowed_at,
  });
  const yes = { allowed: true, rule: null, next_allowed_at: null };
  it.each([
    [[yes, no('hold', null)], { kind: 'send', loan_ids: [0] }],
    [[no('hours', '2'), no('hold', '1')], { kind: 'wait', rule: 'hold', until: '1' }],
    [[no('hold', null), no('hours', '2')], { kind: 'wait', rule: 'hours', until: '2' }],
    [[no('hold', null)], { kind: 'drop', rule: 'hold' }],
  ] as const)('of %j', (verdicts, judged) => {
    expect(judgement(verdicts.map((verdict, loan_id) => ({ loan_id, verdict })))).toEqual(judged);
  });
});

describe('a message', () => {
  it('ends the same in whatever order its receipts come', () => {
    const kinds = ['accepted', 'delivered', 'read'] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...kinds, ...kinds], { minLength: 6 }), (receipts) => {
        let status: MessageStatus = 'sending';
        for (const kind of receipts) status = afterReceipt(status, kind) ?? status;
        expect(status).toBe('read');
      }),
    );
  });

  it('that never left has no receipts, and one that was read is not failed any more', () => {
    for (const status of ['queued', 'held', 'refused', 'cancelled'] as const)
      for (const kind of RECEIPT_KINDS) expect(afterReceipt(status, kind)).toBeNull();
    for (const status of ['delivered', 'read', 'failed'] as const)
      expect(afterReceipt(status, 'failed')).toBeNull();
    expect(afterReceipt('failed', 'delivered')).toBe('delivered');
  });

  it('is tried again after a minute, then later and later, an hour at most', () => {
    const now = '2026-03-05T04:00:00.000Z';
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (tries) => (Date.parse(nextTry(tries, now)) - Date.parse(now)) / 60_000,
    );
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it.each(['T', 't', 'Ｔ', ' T。', 'TD', '退订', 'stop', 'N'])('%s means: no more', (reply) => {
    expect(isOptOut(reply)).toBe(true);
  });
  it.each(['好的', '明天还', 'Thanks', '别退订', ''])('%j does not', (reply) => {
    expect(isOptOut(reply)).toBe(false);
  });
});
