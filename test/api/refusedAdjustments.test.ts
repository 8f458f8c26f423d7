import { beforeAll, describe, expect, it } from 'vitest';
import { askAdjustment } from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, LATE_LOAN } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { checkBookAfterEach } from '../helpers/recompute.ts';
import { contents } from '../helpers/rows.ts';

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);
checkBookAfterEach(server);

describe('an adjustment is refused', () => {
  const cases: [string, Record<string, unknown>, number, string, string][] = [
    ['without a kind', { kind: undefined }, 400, 'kind', 'Required'],
    ['of a kind that does not exist', { kind: 'gift' }, 400, 'kind', 'Not one of'],
    [
      'without a reason',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, reason: ' ' },
      400,
      'reason',
      'Required',
    ],
    [
      'with a field nobody knows',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, status: 'posted' },
      400,
      'status',
      'no such field',
    ],
    [
      'without a loan',
      { loan_id: 999_999, kind: 'charge', cost_kind: 'other', amount_minor: 1 },
      400,
      'loan_id',
      'no such loan',
    ],
    ['as a cost without its kind', { kind: 'charge', amount_minor: 1 }, 400, 'cost_kind', 'Choose'],
    [
      'as a cost without an amount',
      { kind: 'charge', cost_kind: 'other' },
      400,
      'amount_minor',
      'Enter an amount',
    ],
    [
      'as a cost of nothing',
      { kind: 'charge', cost_kind: 'other', amount_minor: 0 },
      400,
      'amount_minor',
      '0.01',
    ],
    [
      'as a cost of half a fen',
      { kind: 'charge', cost_kind: 'other', amount_minor: 0.5 },
      400,
      'amount_minor',
      'whole',
    ],
    [
      'as a cost with a component',
      { kind: 'charge', cost_kind: 'other', component: 'cost', amount_minor: 1 },
      400,
      'component',
      'Only a waiver',
    ],
    [
      'as a waiver without a component',
      { kind: 'waiver', amount_minor: 1 },
      400,
      'component',
      'Choose',
    ],
    [
      'as a waiver of principal',
      { kind: 'waiver', component: 'principal', amount_minor: 1 },
      400,
      'component',
      'Not one of',
    ],
    [
      'as a waiver without an amount',
      { kind: 'waiver', component: 'penalty' },
      400,
      'amount_minor',
      'Enter an amount',
    ],
    [
      'as a waiver with a kind of cost',
      { kind: 'waiver', component: 'penalty', cost_kind: 'other', amount_minor: 1 },
      400,
      'cost_kind',
      'Only a charge',
    ],
    [
      'as a waiver of more than is open',
      { kind: 'waiver', component: 'penalty', amount_minor: LATE_LOAN.penalty + 1 },
      422,
      'amount_minor',
      '88.50',
    ],
    [
      'as a waiver of interest that is not overdue',
      { kind: 'waiver', component: 'interest', amount_minor: 330_01 },
      422,
      'amount_minor',
      '330.00',
    ],
    [
      'as a refund where there is no credit',
      { kind: 'refund', amount_minor: 1 },
      422,
      'amount_minor',
      '0.00',
    ],
    ['as misuse without a rate', { kind: 'misuse' }, 400, 'rate_bps', 'rate'],
    ['as misuse at no rate', { kind: 'misuse', rate_bps: 0 }, 400, 'rate_bps', 'rate'],
    [
      'as misuse of an amount that is not said',
      { kind: 'misuse', rate_bps: 3600 },
      400,
      'amount_minor',
      'Enter an amount',
    ],
    [
      'as misuse of more than is lent',
      { kind: 'misuse', rate_bps: 3600, amount_minor: 12_000_01 },
      422,
      'amount_minor',
      '12000.00',
    ],
    [
      'as a refund with a rate',
      { kind: 'refund', amount_minor: 1, rate_bps: 100 },
      400,
      'rate_bps',
      'misuse',
    ],
    [
      'dated tomorrow',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2026-03-06' },
      422,
      'value_on',
      TODAY,
    ],
    [
      'dated before the money was lent',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2025-11-04' },
      422,
      'value_on',
      '2025-11-05',
    ],
    [
      'dated on no day',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2026-02-30' },
      400,
      'value_on',
      'date',
    ],
  ];
  let id: number;
  beforeAll(async () => {
    id = await createLateLoan(staff, borrower);
  });

  it.each(cases)('%s', async (_title, sent, status, field, text) => {
    const before = await contents(server.deps.database.read);
    const { body } = await askAdjustment(staff, { loan_id: id, ...sent }).expect(status);
    expect(body.code).toBe(status === 400 ? 'invalid_request' : 'rule_violated');
    expect(body.errors[field]).toContain(text);
    expect(body.errors.root.serverError).toBeTruthy();
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('from who looks after no loans', async () => {
    for (const username of ['compliance', 'admin'])
      await askAdjustment(await server.as(username), {
        loan_id: id,
        kind: 'charge',
        cost_kind: 'other',
        amount_minor: 1,
      }).expect(403);
    await askAdjustment(server.anonymous(), {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 1,
    }).expect(401);
  });

  it('as a write-off with an amount of one’s own', async () => {
    expect(
      (
        await askAdjustment(supervisor, { loan_id: id, kind: 'write_off', amount_minor: 1 }).expect(
          400,
        )
      ).body.errors.amount_minor,
    ).toContain('leave it out');
  });
});
