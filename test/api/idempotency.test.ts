import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, loanOf } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor } = await openDesk();
const borrower = await createBorrower(staff);

const db = () => server.deps.database.read;
const payment = (loan_id: number, amount_minor = 1000) => ({
  loan_id,
  client_reference: randomUUID(),
  amount_minor,
  paid_on: TODAY,
  channel: 'cash',
});
const keyed = (agent: Agent, path: string, key: string, body: object) =>
  agent.post(`/api/${path}`).set('Idempotency-Key', key).send(body);

describe('a POST with an Idempotency-Key', () => {
  it('that comes again gets the first answer again and does nothing: on every create', async () => {
    const loan = await createLoan(staff, borrower);
    const creates: [string, object, string][] = [
      ['borrowers', { full_name: '只一次' }, 'borrowers'],
      ['loans', loanOf(borrower), 'loans'],
      ['payments', payment(loan.id), 'payments'],
      [
        'collection_notes',
        {
          loan_id: loan.id,
          channel: 'call',
          contacted_party: 'borrower',
          outcome: 'connected',
          content: '一次',
        },
        'collection_notes',
      ],
      ['legal_cases', { loan_id: loan.id, claimed_minor: 1 }, 'legal_cases'],
    ];
    for (const [path, body, table] of creates) {
      const key = randomUUID();
      const first = await keyed(staff, path, key, body).expect(201);
      const counts = [await rowCount(db(), table), await rowCount(db(), 'audit_events')];
      server.setClock(`${TODAY}T05:00:00Z`);
      const again = await keyed(staff, path, key, body).expect(201);
      server.setClock(`${TODAY}T04:00:00Z`);
      expect(again.body).toEqual(first.body);
      expect([
        again.headers['idempotency-replayed'],
        first.headers['idempotency-replayed'],
      ]).toEqual(['true', undefined]);
      expect([await rowCount(db(), table), await rowCount(db(), 'audit_events')], path).toEqual(
        counts,
      );
    }
  });

  it('replays a command with its own status: the second reversal is not refused', async () => {
    const loan = await createLoan(staff, borrower);
    const { body } = await staff.post('/api/payments').send(payment(loan.id)).expect(201);
    const first = await keyed(supervisor, `payments/${body.id}/reverse`, 'reverse-1', {
      reason: '退票',
    }).expect(200);
    const again = await keyed(supervisor, `payments/${body.id}/reverse`, 'reverse-1', {
      reason: '退票',
    }).expect(200);
    expect(again.body).toEqual(first.body);
    await supervisor.post(`/api/payments/${body.id}/reverse`).send({ reason: '退票' }).expect(409);
  });

  it('is refused for another body or another address, and says so', async () => {
    const loan = await createLoan(staff, borrower);
    const sent = payment(loan.id);
    await keyed(staff, 'payments', 'key-a', sent).expect(201);
    const before = await rowCount(db(), 'payments');
    const otherBody = await keyed(staff, 'payments', 'key-a', { ...sent, amount_minor: 2 }).expect(
      409,
    );
    const otherPath = await keyed(staff, 'borrowers', 'key-a', { full_name: '借用' }).expect(409);
    for (const { body } of [otherBody, otherPath])
      expect(body).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('saved already'),
      });
    expect(await rowCount(db(), 'payments')).toBe(before);
  });

  it('belongs to whoever sent it: another person’s same key is another key', async () => {
    const mine = await keyed(staff, 'borrowers', 'shared', { full_name: '甲的' }).expect(201);
    const theirs = await keyed(staff2, 'borrowers', 'shared', { full_name: '乙的' }).expect(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('that was refused is not kept: the corrected one goes through with the same key', async () => {
    await keyed(staff, 'borrowers', 'retry', { full_name: '' }).expect(400);
    const loan = await createLoan(staff, borrower);
    await keyed(staff, 'payments', 'retry', { ...payment(loan.id), paid_on: '2026-03-09' }).expect(
      422,
    );
    await keyed(staff, 'payments', 'retry', payment(loan.id)).expect(201);
  });

  it('may be long, and different when only its end is', async () => {
    const long = 'k'.repeat(1000);
    const one = await keyed(staff, 'borrowers', `${long}1`, { full_name: '长一' }).expect(201);
    const two = await keyed(staff, 'borrowers', `${long}2`, { full_name: '长二' }).expect(201);
    expect(
      (await keyed(staff, 'borrowers', `${long}1`, { full_name: '长一' }).expect(201)).body.id,
    ).toBe(one.body.id);
    expect(two.body.id).not.toBe(one.body.id);
  });

  it('sent many times at once writes one row', async () => {
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async () => await keyed(staff, 'borrowers', 'at-once', { full_name: '十次' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await rowCount(db(), 'borrowers', { full_name: '十次' })).toBe(1);
  });

  it('keeps no plain personal data: a reveal is asked anew and logged anew', async () => {
    const { body } = await staff
      .post('/api/borrowers')
      .send({ full_name: '藏号', phone: '13666667777' })
      .expect(201);
    const ask = () =>
      keyed(staff, `borrowers/${body.id}/reveal`, 'reveal-1', {
        fields: ['phone'],
        reason: '回电',
      }).expect(200);
    expect((await ask()).body).toEqual({ id: body.id, phone: '13666667777' });
    expect((await ask()).body).toEqual({ id: body.id, phone: '13666667777' });
    expect(await rowCount(db(), 'audit_events', { action: 'reveal', record_id: body.id })).toBe(2);
    expect(JSON.stringify(await db()('idempotency_keys').select('*'))).not.toContain('13666667777');
  });
});

describe('payments that arrive at once', () => {
  it('twenty with one reference are one payment', async () => {
    const loan = await createLoan(staff, borrower);
    const sent = payment(loan.id, 112_000);
    const answers = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, n) => await (n % 2 === 0 ? staff : supervisor).post('/api/payments').send(sent),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await rowCount(db(), 'payments', { loan_id: loan.id })).toBe(1);
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      outstanding_minor: 1_166_000,
      paid_count: 1,
    });
  });

  it('twenty different ones are all kept, and the loan stands where their sum says', async () => {
    const loan = await createLoan(staff, borrower);
    const amounts = Array.from({ length: 20 }, (_, n) => 10_000 + n);
    const answers = await Promise.all(
      amounts.map(
        async (amount, n) =>
          await (n % 2 === 0 ? staff : staff2).post('/api/payments').send(payment(loan.id, amount)),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const after = (await staff.get(`/api/loans/${loan.id}`)).body;
    expect(after.outstanding_minor).toBe(1_278_000 - total);
    const { body: rows } = await staff
      .get('/api/payments')
      .query(query({ filter: { loan_id: loan.id }, range: [0, 99] }));
    expect(rows).toHaveLength(20);
    const allocated = (rows as { allocations: { amount_minor: number }[] }[])
      .flatMap(({ allocations }) => allocations)
      .reduce((sum, { amount_minor }) => sum + amount_minor, 0);
    expect(allocated).toBe(total);
    const { body: installments } = await staff
      .get('/api/installments')
      .query(query({ filter: { loan_id: loan.id } }));
    expect(
      (installments as Record<string, number>[]).reduce(
        (sum, row) =>
          sum + Number(row['paid_principal_minor']) + Number(row['paid_interest_minor']),
        0,
      ),
    ).toBe(total);
  });

  it('twenty on twenty loans leave the book of overdue money as the loans say', async () => {
    const loans = [];
    for (let n = 0; n < 20; n += 1) loans.push(await createLoan(staff, borrower));
    await Promise.all(
      loans.map(
        async ({ id }, n) =>
          await staff
            .post('/api/payments')
            .send(payment(id, 100_000 + n * 7919))
            .expect(201),
      ),
    );
    const { body: tiers } = await staff.get('/api/overdue_tiers').expect(200);
    const { body: all } = await staff
      .get('/api/loans')
      .query(query({ filter: { status: 'active' }, range: [0, 999] }));
    const sum = (rows: Record<string, number>[], name: string) =>
      rows.reduce((total, row) => total + Number(row[name]), 0);
    for (const name of ['outstanding_minor', 'overdue_minor'])
      expect(sum(tiers, name), name).toBe(sum(all, name));
    expect(sum(tiers, 'loans')).toBe(all.length);
  });
});
