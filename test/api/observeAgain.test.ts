import { describe, expect, it } from 'vitest';
import { createBorrower, createLateLoan, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { actOnPlan, signPlan } from '../helpers/plans.ts';
import { checkBookAfterEach } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;
const borrower = await createBorrower(staff);
checkBookAfterEach(server);

describe('a restructured loan', () => {
  it('that was doubtful stays so: a plan alone improves no class', async () => {
    const id = await createLateLoan(staff, borrower, {
      disbursed_on: '2025-05-01',
      first_due_on: '2025-06-01',
    });
    expect(await readLoan(staff, id)).toMatchObject({ asset_class: 'doubtful' });
    await signPlan(desk, id);
    expect(await readLoan(staff, id)).toMatchObject({
      asset_class: 'doubtful',
      days_past_due: 0,
    });
  });

  it('is observed again from that end where the hardship is unsolved', async () => {
    const loan = await createLateLoan(staff, borrower);
    const plan = await signPlan(desk, loan);
    const body = { reason: '仍未就业' };
    await actOnPlan(supervisor, plan.id, 'observe_again', body).expect(422);
    // Nothing was paid: the last miss, on 5 September 2026, began the year that ends now.
    const later = await desk.on('2027-09-06');
    await actOnPlan(later.staff, plan.id, 'observe_again', body).expect(403);
    const shown = async () =>
      (await later.staff.get(`/api/restructures/${plan.id}`).expect(200)).body;
    expect(await shown()).toMatchObject({ observation_ends_on: '2027-09-05' });
    await actOnPlan(later.supervisor, plan.id, 'observe_again', body).expect(200);
    expect(await shown()).toMatchObject({
      observation_ends_on: '2028-09-05',
      observation_restarted_on: '2027-09-05',
    });
    expect(await readLoan(later.staff, loan)).toMatchObject({ observation_ends_on: '2028-09-05' });
    await actOnPlan(later.supervisor, plan.id, 'observe_again', body).expect(422);
  });
});
