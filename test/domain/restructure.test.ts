import { describe, expect, it } from 'vitest';
import {
  allSigned,
  bulkAllowed,
  moveProblem,
  quotaProblem,
  secondApproverReasons,
  type RestructureMove,
  type RestructureStatus,
  type Standing,
} from '../../server/domain/restructure/restructure.ts';
import { monthsBegun } from '../../server/domain/restructure/restructurePlan.ts';
import { RESTRUCTURE_LIMITS } from '../../server/domain/policyDefaults.ts';

const STATUSES: RestructureStatus[] = [
  'draft',
  'submitted',
  'approved',
  'rejected',
  'signed',
  'effective',
  'cancelled',
];
const MOVES: RestructureMove[] = [
  'submit',
  'approve',
  'reject',
  'reopen',
  'sign',
  'take_effect',
  'lapse',
  'cancel',
];
/** What the state machine is meant to be, one line per status. */
const POSSIBLE: Record<RestructureStatus, RestructureMove[]> = {
  draft: ['submit', 'cancel'],
  submitted: ['approve', 'reject', 'cancel'],
  approved: ['sign', 'cancel'],
  rejected: ['reopen', 'cancel'],
  signed: ['take_effect', 'cancel'],
  effective: ['lapse'],
  cancelled: [],
};
const [REQUESTER, FIRST, OTHER] = [1, 2, 3];
const standing = (status: RestructureStatus, changes: Partial<Standing> = {}): Standing => ({
  status,
  requested_by: REQUESTER,
  first_approved_by: null,
  signed: { borrower: null, lender: null, guarantor: null },
  needs_guarantor: false,
  ...changes,
});

describe('the life of a request', () => {
  it.each(
    STATUSES.flatMap((status) =>
      MOVES.map((move) => [status, move, POSSIBLE[status].includes(move)] as const),
    ),
  )('%s: %s is possible: %s', (status, move, possible) => {
    const actor = {
      id: ['submit', 'reopen'].includes(move) ? REQUESTER : OTHER,
      role: 'supervisor',
    };
    expect(moveProblem(move, standing(status), actor, 'borrower')).toBe(
      possible ? null : 'restructure_not_possible',
    );
  });

  it.each([
    ['approve', standing('submitted'), { id: REQUESTER, role: 'supervisor' }, 'own_request'],
    ['reject', standing('submitted'), { id: REQUESTER, role: 'supervisor' }, 'own_request'],
    [
      'approve',
      standing('submitted', { first_approved_by: FIRST }),
      { id: FIRST, role: 'supervisor' },
      'same_supervisor',
    ],
    [
      'approve',
      standing('submitted', { first_approved_by: FIRST }),
      { id: OTHER, role: 'supervisor' },
      null,
    ],
    [
      'reject',
      standing('submitted', { first_approved_by: FIRST }),
      { id: FIRST, role: 'supervisor' },
      null,
    ],
    ['submit', standing('draft'), { id: OTHER, role: 'staff' }, 'not_the_requester'],
    ['reopen', standing('rejected'), { id: OTHER, role: 'supervisor' }, 'not_the_requester'],
    ['cancel', standing('submitted'), { id: REQUESTER, role: 'staff' }, null],
    ['cancel', standing('submitted'), { id: OTHER, role: 'staff' }, 'supervisor_cancels'],
    ['cancel', standing('approved'), { id: REQUESTER, role: 'staff' }, 'supervisor_cancels'],
    ['cancel', standing('signed'), { id: OTHER, role: 'supervisor' }, null],
  ] as const)('%s by somebody: %o %o gives %s', (move, state, actor, problem) => {
    expect(moveProblem(move, state, actor)).toBe(problem);
  });

  it('is signed by each party once, by a guarantor only where one is added', () => {
    const signed = { borrower: '2026-03-05', lender: null, guarantor: null };
    const actor = { id: OTHER, role: 'staff' };
    expect(moveProblem('sign', standing('approved', { signed }), actor, 'borrower')).toBe(
      'already_signed',
    );
    expect(moveProblem('sign', standing('approved', { signed }), actor, 'guarantor')).toBe(
      'no_guarantor',
    );
    expect(
      moveProblem(
        'sign',
        standing('approved', { signed, needs_guarantor: true }),
        actor,
        'guarantor',
      ),
    ).toBeNull();
    expect(
      [false, true].map((needs_guarantor) =>
        allSigned({ signed: { ...signed, lender: '2026-03-06' }, needs_guarantor }),
      ),
    ).toEqual([true, false]);
  });
});

describe('the limits of one supervisor', () => {
  const limits = {
    ...RESTRUCTURE_LIMITS.value,
    second_from_waived_minor: 500_000,
    second_from_months: 36,
    monthly_count: 10,
    monthly_waived_minor: 1_000_000,
    bulk_up_to_waived_minor: 20_000,
  };
  it.each([
    [{ waived_minor: 499_999, term_months: 35, within_cap: true }, []],
    [{ waived_minor: 500_000, term_months: 35, within_cap: true }, ['waived']],
    [{ waived_minor: 0, term_months: 36, within_cap: true }, ['term']],
    [{ waived_minor: 0, term_months: 1, within_cap: false }, ['over_cap']],
    [{ waived_minor: 500_000, term_months: 60, within_cap: false }, ['waived', 'term', 'over_cap']],
  ])('%o needs a second one because of %o', (offer, reasons) => {
    expect(secondApproverReasons(offer, limits)).toEqual(reasons);
  });

  it('of nothing waived needs no second one because of the waiver, even at a limit of zero', () => {
    expect(
      secondApproverReasons(
        { waived_minor: 0, term_months: 1, within_cap: true },
        { ...limits, second_from_waived_minor: 0 },
      ),
    ).toEqual([]);
  });

  it.each([
    [9, 0, 0, null],
    [10, 0, 0, 'count'],
    [0, 999_999, 1, null],
    [0, 999_999, 2, 'waived'],
    [0, 0, 1_000_001, 'waived'],
  ] as const)(
    'after %i approvals and %i waived, one that waives %i meets %s',
    (count, waived_minor, asked, problem) => {
      expect(quotaProblem({ count, waived_minor }, asked, limits)).toBe(problem);
    },
  );

  it('lets plain requests be approved together, others not', () => {
    const plain = {
      waived_minor: 20_000,
      within_cap: true,
      approvers_needed: 1,
      observation: { repeated: false },
    };
    expect(bulkAllowed(plain, limits)).toBe(true);
    for (const change of [
      { waived_minor: 20_001 },
      { within_cap: false },
      { approvers_needed: 2 },
      { observation: { repeated: true } },
    ])
      expect(bulkAllowed({ ...plain, ...change }, limits)).toBe(false);
  });
});

describe('the term in months', () => {
  it.each([
    ['2026-03-05', '2026-04-05', 1],
    ['2026-03-05', '2026-04-06', 2],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-01', 2],
    ['2026-03-05', '2026-03-06', 1],
    ['2026-03-05', '2031-03-05', 60],
  ])('from %s to %s is %i, a begun one counted', (from, to, months) => {
    expect(monthsBegun(from, to)).toBe(months);
  });
});
