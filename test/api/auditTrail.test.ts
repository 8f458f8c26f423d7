import { describe, expect, it } from 'vitest';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, compliance, admin } = await openDesk();

type Event = Record<string, unknown> & {
  id: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
const eventsAfter = async (id: number): Promise<Event[]> =>
  (
    (
      await compliance
        .get('/api/audit_events')
        .query(query({ sort: ['id', 'ASC'], range: [0, 999] }))
        .expect(200)
    ).body as Event[]
  ).filter((event) => event.id > id);
const lastEvent = async (): Promise<number> =>
  Number(
    (
      (await server.deps.database.read('audit_events').max({ id: 'id' }).first()) as {
        id: number;
      }
    ).id,
  );

describe('every write leaves an event', () => {
  it('with who, what, before and after, when, and on which business date', async () => {
    server.setClock(`${TODAY}T05:06:07.089Z`);
    const borrower = await createBorrower(staff);
    const loan = await createLoan(staff, borrower);
    const spare = await createLoan(staff, borrower);
    const { body: note } = await staff
      .post('/api/collection_notes')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '初稿',
      })
      .expect(201);
    const payment = await pay(staff, loan.id, 777);
    const { body: legalCase } = await staff
      .post('/api/legal_cases')
      .send({ loan_id: loan.id, claimed_minor: 5 })
      .expect(201);
    const lone = await createBorrower(staff, { full_name: '无贷' });
    const start = await lastEvent();
    server.setClock(`${TODAY}T06:07:08.090Z`);

    const writes: [write: () => PromiseLike<unknown>, expected: Record<string, unknown>][] = [
      [
        async () =>
          await staff
            .put(`/api/borrowers/${borrower}`)
            .send({ employer_name: '新厂', full_name: '王小明' })
            .expect(200),
        {
          action: 'update',
          resource: 'borrowers',
          record_id: borrower,
          before: { employer_name: null },
          after: { employer_name: '新厂' },
        },
      ],
      [
        async () => await staff.put(`/api/loans/${loan.id}`).send({ product: 'card' }).expect(200),
        {
          action: 'update',
          resource: 'loans',
          record_id: loan.id,
          before: { product: 'consumer_loan' },
          after: { product: 'card' },
        },
      ],
      [
        async () =>
          await staff.put(`/api/loans/${spare.id}`).send({ installments_count: 6 }).expect(200),
        {
          action: 'update',
          resource: 'loans',
          record_id: spare.id,
          before: { installments_count: 12 },
          after: { installments_count: 6 },
        },
      ],
      [
        async () => await staff.put(`/api/payments/${payment.id}`).send({ memo: '补' }).expect(200),
        {
          action: 'update',
          resource: 'payments',
          record_id: payment.id,
          before: { memo: null },
          after: { memo: '补' },
        },
      ],
      [
        async () =>
          await staff.put(`/api/collection_notes/${note.id}`).send({ content: '二稿' }).expect(200),
        {
          action: 'update',
          resource: 'collection_notes',
          record_id: note.id,
          before: { content: '初稿' },
          after: { content: '二稿' },
        },
      ],
      [
        async () =>
          await staff.put(`/api/legal_cases/${legalCase.id}`).send({ court: '某院' }).expect(200),
        {
          action: 'update',
          resource: 'legal_cases',
          record_id: legalCase.id,
          before: { court: null },
          after: { court: '某院' },
        },
      ],
      [
        async () =>
          await staff
            .post(`/api/legal_cases/${legalCase.id}/advance`)
            .send({ stage: 'demand', on: TODAY })
            .expect(200),
        {
          action: 'advance',
          resource: 'legal_cases',
          record_id: legalCase.id,
          before: { stage: 'draft' },
          after: { stage: 'demand' },
        },
      ],
      [
        async () =>
          await staff
            .post(`/api/collection_notes/${note.id}/withdraw`)
            .send({ reason: '误记' })
            .expect(200),
        {
          action: 'withdraw',
          resource: 'collection_notes',
          record_id: note.id,
          before: { status: 'recorded' },
          after: { status: 'withdrawn', reason: '误记' },
        },
      ],
      [
        async () =>
          await supervisor
            .post(`/api/payments/${payment.id}/reverse`)
            .send({ reason: '退票' })
            .expect(200),
        {
          action: 'reverse',
          resource: 'payments',
          record_id: payment.id,
          before: { status: 'posted' },
          after: { status: 'reversed', reversal_reason: '退票' },
        },
      ],
      [
        async () =>
          await staff
            .post(`/api/borrowers/${borrower}/reveal`)
            .send({ fields: ['phone'], reason: '联系' })
            .expect(200),
        {
          action: 'reveal',
          resource: 'borrowers',
          record_id: borrower,
          before: null,
          after: { fields: ['phone'], reason: '联系' },
        },
      ],
      [
        async () =>
          await staff
            .get('/api/loans/export')
            .query(query({ filter: { product: 'card' } }))
            .expect(200),
        {
          action: 'export',
          resource: 'loans',
          record_id: null,
          after: { rows: 1, filter: '{"product":"card"}' },
        },
      ],
      [
        async () => await supervisor.delete(`/api/borrowers/${lone}`).expect(200),
        {
          action: 'delete',
          resource: 'borrowers',
          record_id: lone,
          before: { full_name: '无贷', phone: '138****5678' },
          after: null,
        },
      ],
      [
        async () => await supervisor.delete(`/api/loans/${spare.id}`).expect(200),
        {
          action: 'delete',
          resource: 'loans',
          record_id: spare.id,
          before: { loan_no: spare['loan_no'] },
          after: null,
        },
      ],
    ];
    for (const [write] of writes) await write();
    const events = await eventsAfter(start);
    expect(events).toHaveLength(writes.length);
    for (const [at, [, expected]] of writes.entries()) {
      const event = events[at] as Event;
      const actor = ['reverse', 'delete'].includes(String(expected['action']))
        ? '林慧敏'
        : '陈晓岚';
      expect(event).toMatchObject({
        ...expected,
        actor_name: actor,
        occurred_at: `${TODAY}T06:07:08.090Z`,
        business_date: TODAY,
      });
      if (expected['action'] === 'update')
        expect([Object.keys(event.before ?? {}), Object.keys(event.after ?? {})]).toEqual([
          Object.keys(expected['before'] as object),
          Object.keys(expected['after'] as object),
        ]);
    }
    const created = (await eventsAfter(0)).filter(
      (event) => event['action'] === 'create' && event['occurred_at'] === `${TODAY}T05:06:07.089Z`,
    );
    expect(created.map((event) => [event['resource'], event['record_id'], event.before])).toEqual([
      ['borrowers', borrower, null],
      ['loans', loan.id, null],
      ['loans', spare.id, null],
      ['collection_notes', note.id, null],
      ['payments', payment.id, null],
      ['legal_cases', legalCase.id, null],
      ['borrowers', lone, null],
    ]);
    expect(created[0]?.after).toMatchObject({ full_name: '王小明', phone: '138****5678' });
    server.setClock(`${TODAY}T04:00:00Z`);
  });

  it('a refused write leaves none', async () => {
    const start = await lastEvent();
    await staff.post('/api/borrowers').send({ full_name: '' }).expect(400);
    await staff
      .post('/api/payments')
      .send({ loan_id: 999_999, amount_minor: 1, paid_on: TODAY, channel: 'cash' })
      .expect(400);
    await staff.delete('/api/borrowers/1').expect(403);
    await staff.put('/api/borrowers/999999').send({ full_name: '谁' }).expect(404);
    expect(await lastEvent()).toBe(start);
  });

  it('many at once stand one after the other, none lost', async () => {
    const start = await lastEvent();
    await Promise.all(
      Array.from(
        { length: 12 },
        async (_, n) =>
          await createBorrower(n % 2 === 0 ? staff : supervisor, {
            full_name: `同时${n}`,
          }),
      ),
    );
    expect(await eventsAfter(start)).toHaveLength(12);
    expect(await brokenAuditEvents(server.deps.database.read)).toEqual([]);
  });

  it('is read by compliance and the administrator, and written by nobody', async () => {
    const { body } = await admin
      .get('/api/audit_events')
      .query(query({ range: [0, 0] }))
      .expect(200);
    expect(body).toHaveLength(1);
    for (const agent of [staff, supervisor]) await agent.get('/api/audit_events').expect(403);
    await compliance
      .put(`/api/audit_events/${body[0].id}`)
      .send({ actor_name: '别人' })
      .expect(404);
    await compliance.delete(`/api/audit_events/${body[0].id}`).expect(404);
    await compliance.post('/api/audit_events').send({}).expect(404);
  });
});
