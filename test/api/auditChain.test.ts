import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { contents } from '../helpers/rows.ts';

const { server, staff, compliance } = await openDesk();

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
const raw = async (sql: string): Promise<void> => {
  await server.deps.database.write.raw(sql);
};

describe('the database itself refuses', () => {
  let trx: Knex;
  beforeAll(async () => {
    trx = server.deps.database.write;
    const loan = await createLoan(staff, await createBorrower(staff));
    await pay(staff, loan.id, 50_000);
    const { body } = await staff
      .post('/api/collection_notes')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '一',
      })
      .expect(201);
    await staff.put(`/api/collection_notes/${body.id}`).send({ content: '二' }).expect(200);
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
    const before = await contents(server.deps.database.read);
    const error: unknown = await trx.raw(sql).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(constraintViolation(error)?.kind).toBe('append_only');
    expect(await contents(server.deps.database.read)).toBe(before);
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
      `drop trigger audit_events_no_${what}` +
        (server.deps.database.dialect === 'postgres' ? ' on audit_events' : ''),
    );
  const broken = async () => await brokenAuditEvents(server.deps.database.read);

  // Last, because it leaves the chain in pieces: who can drop a trigger can change a row, and is
  // found out.
  it('is whole, and names the event that was changed behind the database’s back', async () => {
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
      const { [column]: kept } = (await server.deps.database
        .read('audit_events')
        .where({ id: victim.id })
        .first()) as Record<string, string>;
      await server.deps.database
        .write('audit_events')
        .where({ id: victim.id })
        .update({ [column]: value });
      expect(await broken(), column).toEqual([victim.id]);
      await server.deps.database
        .write('audit_events')
        .where({ id: victim.id })
        .update({ [column]: kept });
      expect(await broken()).toEqual([]);
    }
    await dropTrigger('delete');
    await server.deps.database.write('audit_events').where({ id: gone.id }).delete();
    expect(await broken()).toEqual([follower.id]);
  });
});
