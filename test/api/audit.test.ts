import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { createBorrower, createLoan, query, TODAY } from '../helpers/api.ts';
import { deskForFile } from '../helpers/desk.ts';
import { contents } from '../helpers/rows.ts';

const desk = deskForFile();

type Event = Record<string, unknown> & {
  id: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
const eventsAfter = async (id: number): Promise<Event[]> =>
  (
    (
      await desk.compliance
        .get('/api/audit_events')
        .query(query({ sort: ['id', 'ASC'], range: [0, 999] }))
        .expect(200)
    ).body as Event[]
  ).filter((event) => event.id > id);
const lastEvent = async (): Promise<number> =>
  Number(
    (
      (await desk.server.deps.database.read('audit_events').max({ id: 'id' }).first()) as {
        id: number;
      }
    ).id,
  );
const raw = async (sql: string): Promise<void> => {
  await desk.server.deps.database.write.raw(sql);
};

describe('every write leaves an event', () => {
  it('with who, what, before and after, when, and on which business date', async () => {
    desk.server.setClock(`${TODAY}T05:06:07.089Z`);
    const borrower = await createBorrower(desk.staff);
    const loan = await createLoan(desk.staff, borrower);
    const spare = await createLoan(desk.staff, borrower);
    const { body: note } = await desk.staff
      .post('/api/collection_notes')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '初稿',
      })
      .expect(201);
    const { body: payment } = await desk.staff
      .post('/api/payments')
      .send({
        loan_id: loan.id,
        client_reference: randomUUID(),
        amount_minor: 777,
        paid_on: TODAY,
        channel: 'cash',
      })
      .expect(201);
    const { body: legalCase } = await desk.staff
      .post('/api/legal_cases')
      .send({ loan_id: loan.id, claimed_minor: 5 })
      .expect(201);
    const lone = await createBorrower(desk.staff, { full_name: '无贷' });
    const start = await lastEvent();
    desk.server.setClock(`${TODAY}T06:07:08.090Z`);

    const writes: [write: () => PromiseLike<unknown>, expected: Record<string, unknown>][] = [
      [
        async () =>
          await desk.staff
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
        async () =>
          await desk.staff.put(`/api/loans/${loan.id}`).send({ product: 'card' }).expect(200),
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
          await desk.staff
            .put(`/api/loans/${spare.id}`)
            .send({ installments_count: 6 })
            .expect(200),
        {
          action: 'update',
          resource: 'loans',
          record_id: spare.id,
          before: { installments_count: 12 },
          after: { installments_count: 6 },
        },
      ],
      [
        async () =>
          await desk.staff.put(`/api/payments/${payment.id}`).send({ memo: '补' }).expect(200),
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
          await desk.staff
            .put(`/api/collection_notes/${note.id}`)
            .send({ content: '二稿' })
            .expect(200),
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
          await desk.staff
            .put(`/api/legal_cases/${legalCase.id}`)
            .send({ court: '某院' })
            .expect(200),
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
          await desk.staff
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
          await desk.staff
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
          await desk.supervisor
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
          await desk.staff
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
          await desk.staff
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
        async () => await desk.supervisor.delete(`/api/borrowers/${lone}`).expect(200),
        {
          action: 'delete',
          resource: 'borrowers',
          record_id: lone,
          before: { full_name: '无贷', phone: '138****5678' },
          after: null,
        },
      ],
      [
        async () => await desk.supervisor.delete(`/api/loans/${spare.id}`).expect(200),
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
    desk.server.setClock(`${TODAY}T04:00:00Z`);
  });

  it('a refused write leaves none', async () => {
    const start = await lastEvent();
    await desk.staff.post('/api/borrowers').send({ full_name: '' }).expect(400);
    await desk.staff
      .post('/api/payments')
      .send({ loan_id: 999_999, amount_minor: 1, paid_on: TODAY, channel: 'cash' })
      .expect(400);
    await desk.staff.delete('/api/borrowers/1').expect(403);
    await desk.staff.put('/api/borrowers/999999').send({ full_name: '谁' }).expect(404);
    expect(await lastEvent()).toBe(start);
  });

  it('many at once stand one after the other, none lost', async () => {
    const start = await lastEvent();
    await Promise.all(
      Array.from(
        { length: 12 },
        async (_, n) =>
          await createBorrower(n % 2 === 0 ? desk.staff : desk.supervisor, {
            full_name: `同时${n}`,
          }),
      ),
    );
    expect(await eventsAfter(start)).toHaveLength(12);
    expect(await brokenAuditEvents(desk.server.deps.database.read)).toEqual([]);
  });

  it('is read by compliance and the administrator, and written by nobody', async () => {
    const { body } = await (await desk.server.as('admin'))
      .get('/api/audit_events')
      .query(query({ range: [0, 0] }))
      .expect(200);
    expect(body).toHaveLength(1);
    for (const agent of [desk.staff, desk.supervisor])
      await agent.get('/api/audit_events').expect(403);
    await desk.compliance
      .put(`/api/audit_events/${body[0].id}`)
      .send({ actor_name: '别人' })
      .expect(404);
    await desk.compliance.delete(`/api/audit_events/${body[0].id}`).expect(404);
    await desk.compliance.post('/api/audit_events').send({}).expect(404);
  });
});

describe('the database itself refuses', () => {
  let trx: Knex;
  beforeAll(async () => {
    trx = desk.server.deps.database.write;
    const loan = await createLoan(desk.staff, await createBorrower(desk.staff));
    await desk.staff
      .post('/api/payments')
      .send({
        loan_id: loan.id,
        client_reference: randomUUID(),
        amount_minor: 50_000,
        paid_on: TODAY,
        channel: 'cash',
      })
      .expect(201);
    const { body } = await desk.staff
      .post('/api/collection_notes')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '一',
      })
      .expect(201);
    await desk.staff.put(`/api/collection_notes/${body.id}`).send({ content: '二' }).expect(200);
  });

  it.each([
    ['a change of an audit event', `update audit_events set actor_name = 'nobody'`],
    ['the removal of an audit event', 'delete from audit_events'],
    ['another amount of a payment', 'update payments set amount_minor = amount_minor + 1'],
    ['another date of a payment', `update payments set paid_on = '2020-01-01'`],
    ['another recorder of a payment', 'update payments set recorded_by = null'],
    ['the removal of a payment', 'delete from payments'],
    ['a change of a ledger entry', 'update ledger_entries set amount_minor = 0'],
    ['the removal of a ledger entry', 'delete from ledger_entries'],
    ['a change of a former text of a note', `update note_revisions set content = 'x'`],
    ['the removal of a former text', 'delete from note_revisions'],
    ['another author of a note', 'update collection_notes set author_id = author_id + 1'],
    ['the removal of a note', 'delete from collection_notes'],
    [
      'another amount of an installment',
      'update installments set principal_minor = principal_minor + 1',
    ],
    ['another due date of an installment', `update installments set due_on = '2030-01-01'`],
    ['a change of a dated rule', `update policies set value = '[]'`],
    ['the removal of a dated rule', 'delete from policies'],
  ])('%s', async (_name, sql) => {
    const before = await contents(desk.server.deps.database.read);
    const error: unknown = await trx.raw(sql).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(constraintViolation(error)?.kind).toBe('append_only');
    expect(await contents(desk.server.deps.database.read)).toBe(before);
  });

  it.each([
    [
      'a reversal by whoever recorded the payment',
      `update payments set status = 'reversed', reversed_by = recorded_by`,
    ],
    ['a negative balance', `update loans set outstanding_minor = -1`],
    ['a review by the author of the note', 'update collection_notes set reviewer_id = author_id'],
    [
      'more paid than was due',
      'update installments set paid_principal_minor = principal_minor + 1',
    ],
    ['a status outside the vocabulary', `update loans set status = 'burnt'`],
  ])('%s, by a check', async (_name, sql) => {
    const error: unknown = await trx.raw(sql).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(constraintViolation(error)?.kind).toBe('check');
  });

  it('and lets through what may change: a memo', async () => {
    await trx('payments').update({ memo: '可改' });
    expect(await trx('payments').whereNot('memo', '可改').orWhereNull('memo')).toEqual([]);
  });
});

