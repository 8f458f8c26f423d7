import { describe, expect, it } from 'vitest';
import { createBorrower, createLateLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { actOnPlan, draftPlan } from '../helpers/plans.ts';

const { staff } = await openDesk();
const borrower = await createBorrower(staff);

const CARRIED = {
  interest_treatment: 'carry',
  penalty_treatment: 'carry',
  cost_treatment: 'carry',
};

describe('a request gives what it names', () => {
  const cases = [
    ['a waiver that waives nothing', 'waiver', {}, 'terms.penalty_treatment'],
    ['a rate cut at the same rate', 'rate_cut', {}, 'terms.annual_rate_bps'],
    ['a capitalisation of nothing', 'capitalise', {}, 'terms.interest_treatment'],
    ['a waiver of penalty', 'waiver', { penalty_treatment: 'waive' }, null],
    ['a waiver of principal', 'waiver', { waived_principal_minor: 100_00 }, null],
    ['a cut by one basis point', 'rate_cut', { annual_rate_bps: 1199 }, null],
    ['capitalised interest', 'capitalise', { interest_treatment: 'capitalise' }, null],
  ] as const;
  for (const [what, kind, terms, field] of cases)
    it(`${what} is ${field === null ? 'submitted' : `refused at ${field}`}`, async () => {
      const id = await createLateLoan(staff, borrower);
      const request = await draftPlan(
        staff,
        id,
        { ...CARRIED, annual_rate_bps: 1200, ...terms },
        { kinds: ['extension', kind] },
      );
      const { status, body } = await actOnPlan(staff, request.id, 'submit');
      expect(status).toBe(field === null ? 200 : 422);
      if (field === null) return;
      expect(Object.keys((body as { errors: object }).errors)).toEqual([field, 'root']);
      const { body: after } = await staff.get(`/api/restructures/${request.id}`);
      expect(after).toMatchObject({ status: 'draft' });
    });
});
