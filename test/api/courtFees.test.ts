import { describe, expect, it } from 'vitest';
import { casesInEachState } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff } = desk;
const { inCourt } = await casesInEachState(desk);
const refused = refusalsTo(desk);
const change = async (values: object) =>
  (await staff.put(`/api/legal_cases/${inCourt}`).send(values).expect(200)).body;

describe('the fees of a court', () => {
  it('are computed from the claim, those of enforcement from the award', async () => {
    await change({ claimed_minor: 3_000_000 });
    expect((await staff.get(`/api/legal_cases/${inCourt}/fees`).expect(200)).body).toEqual({
      claimed_minor: 3_000_000,
      acceptance_minor: 55_000,
      simple_minor: 27_500,
      payment_order_minor: 18_333,
      preservation_minor: 32_000,
      enforcement_minor: 35_000,
      source: 'Measures on the Payment of Litigation Costs',
      article: '13, 14, 16',
    });
  });

  it('are a deadline from the notice on, until they are paid', async () => {
    expect(await change({ fee_notice_on: '2026-03-02' })).toMatchObject({
      next_deadline_kind: 'court_fee',
      next_deadline_on: '2026-03-09',
    });
    await refused(
      'put',
      `legal_cases/${inCourt}`,
      { fee_paid_on: '2026-03-01' },
      422,
      'fee_paid_on',
    );
    expect(await change({ fee_paid_on: '2026-03-04' })).toMatchObject({
      next_deadline_kind: null,
    });
  });
});
