import { describe, expect, it } from 'vitest';
import { createBorrower, createLoanDue, pay, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { checkBookAfterEach, recomputedTiers } from '../helpers/recompute.ts';
import { overdueTiers } from '../../server/views/overdueTiers.ts';

const desk = await openDesk();
const { server, staff } = desk;
checkBookAfterEach(server);
const lend = async (missing: number, changes: object = {}): Promise<number> => {
  const borrower = await createBorrower(staff);
  const { id } = await createLoanDue(staff, borrower, '2024-10-31', {
    principal_minor: 1200_00,
    annual_rate_bps: 0,
    ...changes,
  });
  await pay(staff, id, 1200_00 - missing, '2024-10-31');
  return id;
};

describe('a loan that lacks a fen', () => {
  it('490 days later is not past due, owes it, and counts in the book as on time', async () => {
    const id = await lend(1);
    expect(await readLoan(staff, id)).toMatchObject({
      status: 'active',
      days_past_due: 0,
      tier: 'M0',
      asset_class: 'normal',
      outstanding_minor: 1,
      oldest_unpaid_due_on: null,
    });
    const late = await lend(1_01);
    expect(await readLoan(staff, late)).toMatchObject({ days_past_due: 490, tier: 'M7' });
    const db = server.deps.database.read;
    for (const as_of of ['2026-03-05', '2026-01-31']) {
      const tiers = await overdueTiers(db, as_of);
      expect(
        Object.fromEntries(
          tiers.map(({ id: tier, loans, outstanding_minor, overdue_minor }) => [
            tier,
            { loans, outstanding_minor, overdue_minor },
          ]),
        ),
      ).toEqual(await recomputedTiers(db, as_of));
      expect(tiers[0]).toMatchObject({ id: 'M0', loans: 1, outstanding_minor: 1 });
    }
    await pay(staff, id, 1);
    expect(await readLoan(staff, id)).toMatchObject({ status: 'settled' });
  });

  it('is past due where the policy of its product tolerates nothing', async () => {
    await enactPolicy(desk, {
      kind: 'tolerance',
      product: 'card',
      value: { amount_minor: 0, share_bps: 0 },
    });
    // The policy is of a later day: what fell due before keeps the rule of its due date.
    const id = await lend(1, { product: 'card' });
    expect(await readLoan(staff, id)).toMatchObject({ days_past_due: 0 });
  });
});
