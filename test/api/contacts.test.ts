import { beforeEach, describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { beijing, checkContact, sendNote, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor, admin } = await openDesk();
let borrower: number;
let loan: number;
/** A debtor of their own for each test: nobody's calls count for another. */
beforeEach(async () => {
  server.setClock(`${TODAY}T04:00:00.000Z`);
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

const check = async (changes: object = {}, agent = staff) =>
  await checkContact(agent, loan, changes);
const UNANSWERED = { outcome: 'no_answer', content: '无人接听', contacted_at: beijing('10:00:00') };
const send = (changes: object = {}, agent = staff) =>
  sendNote(agent, loan, { ...UNANSWERED, ...changes });
const note = async (changes: object = {}, agent = staff) =>
  await writeNote(agent, loan, { ...UNANSWERED, ...changes });

describe('the contact check', () => {
  it.each([
    ['21:59:59', true],
    ['22:00:00', false],
    ['07:59:59', false],
    ['08:00:00', true],
  ])('at %s in Beijing answers allowed: %s', async (time, allowed) => {
    const answer = await check({ at: beijing(time) });
    expect(answer).toMatchObject({ allowed, rule: allowed ? null : 'hours' });
    if (!allowed)
      expect(answer).toMatchObject({
        source: 'GB/T 45251—2025',
        next_allowed_at: time < '12' ? beijing('08:00:00') : beijing('08:00:00', '2026-03-06'),
        message: expect.stringContaining('08:00'),
      });
  });

  it('says the same in Chinese', async () => {
    const { body } = await staff
      .post('/api/contact_check')
      .set('Accept-Language', 'zh-CN')
      .send({
        loan_id: loan,
        channel: 'call',
        contacted_party: 'borrower',
        at: beijing('22:00:00'),
      })
      .expect(200);
    expect(body.message).toBe('现在不在允许联系的时间内；最早可于 2026-03-06 08:00 联系');
  });

  it('counts connected contacts over loans, channels, people: the fourth is refused', async () => {
    const other = (await createLoan(staff, borrower)).id;
    await note({ outcome: 'connected' });
    await note({ outcome: 'refused', channel: 'agency', loan_id: other }, staff2);
    expect((await check()).allowed).toBe(true);
    await note({ outcome: 'connected', channel: 'app', loan_id: other }, supervisor);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      today: { connected: 3, unanswered: 0, reserved: 0 },
    });
    await supervisor.put(`/api/loans/${loan}`).send({ assigned_to: 2 }).expect(200);
    expect((await check()).allowed).toBe(false);
    expect((await check({ at: beijing('09:00:00', '2026-03-06') })).allowed).toBe(true);
  });

  it('counts attempts nobody answered: the seventh is refused', async () => {
    for (let at = 0; at < 6; at += 1) {
      expect((await check()).allowed).toBe(true);
      await note({ contacted_at: beijing(`10:0${at}:00`) });
    }
    expect(await check()).toMatchObject({ allowed: false, rule: 'attempts_per_day' });
    expect((await check({ contacted_party: 'guarantor' })).allowed).toBe(true);
  });

  it('lets an emergency contact be asked after three failures, never after a refusal', async () => {
    const { body: friend } = await staff
      .post('/api/borrower_contacts')
      .send({
        borrower_id: borrower,
        relation: 'emergency_contact',
        full_name: '李华',
        phone: '13900001111',
      })
      .expect(201);
    const third = { contacted_party: 'emergency_contact', contact_id: friend.id };
    expect(await check(third)).toMatchObject({
      allowed: false,
      rule: 'third_party_not_lost',
      next_allowed_at: null,
    });
    for (const at of ['09:00:00', '09:30:00', '10:00:00'])
      await note({ contacted_at: beijing(at) });
    expect((await check(third)).allowed).toBe(true);
    await note({
      ...third,
      outcome: 'refused',
      content: '对方表示不愿再被联系',
      contacted_at: beijing('11:00:00'),
    });
    expect(await check({ ...third, at: beijing('10:00:00', '2026-04-05') })).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
    });
    const { body } = await staff.get(`/api/borrower_contacts/${friend.id}`).expect(200);
    expect(body.last_contacted_at).toBe(beijing('11:00:00'));
    await supervisor.delete(`/api/borrower_contacts/${friend.id}`).expect(409);
    await staff
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'guarantor', contact_id: friend.id })
      .expect(400);
  });

  it('is refused while a signed plan is kept, with its article', async () => {
    const { body: draft } = await staff
      .post('/api/restructures')
      .send({
        loan_id: loan,
        kinds: ['extension'],
        cause: 'illness',
        statement: '住院',
        terms: { effective_on: TODAY, installments_count: 6, first_due_on: '2026-04-05' },
      })
      .expect(201);
    await staff.post(`/api/restructures/${draft.id}/submit`).expect(200);
    await supervisor.post(`/api/restructures/${draft.id}/approve`).expect(200);
    for (const party of ['borrower', 'lender'])
      await staff
        .post(`/api/restructures/${draft.id}/sign`)
        .send({ party, signed_on: TODAY })
        .expect(200);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'plan_kept',
      article: '70',
      next_allowed_at: null,
    });
    loan = (await createLoan(staff, borrower)).id;
    expect((await check()).allowed).toBe(true);
  });

  it('counts what it prevented, and is not for administrators', async () => {
    const before = await rowCount(server.deps.database.read, 'contact_refusals');
    // Asked twice by the same person, it is prevented once.
    for (let time = 0; time < 2; time += 1) await check({ at: beijing('23:00:00') });
    expect(await rowCount(server.deps.database.read, 'contact_refusals')).toBe(before + 1);
    await admin
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'borrower' })
      .expect(403);
    await staff
      .post('/api/contact_check')
      .send({ loan_id: 999_999, channel: 'call', contacted_party: 'borrower' })
      .expect(400);
  });
});

