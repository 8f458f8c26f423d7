import { describe, expect, it } from 'vitest';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLateLoan, pay, paymentOf } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';
import { unguard } from '../helpers/tampering.ts';

const { server, staff, supervisor, admin, compliance } = await openDesk();
const { write, read } = server.deps.database;

describe('a loan whose rows were changed behind the console', () => {
  it.each([
    ['the amount of a payment', 'payments', { amount_minor: 90_000 }],
    ['what is outstanding', 'loans', { outstanding_minor: 5 }],
    ['what an installment has received', 'installments', { paid_principal_minor: 1 }],
  ])('takes no money while %s is another, and an alarm is kept', async (_name, table, other) => {
    const borrower = await createBorrower(staff);
    const loan = await createLateLoan(staff, borrower);
    const payment = await pay(staff, loan, 50_000);
    const waiver = { loan_id: loan, kind: 'waiver', component: 'interest', amount_minor: 100 };
    const asked = await proposeAdjustment(staff, waiver);
    await unguard(write, 'payments');
    const mine = { [table === 'loans' ? 'id' : 'loan_id']: loan };
    const before = await write(table).where(mine);
    const changed = Object.keys(other)[0] ?? '';
    await write(table).where(mine).update(other);
    const payments = await rowCount(read, 'payments');
    const charge = { loan_id: loan, kind: 'charge', cost_kind: 'other', amount_minor: 100 };
    for (const refused of [
      staff.post('/api/payments').send(paymentOf(loan, 700)),
      supervisor.post(`/api/payments/${payment.id}/reverse`).send({ reason: '录错了' }),
      approveAdjustment(supervisor, asked),
      staff.post('/api/adjustments').send({ ...charge, reason: '复印费' }),
    ]) {
      const { body } = await refused.expect(409);
      expect(body).toMatchObject({ code: 'conflict' });
      expect(body.message).toMatch(/^What is stored of loan \S+ is not what its events make it/);
    }
    expect(await rowCount(read, 'payments')).toBe(payments);
    const { body: alarms } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'loans', record_id: loan, action: 'alarm' } }))
      .expect(200);
    expect(alarms).toHaveLength(4);
    // Another loan is none the worse, and this one is served again once it is put right.
    await pay(staff, await createLateLoan(staff, borrower), 700);
    for (const row of before)
      await write(table)
        .where({ id: row.id })
        .update({ [changed]: row[changed] });
    await pay(staff, loan, 700);
    const { body: home } = await admin.get('/api/home').expect(200);
    expect(home.running.alarms.map((one: { loan_id: number }) => one.loan_id)).toContain(loan);
  });
});
