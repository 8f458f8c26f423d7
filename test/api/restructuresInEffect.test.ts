import { describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import {
  createBorrower,
  createLateLoan,
  pay,
  readInstallments,
  readLoan,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { previewPlan, signPlan } from '../helpers/plans.ts';
import { checkBookAfterEach } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;
const borrower = await createBorrower(staff);
checkBookAfterEach(server);

describe('after it took effect', () => {
  it('counts a backdated payment against the plan, and owes what is taken back', async () => {
    const id = await createLateLoan(staff, borrower);
    const early = await pay(staff, id, 500_00, '2026-03-01');
    await signPlan(desk, id);
    const planned = Number((await readLoan(staff, id))['outstanding_minor']);
    const terms = async (loan_id: number) =>
      (await readInstallments(staff, loan_id, { schedule_version: 2 })).map((row) => [
        row['due_on'],
        row['principal_minor'],
        row['interest_minor'],
      ]);
    const before = await terms(id);
    await pay(staff, id, 300_00, '2026-03-02');
    const backdated = await readLoan(staff, id);
    expect(
      Number(backdated['outstanding_minor']) + Number(backdated['penalty_minor']),
    ).toBeLessThan(planned);
    await supervisor.post(`/api/payments/${early.id}/reverse`).send({ reason: '退票' }).expect(200);
    const after = await readLoan(staff, id);
    // 500.00 is owed again, beside the plan; nothing of the plan itself has changed.
    expect(Number(after['outstanding_minor']) + Number(after['penalty_minor'])).toBeGreaterThan(
      planned - 300_00,
    );
    expect(await terms(id)).toEqual(before);
  });

  it('keeps the watched class at its floor: special mention, substandard if bad', async () => {
    const [good, bad] = [
      await createLateLoan(staff, borrower),
      await createLateLoan(staff, borrower, {
        disbursed_on: '2025-10-01',
        first_due_on: '2025-11-01',
      }),
    ];
    expect((await readLoan(staff, bad))['asset_class']).toBe('substandard');
    await signPlan(desk, good);
    await signPlan(desk, bad);
    expect([
      (await readLoan(staff, good))['asset_class'],
      (await readLoan(staff, bad))['asset_class'],
    ]).toEqual(['special_mention', 'substandard']);
    const listed = async (asset_class: string) =>
      (
        await staff
          .get('/api/loans')
          .query(query({ filter: { asset_class, id: undefined }, range: [0, 999] }))
          .expect(200)
      ).body as { id: number; asset_class: string }[];
    for (const name of ['normal', 'special_mention', 'substandard', 'doubtful', 'loss']) {
      const rows = await listed(name);
      expect(
        rows.every((row) => row.asset_class === name),
        name,
      ).toBe(true);
      expect(
        rows.some((row) => row.id === good),
        name,
      ).toBe(name === 'special_mention');
      expect(
        rows.some((row) => row.id === bad),
        name,
      ).toBe(name === 'substandard');
    }
    const second = await previewPlan(staff, good, {
      installments_count: 12,
      first_due_on: '2026-05-05',
    });
    expect(second.observation).toMatchObject({ repeated: true, floor: 'substandard' });
  });
});
