import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { query, startTestServer, type TestServer } from '../helpers/api.ts';
import { countMoney, notAddingUp } from '../helpers/money.ts';

const TODAY = '2026-06-15';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ businessDate: TODAY, demoBook: true });
});
afterAll(async () => {
  await server.close();
});

interface Row {
  id: number;
  loan_id: number;
  amount_minor: number;
}
const recount = async () => await countMoney(server.deps.database.read);

describe('the money of each loan of the demo book, counted from its rows alone', () => {
  it('is all there: what the bank took in and gave out, principal, and costs', async () => {
    const counted = await recount();
    expect(counted.size).toBeGreaterThan(2000);
    expect(notAddingUp(counted)).toEqual([]);
    const all = [...counted.values()];
    expect(all.filter(({ bank_in }) => bank_in > 0).length).toBeGreaterThan(1000);
    expect(all.filter(({ cost_in }) => cost_in > 0).length).toBeGreaterThan(5);
  });

  it('has loans of which little is left, one with its waiver asked for, one waived', async () => {
    const supervisor = await server.as('supervisor');
    const { body } = await supervisor.get('/api/adjustments/small_balances').expect(200);
    expect((body as { remainder_minor: number }[]).length).toBeGreaterThan(0);
    const asked = await supervisor
      .get('/api/adjustments')
      .query(query({ filter: { kind: 'small_balance' } }))
      .expect(200);
    expect((asked.body as { status: string }[]).map(({ status }) => status).toSorted()).toEqual([
      'posted',
      'proposed',
    ]);
  });

  it('stays so when credit goes back and the payment behind it is taken back', async () => {
    const supervisor = await server.as('supervisor');
    const asked = await supervisor
      .get('/api/adjustments')
      .query(query({ filter: { kind: 'refund', status: 'proposed' } }))
      .expect(200);
    const [refund] = asked.body as Row[];
    const { id, loan_id, amount_minor } = refund!;
    await approveAdjustment(supervisor, id).expect(200);
    expect((await recount()).get(loan_id)).toMatchObject({ bank_out: amount_minor, owed_back: 0 });
    const paid = await supervisor
      .get('/api/payments')
      .query(query({ filter: { loan_id }, sort: ['paid_on', 'DESC'] }))
      .expect(200);
    const [payment] = paid.body as Row[];
    await supervisor
      .post(`/api/payments/${payment!.id}/reverse`)
      .send({ reason: '银行退票' })
      .expect(200);
    const counted = await recount();
    expect(counted.get(loan_id)?.owed_back).toBeGreaterThan(0);
    expect(notAddingUp(counted)).toEqual([]);
  });

  it('stays so over a prepayment, a cost, an acceleration, and too much money', async () => {
    const [staff, supervisor] = [await server.as('staff'), await server.as('supervisor')];
    const found = await staff
      .get('/api/loans')
      .query(query({ filter: { status: 'active', tier: 'M0' }, range: [0, 99] }))
      .expect(200);
    const loans = found.body as { id: number; outstanding_minor: number; last_due_on: string }[];
    const [prepaid, declared, settled] = loans.filter(({ last_due_on }) => last_due_on > '2026-12');
    const pay = async (loan_id: number, amount_minor: number, rest: object = {}) =>
      await staff
        .post('/api/payments')
        .send({
          loan_id,
          amount_minor,
          paid_on: TODAY,
          channel: 'bank_transfer',
          client_reference: randomUUID(),
          ...rest,
        })
        .expect(201);
    await pay(prepaid!.id, Math.floor(prepaid!.outstanding_minor / 2), { prepayment: 'shorten' });
    await proposeAdjustment(supervisor, {
      loan_id: declared!.id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 123_45,
    });
    const declare = { loan_id: declared!.id, kind: 'acceleration', value_on: TODAY };
    const id = await proposeAdjustment(staff, { ...declare, notified_on: TODAY });
    await approveAdjustment(supervisor, id).expect(200);
    await pay(declared!.id, 100_00);
    await pay(settled!.id, settled!.outstanding_minor + 77_77);
    const counted = await recount();
    expect(counted.get(settled!.id)?.credit).toBeGreaterThanOrEqual(77_77);
    expect(notAddingUp(counted)).toEqual([]);
  });
});
