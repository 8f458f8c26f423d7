import { describe, expect, it } from 'vitest';
import { type Ask, isSameRequest } from '../../admin/credit_repairs/intake/asks.ts';
import type { RepairKind } from '../../server/contract/enums.ts';
import { forbiddenBy } from '../../server/domain/repair/repairAsks.ts';

const open = (kind: RepairKind, loan_id: number | null, asks_for: Ask) => ({
  kind,
  loan_id,
  forbidden: forbiddenBy(kind, asks_for),
});

describe('a request that is open stands in the way of', () => {
  it.each<
    [
      string,
      ReturnType<typeof open>,
      { kind: RepairKind; loan_id: number | null; asks_for: Ask | undefined },
      boolean,
    ]
  >([
    [
      'the same',
      open('objection', 7, 'correction'),
      { kind: 'objection', loan_id: 7, asks_for: 'correction' },
      true,
    ],
    [
      'the same, whatever lawful is asked for',
      open('objection', 7, 'correction'),
      { kind: 'objection', loan_id: 7, asks_for: 'explanation' },
      true,
    ],
    [
      'the same before it is said what is asked for',
      open('relief', null, 'relief'),
      { kind: 'relief', loan_id: null, asks_for: undefined },
      true,
    ],
    [
      'none about another loan',
      open('objection', 7, 'correction'),
      { kind: 'objection', loan_id: 8, asks_for: 'correction' },
      false,
    ],
    [
      'none about no single loan',
      open('objection', 7, 'correction'),
      { kind: 'objection', loan_id: null, asks_for: 'correction' },
      false,
    ],
    [
      'none of another kind',
      open('relief', 7, 'relief'),
      { kind: 'objection', loan_id: 7, asks_for: 'correction' },
      false,
    ],
    [
      'a forbidden one, if it is that',
      open('objection', 7, 'delete_true_record'),
      { kind: 'objection', loan_id: 7, asks_for: 'delete_true_record' },
      true,
    ],
    [
      'no lawful one, if law forbids it',
      open('objection', 7, 'delete_true_record'),
      { kind: 'objection', loan_id: 7, asks_for: 'correction' },
      false,
    ],
    [
      'no forbidden one, if it is lawful',
      open('objection', 7, 'correction'),
      { kind: 'objection', loan_id: 7, asks_for: 'paid_repair' },
      false,
    ],
    [
      'none that another rule forbids',
      open('objection', 7, 'delete_true_record'),
      { kind: 'objection', loan_id: 7, asks_for: 'paid_repair' },
      false,
    ],
  ])('%s', (_what, standing, asked, same) => expect(isSameRequest(standing, asked)).toBe(same));
});