describe('the chain of events', () => {
  const dropTrigger = async (what: 'update' | 'delete') =>
    await raw(
      `drop trigger audit_events_no_${what}${desk.server.deps.database.dialect === 'postgres' ? ' on audit_events' : ''}`,
    );
  const broken = async () => await brokenAuditEvents(desk.server.deps.database.read);

  // Last, because it leaves the chain in pieces: who can drop a trigger can change a row, and is
  // found out.
  it('is whole, and names the event that somebody changed or took away behind the database’s back', async () => {
    expect(await broken()).toEqual([]);
    const events = await eventsAfter(0);
    const [victim, gone, follower] = [events.at(10), events.at(20), events.at(21)] as [
      Event,
      Event,
      Event,
    ];
    await dropTrigger('update');
    for (const [column, value] of [
      ['actor_name', '别人'],
      ['after', '{"amount_minor":1}'],
      ['business_date', '2020-01-01'],
      ['record_id', 424_242],
    ] as const) {
      const { [column]: kept } = (await desk.server.deps.database
        .read('audit_events')
        .where({ id: victim.id })
        .first()) as Record<string, string>;
      await desk.server.deps.database
        .write('audit_events')
        .where({ id: victim.id })
        .update({ [column]: value });
      expect(await broken(), column).toEqual([victim.id]);
      await desk.server.deps.database
        .write('audit_events')
        .where({ id: victim.id })
        .update({ [column]: kept });
      expect(await broken()).toEqual([]);
    }
    await dropTrigger('delete');
    await desk.server.deps.database.write('audit_events').where({ id: gone.id }).delete();
    expect(await broken()).toEqual([follower.id]);
  });
});
