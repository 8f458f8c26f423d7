import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { ContactCheck, Hold } from '../../server/contract/resources/contacts.ts';
import {
  createBorrower,
  createLoan,
  newPhone,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
});

const debtor = async (agent: Agent): Promise<number> =>
  await createBorrower(agent, { phone: newPhone() });
const place = async (
  agent: Agent,
  loan_id: number,
  starts_on: string,
  ends_on: string,
  changes: object = {},
): Promise<Hold> =>
  (
    await agent
      .post('/api/holds')
      .send({ loan_id, reason: 'dispute', starts_on, ends_on, ...changes })
      .expect(201)
  ).body as Hold;
const check = async (agent: Agent, loan_id: number): Promise<ContactCheck> =>
  (
    await agent
      .post('/api/contact_check')
      .send({ loan_id, channel: 'letter', contacted_party: 'borrower' })
      .expect(200)
  ).body as ContactCheck;
const note = async (
  agent: Agent,
  loan_id: number,
  contacted_at?: string,
): Promise<CollectionNote> =>
  (
    await agent
      .post('/api/collection_notes')
      .send({
        loan_id,
        channel: 'letter',
        contacted_party: 'borrower',
        outcome: 'message_left',
        content: '寄出账单',
        ...(contacted_at === undefined ? {} : { contacted_at }),
      })
      .expect(201)
  ).body as CollectionNote;

describe('holds that adjoin', () => {
  it('are one: what goes over thirty days in all waits for a supervisor, and counts as approved when a supervisor places it', async () => {
    const [staff, supervisor] = [await server.as('staff'), await server.as('supervisor')];
    const loan = (await createLoan(staff, await debtor(staff))).id;
    expect(await place(staff, loan, TODAY, '2026-04-03')).toMatchObject({
      holds_until: '2026-04-03',
      waits: false,
      in_force: true,
      spans: [{ from: TODAY, until: '2026-04-03' }],
    });
    const second = await place(staff, loan, '2026-04-04', '2026-05-03');
    expect(second).toMatchObject({
      holds_until: '2026-04-03',
      unapproved_until: '2026-04-03',
      spans: [],
      waits: true,
    });
    // What waits counts: it may be approved after the next one was placed.
    const third = await place(await server.as('staff2'), loan, '2026-05-04', '2026-06-02');
    expect(third).toMatchObject({ waits: true, spans: [] });
    expect(await place(staff, loan, '2026-06-09', '2026-06-20')).toMatchObject({
      waits: true,
      spans: [],
    });
    await (await server.as('staff2')).post(`/api/holds/${second.id}/approve`).send({}).expect(403);
    expect(
      (await supervisor.post(`/api/holds/${second.id}/approve`).send({}).expect(200)).body,
    ).toMatchObject({
      holds_until: '2026-05-03',
      waits: false,
      approved_on: TODAY,
      spans: [{ from: '2026-04-04', until: '2026-05-03' }],
    });
    await staff.post(`/api/holds/${third.id}/lift`).send({ reason: '不再需要' }).expect(200);
    expect(await place(staff, loan, '2026-05-11', '2026-05-30')).toMatchObject({
      waits: false,
      holds_until: '2026-05-30',
    });
    expect(await place(supervisor, loan, '2026-06-03', '2026-06-10')).toMatchObject({
      waits: false,
      approved_by: expect.any(Number),
      holds_until: '2026-06-10',
    });
  });

  it('of all loans of the borrower count where the reason is personal, and of one loan where it is not', async () => {
    const staff = await server.as('staff');
    const borrower = await debtor(staff);
    const [one, other] = [
      (await createLoan(staff, borrower)).id,
      (await createLoan(staff, borrower)).id,
    ];
    await place(staff, one, TODAY, '2026-04-03');
    expect(await place(staff, other, TODAY, '2026-03-24')).toMatchObject({ waits: false });
    // It rests both loans: on the first nothing is left.
    expect(
      await place(staff, other, '2026-03-25', '2026-04-10', { reason: 'hospital' }),
    ).toMatchObject({ waits: true, holds_until: '2026-04-03' });
    expect(await place(staff, one, '2026-04-08', '2026-04-09')).toMatchObject({
      waits: true,
      spans: [],
    });
  });

  it('that a clerk lifted and placed anew start no new thirty days', async () => {
    const staff = await server.as('staff');
    const loan = (await createLoan(staff, await debtor(staff))).id;
    const first = await place(staff, loan, '2026-02-10', '2026-03-11');
    await staff.post(`/api/holds/${first.id}/lift`).send({ reason: '重新登记' }).expect(200);
    expect(await place(staff, loan, TODAY, '2026-04-03')).toMatchObject({
      holds_until: '2026-03-11',
      waits: true,
    });
  });
});

describe('a hold approved weeks after its first thirty days', () => {
  it('holds from that day: contacts made between broke nothing, then or later', async () => {
    const clerk = await server.as('staff');
    const loan = (await createLoan(clerk, await debtor(clerk))).id;
    const asked = await place(clerk, loan, TODAY, '2026-06-30');
    const later = server.on('2026-04-20');
    const [staff, supervisor] = [await later.as('staff'), await later.as('supervisor')];
    expect((await check(staff, loan)).allowed).toBe(true);
    const between = await note(staff, loan);
    const { body } = await supervisor.get(`/api/holds/${asked.id}`).expect(200);
    expect(body).toMatchObject({ in_force: false, waits: true, holds_until: '2026-04-03' });
    const on = server.on('2026-04-25');
    const [again, decides] = [await on.as('staff'), await on.as('supervisor')];
    expect(
      (await decides.post(`/api/holds/${asked.id}/approve`).send({}).expect(200)).body,
    ).toMatchObject({
      in_force: true,
      waits: false,
      approved_on: '2026-04-25',
      holds_until: '2026-06-30',
      spans: [
        { from: TODAY, until: '2026-04-03' },
        { from: '2026-04-25', until: '2026-06-30' },
      ],
    });
    expect(await check(again, loan)).toMatchObject({ allowed: false, rule: 'hold' });
    expect((await note(again, loan, '2026-04-22T04:00:00.000Z')).violations).toEqual([]);
    expect(
      (await note(again, loan, '2026-04-02T04:00:00.000Z')).violations.map(({ rule }) => rule),
    ).toEqual(['hold']);
    expect((await note(again, loan)).violations.map(({ rule }) => rule)).toEqual(['hold']);
    expect(
      (
        await again
          .put(`/api/collection_notes/${between.id}`)
          .send({ content: '寄出账单（更正）' })
          .expect(200)
      ).body.violations,
    ).toEqual([]);
  });

  it('is not approved once it is over, and a clerk may take the question back', async () => {
    const staff = await server.on('2026-05-01').as('staff');
    const loan = (await createLoan(staff, await debtor(staff))).id;
    const [over, open] = [
      await place(staff, loan, '2026-05-01', '2026-06-10'),
      await place(staff, loan, '2026-05-01', '2026-08-01'),
    ];
    const after = server.on('2026-07-01');
    expect(
      (
        await (
          await after.as('supervisor')
        )
          .post(`/api/holds/${over.id}/approve`)
          .send({})
          .expect(409)
      ).body.message,
    ).toContain('ended');
    expect(
      (
        await (
          await after.as('staff')
        )
          .post(`/api/holds/${open.id}/lift`)
          .send({ reason: '不再需要' })
          .expect(200)
      ).body,
    ).toMatchObject({ waits: false, in_force: false });
  });
});
