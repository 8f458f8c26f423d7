import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { beijing, checkContact, sendNote, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2, compliance, on } = await openDesk();
let borrower: number;
let loan: number;
beforeEach(async () => {
  server.setClock(beijing('12:00'));
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

const check = async (changes: object = {}, agent = staff) =>
  await checkContact(agent, loan, changes);
const send = (changes: object = {}, agent = staff) => sendNote(agent, loan, changes);
const note = async (changes: object = {}, agent = staff) => await writeNote(agent, loan, changes);
const reserved = async (agent = staff): Promise<number> => {
  const { reservation_id } = await check({ reserve: true }, agent);
  if (reservation_id === null) throw new Error('no slot was held');
  return reservation_id;
};
/** Two of the three contacts of a day. */
const twoConnected = async (): Promise<void> => {
  for (const time of ['09:00', '09:30']) await note({ contacted_at: beijing(time) }, staff2);
};

describe('a reservation', () => {
  it('that a note has used frees nothing twice', async () => {
    await twoConnected();
    const slot = await reserved();
    const answers = await Promise.all(
      Array.from(
        { length: 8 },
        async () => (await send({ reservation_id: slot, outcome: 'connected' })).status,
      ),
    );
    expect(answers.filter((status) => status === 201)).toHaveLength(1);
    expect(answers.filter((status) => status === 400)).toHaveLength(7);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      today: { connected: 3, reserved: 0 },
    });
  });

  it('stays used when its note is edited or withdrawn', async () => {
    await twoConnected();
    const slot = await reserved();
    const { id } = await note({ reservation_id: slot, outcome: 'connected' });
    await staff.put(`/api/collection_notes/${id}`).send({ outcome: 'no_answer' }).expect(200);
    await staff.post(`/api/collection_notes/${id}/withdraw`).send({ reason: '误记' }).expect(200);
    expect(await check({}, staff2)).toMatchObject({ allowed: false, rule: 'connected_per_day' });
    expect((await send({ reservation_id: slot }).expect(400)).body.errors).toHaveProperty(
      'reservation_id',
    );
  });

  it("is used by its clerk's note of the same contact without naming it, by no other", async () => {
    await twoConnected();
    await reserved();
    // A colleague's note is one more contact: it broke the rule, and the slot is still held.
    expect(
      (await note({ outcome: 'no_answer' }, staff2)).violations.map(({ rule }) => rule),
    ).toEqual(['connected_per_day']);
    expect((await check()).today).toMatchObject({ connected: 2, reserved: 1 });
    server.setClock(beijing('12:05'));
    expect(
      (await note({ outcome: 'no_answer', contacted_at: beijing('11:00') })).violations.map(
        ({ rule }) => rule,
      ),
    ).toEqual([]);
    expect((await check()).today).toMatchObject({ reserved: 1 });
    expect(
      (await note({ outcome: 'no_answer', channel: 'sms' })).violations.map(({ rule }) => rule),
    ).toEqual(['connected_per_day']);
    expect((await note({ outcome: 'no_answer' })).violations).toEqual([]);
    expect(await check({}, staff2)).toMatchObject({
      allowed: true,
      today: { connected: 2, reserved: 0 },
    });
  });

  it('is for its channel and its person: another contact does not use it', async () => {
    const slot = await reserved();
    for (const changes of [
      { channel: 'letter' },
      { channel: 'sms' },
      { contacted_party: 'guarantor' },
    ]) {
      expect(
        (await send({ reservation_id: slot, outcome: 'no_answer', ...changes }).expect(400)).body
          .errors,
      ).toMatchObject({
        reservation_id: expect.stringContaining('another channel or another person'),
      });
    }
    expect((await check()).today.reserved).toBe(1);
    await note({ reservation_id: slot, outcome: 'no_answer' });
  });

  it("is not compliance's to take, who may ask all the same", async () => {
    const { body } = await compliance
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'borrower', reserve: true })
      .expect(403);
    expect(body.code).toBe('forbidden');
    expect(await check({ reserve: false }, compliance)).toMatchObject({
      allowed: true,
      reservation_id: null,
      today: { reserved: 0 },
    });
  });

  it("is of the next minutes; on a date that is not the clock's, of any time of it", async () => {
    expect((await check({ at: beijing('12:10'), reserve: true })).reservation_id).not.toBeNull();
    const { server: fixed, supervisor: clerk } = await on('2026-03-20');
    fixed.setClock(beijing('12:00'));
    expect(await check({ at: beijing('15:00', '2026-03-20'), reserve: true }, clerk)).toMatchObject(
      {
        allowed: true,
        reservation_id: expect.any(Number),
        reserved_until: beijing('15:15', '2026-03-20'),
      },
    );
    await clerk
      .post('/api/contact_check')
      .send({
        loan_id: loan,
        channel: 'call',
        contacted_party: 'borrower',
        at: beijing('15:00', '2026-03-19'),
        reserve: true,
      })
      .expect(400);
  });

  it('of two a note takes one', async () => {
    await reserved();
    await reserved();
    await note({ outcome: 'no_answer' });
    expect((await check()).today.reserved).toBe(1);
    await note({ outcome: 'no_answer' });
    expect((await check()).today.reserved).toBe(0);
  });

  it('that lapsed is not usable, but for what happened while it was held', async () => {
    await twoConnected();
    const slot = await reserved();
    server.setClock(beijing('12:15'));
    expect((await send({ reservation_id: slot }).expect(400)).body.errors).toMatchObject({
      reservation_id: expect.stringContaining('12:15'),
    });
    expect(
      (await send({ reservation_id: slot, contacted_at: beijing('11:59') }).expect(400)).body
        .errors,
    ).toHaveProperty('reservation_id');
    // Somebody else made the last call meanwhile: the lapsed slot is no excuse.
    await note({ outcome: 'connected' }, staff2);
    server.setClock(beijing('12:20'));
    expect((await note({ outcome: 'connected' })).violations.map(({ rule }) => rule)).toEqual([
      'connected_per_day',
    ]);
    expect(
      (await note({ reservation_id: slot, outcome: 'connected', contacted_at: beijing('12:05') }))
        .violations,
    ).toEqual([]);
  });
});