describe('a reservation', () => {
  it('of the last permitted call of a day is given to one of fifty who ask at once', async () => {
    for (const at of ['09:00:00', '09:30:00'])
      await note({ outcome: 'connected', contacted_at: beijing(at) });
    const answers = await Promise.all(
      Array.from(
        { length: 50 },
        async (_, at) => await check({ reserve: true }, at % 2 === 0 ? staff : staff2),
      ),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    const [told] = answers.filter(({ allowed }) => !allowed);
    expect(told).toMatchObject({
      rule: 'connected_per_day',
      next_allowed_at: `${TODAY}T04:15:00.000Z`,
      reservation_id: null,
    });
  });

  it('frees itself after fifteen minutes, and is used up by its note', async () => {
    for (const at of ['09:00:00', '09:30:00'])
      await note({ outcome: 'connected', contacted_at: beijing(at) });
    const held = await check({ reserve: true });
    expect(held).toMatchObject({
      allowed: true,
      reservation_id: expect.any(Number),
      reserved_until: `${TODAY}T04:15:00.000Z`,
    });
    expect((await check({}, staff2)).allowed).toBe(false);
    server.setClock(`${TODAY}T04:15:00.000Z`);
    expect((await check({}, staff2)).allowed).toBe(true);
    server.setClock(`${TODAY}T04:10:00.000Z`);
    await send({ reservation_id: held.reservation_id }, staff2).expect(400);
    const written = await note({
      reservation_id: held.reservation_id,
      contacted_at: `${TODAY}T04:10:00.000Z`,
      outcome: 'no_answer',
    });
    expect(written.violations).toEqual([]);
    // Nobody answered: the slot is free for another try.
    expect((await check({}, staff2)).allowed).toBe(true);
    await send({ reservation_id: held.reservation_id }).expect(400);
  });
});

describe('a debtor elsewhere', () => {
  it('is contacted by the clock there, and the answer says whose and what it shows', async () => {
    const { body: refused } = await staff
      .put(`/api/borrowers/${borrower}`)
      .send({ time_zone: 'Asia/Nowhere' })
      .expect(400);
    expect(refused.errors).toMatchObject({ time_zone: expect.stringContaining('Asia/Urumqi') });
    expect(await check({ at: beijing('22:30:00') })).toMatchObject({
      allowed: false,
      time_zone: null,
    });
    expect(
      (await staff.put(`/api/borrowers/${borrower}`).send({ time_zone: 'Asia/Urumqi' }).expect(200))
        .body.time_zone,
    ).toBe('Asia/Urumqi');
    expect(await check({ at: beijing('22:30:00') })).toMatchObject({
      allowed: true,
      time_zone: 'Asia/Urumqi',
    });
    const { body } = await staff
      .post('/api/contact_check')
      .set('Accept-Language', 'zh-CN')
      .send({
        loan_id: loan,
        channel: 'call',
        contacted_party: 'borrower',
        at: beijing('09:30:00'),
      })
      .expect(200);
    expect(body).toMatchObject({
      rule: 'hours',
      next_allowed_at: beijing('10:00:00'),
      message: `现在不在允许联系的时间内；最早可于 ${TODAY} 10:00（当地 08:00）联系`,
    });
    await staff
      .put(`/api/borrowers/${borrower}`)
      .send({ time_zone: 'America/New_York' })
      .expect(200);
    // Clocks there change on 2026-03-08.
    expect((await check({ at: beijing('20:59:59', '2026-03-07') })).next_allowed_at).toBe(
      '2026-03-07T13:00:00.000Z',
    );
    expect((await check({ at: beijing('19:59:59', '2026-03-08') })).next_allowed_at).toBe(
      '2026-03-08T12:00:00.000Z',
    );
    expect((await check({ at: beijing('20:00:00', '2026-03-08') })).allowed).toBe(true);
    // What was written down keeps by the same clock: 04:30 in New York is 17:30 in Beijing.
    server.setClock(`${TODAY}T10:00:00.000Z`);
    expect(
      (await note({ outcome: 'connected', contacted_at: beijing('17:30:00') })).violations.map(
        ({ rule }) => rule,
      ),
    ).toEqual(['hours']);
    await staff.put(`/api/borrowers/${borrower}`).send({ time_zone: '' }).expect(200);
    expect(
      (await note({ outcome: 'connected', contacted_at: beijing('17:31:00') })).violations,
    ).toEqual([]);
  });
});
