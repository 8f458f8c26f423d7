import { afterEach, describe, expect, it } from 'vitest';
import { ALLOCATION_RULES, CLASS_THRESHOLDS } from '../../server/domain/policyDefaults.ts';
import { TODAY } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';
import { askPolicy, THREE_BANDS } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { contents } from '../helpers/rows.ts';

const { server, admin } = await openDesk();
afterEach(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

const PRINCIPAL_FIRST = ALLOCATION_RULES.principal_first_over_90.value;
const order = PRINCIPAL_FIRST.overdue_over_90;

describe('a policy is refused', () => {
  const rules = ALLOCATION_RULES.by_law.value;
  const cases: [string, Record<string, unknown>, number, string, string][] = [
    [
      'that begins before today',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, effective_on: '2026-03-04' },
      422,
      'effective_on',
      TODAY,
    ],
    [
      'that begins on no day',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, effective_on: '2026-02-30' },
      400,
      'effective_on',
      'date',
    ],
    ['of no kind', { kind: 'gravity', value: 9 }, 400, 'kind', 'tiers'],
    ['without a value', { kind: 'cost_cap' }, 400, 'value', 'Required'],
    [
      'without a source',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, source: '' },
      400,
      'source',
      'Required',
    ],
    [
      'without a reason',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, reason: undefined },
      400,
      'reason',
      'Required',
    ],
    [
      'of a confidence that is none',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, confidence: 'D' },
      400,
      'confidence',
      'A, B, C',
    ],
    [
      'for what is no product',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, product: 'Solar Loan' },
      400,
      'product',
      '',
    ],
    [
      'that says itself it is approved',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, status: 'approved' },
      400,
      'status',
      'no such field',
    ],
    [
      'as a cap below nothing',
      { kind: 'cost_cap', value: { annual_bps: -1 } },
      400,
      'value',
      'cost_cap',
    ],
    [
      'as a cap with more in it',
      { kind: 'cost_cap', value: { annual_bps: 1, monthly_bps: 1 } },
      400,
      'value',
      'cost_cap',
    ],
    [
      'as a day base of 364',
      { kind: 'penalty_day_base', value: { base: 364 } },
      400,
      'value',
      'penalty_day_base',
    ],
    [
      'as a fee of half the loan',
      { kind: 'early_payoff', value: { fee_bps: 5000 } },
      400,
      'value',
      'early_payoff',
    ],
    [
      'as a fee by steps that fall',
      {
        kind: 'early_payoff',
        value: {
          basis: 'principal_share',
          steps: [
            { until_month: 24, fee_bps: 100 },
            { until_month: 12, fee_bps: 300 },
          ],
        },
      },
      400,
      'value',
      'early_payoff',
    ],
    [
      'as bands with a gap',
      { kind: 'tiers', value: [THREE_BANDS[0], { id: 'M1', from_days: 2, to_days: null }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands that overlap',
      {
        kind: 'tiers',
        value: [
          { id: 'M0', from_days: 0, to_days: 5 },
          { id: 'M1', from_days: 5, to_days: null },
        ],
      },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands that end',
      { kind: 'tiers', value: [THREE_BANDS[0], { id: 'M1', from_days: 1, to_days: 90 }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands of one name',
      { kind: 'tiers', value: [THREE_BANDS[0], { id: 'M0', from_days: 1, to_days: null }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as an order that leaves a component out',
      {
        kind: 'allocation',
        value: { ...rules, court: ['cost', 'penalty', 'interest', 'principal'] },
      },
      400,
      'value',
      'allocation',
    ],
    [
      'as an order that names one twice',
      {
        kind: 'allocation',
        value: { ...rules, court: ['cost', 'cost', 'penalty', 'interest', 'principal'] },
      },
      400,
      'value',
      'allocation',
    ],
    [
      'as orders without a stage',
      { kind: 'allocation', value: { current: order } },
      400,
      'value',
      'allocation',
    ],
    [
      'as classes out of order',
      { kind: 'asset_classes', value: CLASS_THRESHOLDS.consumer.value.toReversed() },
      400,
      'value',
      'asset_classes',
    ],
    [
      'as classes that do not rise',
      {
        kind: 'asset_classes',
        value: CLASS_THRESHOLDS.consumer.value.map((step) => ({ ...step, from_days: 0 })),
      },
      400,
      'value',
      'asset_classes',
    ],
    [
      'with the value of another kind',
      { kind: 'tiers', value: { annual_bps: 2000 } },
      400,
      'value',
      'tiers',
    ],
  ];
  it.each(cases)('%s', async (_title, sent, status, field, text) => {
    const before = await contents(server.deps.database.read);
    const { body } = await askPolicy(admin, sent).expect(status);
    expect(body.errors[field]).toContain(text);
    expect(await contents(server.deps.database.read)).toBe(before);
  });
});