describe('a visit', () => {
  const visit = (changes: object = {}, agent = staff) =>
    check({ channel: 'visit', ...changes }, agent);
  const rules = ({ requires }: ContactCheck) => requires.map(({ rule }) => rule);

  it('that is allowed is told what it needs, each with its article', async () => {
    const answer = await visit();
    expect(answer).toMatchObject({
      allowed: true,
      rule: null,
      requires: [
        { rule: 'visit_collectors', article: '22', message: 'A visit is made by 2 collectors' },
        { rule: 'visit_consent', article: '22' },
      ],
    });
    const { body } = await staff
      .post('/api/contact_check')
      .set('Accept-Language', 'zh-CN')
      .send({ loan_id: loan, channel: 'visit', contacted_party: 'borrower' })
      .expect(200);
    expect((body as ContactCheck).requires.map(({ message }) => message)).toEqual([
      '上门须由 2 名催收人员同行',
      '未经同意不得进入住所或工作场所，须先征得对方同意',
    ]);
    expect((await check()).requires).toEqual([]);
  });

  it('names its second collector as its note would', async () => {
    const idOf = async (username: string): Promise<number> =>
      (await (await server.as(username)).get('/api/session')).body.id as number;
    const second = await visit({ second_collector_id: await idOf('staff2') });
    expect([second.allowed, rules(second)]).toEqual([true, ['visit_consent']]);
    expect(await visit({ collectors: 1 })).toMatchObject({
      allowed: false,
      rule: 'visit_collectors',
    });
    expect(
      await visit({ collectors: 1, second_collector_id: await idOf('supervisor') }),
    ).toMatchObject({ allowed: true });
    for (const id of [await idOf('staff'), await idOf('compliance'), 999_999]) {
      const { body } = await staff
        .post('/api/contact_check')
        .send({
          loan_id: loan,
          channel: 'visit',
          contacted_party: 'borrower',
          second_collector_id: id,
        })
        .expect(400);
      expect(Object.keys(body.errors)).toEqual(['second_collector_id', 'root']);
    }
  });

  it('that is refused still says what it needs', async () => {
    const answer = await visit({ at: beijing('23:00') });
    expect([answer.rule, rules(answer)]).toEqual(['hours', ['visit_collectors', 'visit_consent']]);
  });
});

describe('a reservation, too,', () => {
  it('that is taken over midnight in Beijing counts on the day on which it runs', async () => {
    await staff
      .put(`/api/borrowers/${borrower}`)
      .send({ time_zone: 'America/New_York' })
      .expect(200);
    const { server: own, staff: clerk, staff2: next } = await on('2026-03-06');
    server.setClock(beijing('23:55'));
    await reserved();
    own.setClock(beijing('00:04', '2026-03-06'));
    for (const time of ['00:01', '00:02'])
      await note({ contacted_at: beijing(time, '2026-03-06') }, next);
    expect(await check({}, next)).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      next_allowed_at: beijing('00:10', '2026-03-06'),
      today: { connected: 2, reserved: 1 },
    });
    // The call itself is of the day on which it was made.
    own.setClock(beijing('00:06', '2026-03-06'));
    expect((await note({ outcome: 'connected' }, clerk)).violations).toEqual([]);
    expect(await check({}, next)).toMatchObject({
      allowed: false,
      next_allowed_at: '2026-03-06T16:00:00.000Z',
      today: { connected: 3, reserved: 0 },
    });
    expect((await check({ at: beijing('23:59') }, next)).today).toEqual({
      connected: 0,
      unanswered: 0,
      reserved: 0,
    });
  });
});
