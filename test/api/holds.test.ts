import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Hold } from '../../server/contract/resources/contacts.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { checkContact, newDebtorLoan, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, staff2, supervisor, on } = await openDesk();

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
const check = async (agent: Agent, loan_id: number) =>
  await checkContact(agent, loan_id, { channel: 'letter' });
const note = async (agent: Agent, loan_id: number, contacted_at?: string) =>
  await writeNote(agent, loan_id, {
    channel: 'letter',
    outcome: 'message_left',
    content: '寄出账单',
    ...(contacted_at === undefined ? {} : { contacted_at }),
  });

describe('holds that adjoin', () => {
  it('are one: over thirty days in all it waits for a supervisor, or is by one', async () => {
    const loan = await newDebtorLoan(staff);
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
    const third = await place(staff2, loan, '2026-05-04', '2026-06-02');
    expect(third).toMatchObject({ waits: true, spans: [] });
    expect(await place(staff, loan, '2026-06-09', '2026-06-20')).toMatchObject({
      waits: true,
      spans: [],
    });
    await staff2.post(`/api/holds/${second.id}/approve`).send({}).expect(403);
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

  it('count over all loans of the borrower for a personal reason, else over the loan', async () => {
    const borrower = await createBorrower(staff, { phone: newPhone() });
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
    const loan = await newDebtorLoan(staff);
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
    const loan = await newDebtorLoan(staff);
    const asked = await place(staff, loan, TODAY, '2026-06-30');
    const later = await on('2026-04-20');
    expect((await check(later.staff, loan)).allowed).toBe(true);
    const between = await note(later.staff, loan);
    const { body } = await later.supervisor.get(`/api/holds/${asked.id}`).expect(200);
    expect(body).toMatchObject({ in_force: false, waits: true, holds_until: '2026-04-03' });
    const { staff: again, supervisor: decides } = await on('2026-04-25');
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
    const { staff: early } = await on('2026-05-01');
    const loan = await newDebtorLoan(early);
    const [over, open] = [
      await place(early, loan, '2026-05-01', '2026-06-10'),
      await place(early, loan, '2026-05-01', '2026-08-01'),
    ];
    const after = await on('2026-07-01');
    expect(
      (await after.supervisor.post(`/api/holds/${over.id}/approve`).send({}).expect(409)).body
        .message,
    ).toContain('ended');
    expect(
      (
        await after.staff
          .post(`/api/holds/${open.id}/lift`)
          .send({ reason: '不再需要' })
          .expect(200)
      ).body,
    ).toMatchObject({ waits: false, in_force: false });
  });
});
