import { beforeEach, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { beijing, checkContact, contactOf, sendNote, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, compliance } = await openDesk();
let borrower: number;
/** Of the emergency contact, and of somebody else: nobody's refusal counts for another test. */
let number: string;
let another: string;
let loan: number;
beforeEach(async () => {
  server.setClock(`${TODAY}T04:00:00.000Z`);
  [number, another] = [newPhone(), newPhone()];
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

const YESTERDAY = '2026-03-04';
const check = async (changes: object = {}) => await checkContact(staff, loan, changes);
const UNANSWERED = { outcome: 'no_answer', content: '无人接听', contacted_at: beijing('10:00:00') };
const send = (changes: object = {}) => sendNote(staff, loan, { ...UNANSWERED, ...changes });
const note = async (changes: object = {}) =>
  await writeNote(staff, loan, { ...UNANSWERED, ...changes });
const edit = async (id: number, changes: object): Promise<CollectionNote> =>
  (await staff.put(`/api/collection_notes/${id}`).send(changes).expect(200)).body as CollectionNote;
const friend = async (changes: object = {}): Promise<number> =>
  (
    await staff
      .post('/api/borrower_contacts')
      .send({
        borrower_id: borrower,
        relation: 'emergency_contact',
        full_name: '李华',
        phone: number,
        ...changes,
      })
      .expect(201)
  ).body.id as number;
const contact = async (id: number) =>
  (await staff.get(`/api/borrower_contacts/${id}`).expect(200)).body as {
    refused_on: string | null;
    version: number;
  };
const lose = async (): Promise<void> => {
  for (const at of ['09:00:00', '09:30:00', '10:00:00']) await note({ contacted_at: beijing(at) });
};

describe('an edit of a note', () => {
  it.each<[string, object]>([
    ['another outcome', { outcome: 'no_answer' }],
    ['another day', { contacted_at: beijing('10:00:00', YESTERDAY) }],
    ['another party and outcome', { contacted_party: 'guarantor', outcome: 'message_left' }],
  ])('to %s takes no connected call from the day', async (_name, changes) => {
    const notes = [];
    for (const at of ['09:00:00', '09:30:00', '10:00:00'])
      notes.push(await note({ outcome: 'connected', contacted_at: beijing(at) }));
    for (const { id } of notes) await edit(id, changes);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      today: { connected: 3 },
    });
  });

  it('counts a note that was edited once, and on the day it was moved to as well', async () => {
    const written = await note({ outcome: 'connected' });
    for (const content of ['改一', '改二', '改三']) await edit(written.id, { content });
    expect(await check()).toMatchObject({ allowed: true, today: { connected: 1, unanswered: 0 } });
    await edit(written.id, { contacted_at: beijing('11:00:00', YESTERDAY) });
    for (const day of [TODAY, YESTERDAY])
      expect((await check({ at: beijing('11:59:00', day) })).today, day).toEqual({
        connected: 1,
        unanswered: 0,
        reserved: 0,
      });
  });

  it('takes no attempt from the day either', async () => {
    for (let at = 0; at < 6; at += 1)
      await edit((await note({ contacted_at: beijing(`10:0${at}:00`) })).id, {
        contacted_at: beijing(`10:0${at}:00`, YESTERDAY),
      });
    expect(await check()).toMatchObject({ allowed: false, rule: 'attempts_per_day' });
  });

  it('opens no way to an emergency contact', async () => {
    const third = { contacted_party: 'emergency_contact', contact_id: await friend() };
    const [one] = [await note({ outcome: 'connected', contacted_at: beijing('11:00:00') })];
    await lose();
    await edit(one.id, { outcome: 'no_answer' });
    await edit(one.id, { outcome: 'invalid_number' });
    expect((await check(third)).rule).toBe('third_party_not_lost');
    // One failure edited twice is one failure.
    const other = (await createLoan(staff, await createBorrower(staff, { phone: newPhone() }))).id;
    const failed = await note({ loan_id: other });
    for (const content of ['改一', '改二', '改三']) await edit(failed.id, { content });
    expect((await check({ loan_id: other, contacted_party: 'emergency_contact' })).rule).toBe(
      'third_party_not_lost',
    );
  });
});

describe('the refusal of an emergency contact', () => {
  let person: number;
  let refused: CollectionNote;
  beforeEach(async () => {
    person = await friend();
    await lose();
    refused = await note({
      contacted_party: 'emergency_contact',
      contact_id: person,
      outcome: 'refused',
      content: '对方表示不愿再被联系',
      contacted_at: beijing('11:00:00'),
    });
  });
  const third = (contact_id: number | null = person) =>
    check({
      contacted_party: 'emergency_contact',
      contact_id,
      at: beijing('10:00:00', '2026-04-05'),
    });

  it('is kept on the contact, with an audit entry', async () => {
    expect(await contact(person)).toMatchObject({ refused_on: TODAY, version: 2 });
    const { body } = await compliance
      .get('/api/audit_events')
      .query(
        query({
          filter: { resource: 'borrower_contacts', record_id: person },
          sort: ['id', 'ASC'],
        }),
      )
      .expect(200);
    expect(body.at(-1)).toMatchObject({
      action: 'update',
      before: { refused_on: null },
      after: { refused_on: TODAY },
    });
  });

  it('outlives an edit of its note', async () => {
    const person2 = await friend({ full_name: '王芳', phone: another });
    await edit(refused.id, { outcome: 'connected', contact_id: person2 });
    expect((await third()).rule).toBe('third_party_refused');
    expect((await third(null)).rule).toBe('third_party_refused');
    expect((await contact(person)).refused_on).toBe(TODAY);
  });

  it('comes with an edit as well', async () => {
    const person2 = await friend({ full_name: '王芳', phone: another });
    const written = await note({
      contacted_party: 'emergency_contact',
      contact_id: person2,
      outcome: 'connected',
      contacted_at: beijing('11:30:00', YESTERDAY),
    });
    expect((await third(person2)).rule).not.toBe('third_party_refused');
    await edit(written.id, { outcome: 'refused' });
    expect((await contact(person2)).refused_on).toBe(YESTERDAY);
    expect((await third(person2)).rule).toBe('third_party_refused');
  });

  it('holds for every entry with the number, and not for another number', async () => {
    expect((await third(await friend({ full_name: '李先生' }))).rule).toBe('third_party_refused');
    const person2 = await friend({ full_name: '王芳', phone: another });
    expect((await third(person2)).rule).not.toBe('third_party_refused');
    await staff.put(`/api/borrower_contacts/${person2}`).send({ phone: number }).expect(200);
    expect((await third(person2)).rule).toBe('third_party_refused');
  });

  it.each<[string, object, string]>([
    ['cleared', { refused_on: null }, 'refused_on'],
    ['moved later', { refused_on: '2026-03-05' }, 'refused_on'],
    ['left with a number that is changed', { phone: '13900003333' }, 'phone'],
  ])('is not %s, by nobody', async (_name, changes, field) => {
    await edit(refused.id, { contacted_at: beijing('11:00:00', YESTERDAY) });
    expect((await contact(person)).refused_on).toBe(YESTERDAY);
    for (const agent of [staff, supervisor]) {
      const { body } = await agent
        .put(`/api/borrower_contacts/${person}`)
        .send(changes)
        .expect(422);
      expect(Object.keys(body.errors)).toEqual([field, 'root']);
    }
    await staff
      .put(`/api/borrower_contacts/${person}`)
      .send({ refused_on: '2026-03-01', full_name: '李华华', phone: `137****${number.slice(-4)}` })
      .expect(200);
    expect((await contact(person)).refused_on).toBe('2026-03-01');
  });
});

describe('a note about an emergency contact', () => {
  const third = { contacted_party: 'emergency_contact' };
  it.each<[string, object, string]>([
    ['a promise', { outcome: 'promised', promise_amount_minor: 100, promise_on: TODAY }, 'outcome'],
    ['an amount', { promise_amount_minor: 100 }, 'promise_amount_minor'],
    ['a day', { promise_on: TODAY }, 'promise_on'],
  ])('takes no promise: %s', async (_name, changes, field) => {
    const { body } = await send({ ...third, ...changes }).expect(422);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
    const written = await note({ ...third, outcome: 'connected' });
    expect(
      Object.keys(
        (await staff.put(`/api/collection_notes/${written.id}`).send(changes).expect(422)).body
          .errors,
      ),
    ).toEqual([field, 'root']);
  });

  it('that names an amount or days overdue has a finding at the place', async () => {
    const content = '告知其欠款12000元已逾期三个月，请代为还款';
    const spans = ({ findings }: CollectionNote, text: string) =>
      findings
        .filter(({ rule, severity }) => rule === 'R2' && severity === 'high')
        .map(({ start, end }) => text.slice(start, end));
    const written = await note({ ...third, outcome: 'connected', content });
    expect(spans(written, content)).toEqual(['12000元', '逾期三个月']);
    const english = 'told him he owes 12,000 yuan, 3 months late';
    expect(spans(await edit(written.id, { content: english }), english)).toEqual([
      '12,000 yuan',
      '3 months late',
    ]);
    expect(
      (await note({ outcome: 'connected', content: '告知其欠款12000元已逾期三个月' })).findings,
    ).toEqual([]);
  });
});

describe('other fields of a note', () => {
  it('name a second collector who is an active person of the desk', async () => {
    const visit = {
      channel: 'visit',
      outcome: 'connected',
      content: '上门，借款人在家，同意在门口交谈',
    };
    const idOf = async (username: string): Promise<number> =>
      (await (await server.as(username)).get('/api/session')).body.id as number;
    const written = await note({ ...visit, second_collector_id: await idOf('supervisor') });
    for (const id of [999, await idOf('compliance'), await idOf('admin')]) {
      for (const { body } of [
        await send({ ...visit, second_collector_id: id }).expect(400),
        await staff
          .put(`/api/collection_notes/${written.id}`)
          .send({ second_collector_id: id })
          .expect(400),
      ])
        expect(Object.keys(body.errors)).toEqual(['second_collector_id', 'root']);
    }
    const gone = await idOf('staff2');
    await server.deps.database.write('users').where({ id: gone }).update({ active: 0 });
    await send({ ...visit, second_collector_id: gone }).expect(400);
    await server.deps.database.write('users').where({ id: gone }).update({ active: 1 });
    await send({ ...visit, second_collector_id: gone }).expect(201);
  });

  it('tell of no contact before the loan was there', async () => {
    const { body } = await send({ contacted_at: '1990-01-01T04:00:00Z' }).expect(422);
    expect(body.errors).toMatchObject({ contacted_at: expect.stringContaining('2025-11-05') });
    const written = await note({ contacted_at: '2025-11-04T16:00:00Z' });
    await staff
      .put(`/api/collection_notes/${written.id}`)
      .send({ contacted_at: '2025-11-04T15:59:59Z' })
      .expect(422);
  });
});

describe('a hold', () => {
  const hold = async (changes: object, agent = staff): Promise<number> =>
    (
      await agent
        .post('/api/holds')
        .send({ loan_id: loan, reason: 'dispute', ends_on: '2026-03-20', ...changes })
        .expect(201)
    ).body.id as number;
  it('approved by a supervisor, or for no contact at all, is lifted by a supervisor', async () => {
    const approved = await hold({ ends_on: '2026-06-30' });
    await supervisor.post(`/api/holds/${approved}/approve`).send({}).expect(200);
    for (const id of [
      approved,
      await hold({ reason: 'do_not_contact' }),
      await hold({ ends_on: '2026-06-30' }, supervisor),
    ]) {
      const { body } = await staff
        .post(`/api/holds/${id}/lift`)
        .send({ reason: '已核实' })
        .expect(403);
      expect(body).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('supervisor'),
      });
      await supervisor.post(`/api/holds/${id}/lift`).send({ reason: '已核实' }).expect(200);
    }
    // One that is asked for and not approved yet is the clerk's own.
    await staff
      .post(`/api/holds/${await hold({ ends_on: '2026-06-30' })}/lift`)
      .send({ reason: '误登' })
      .expect(200);
  });

  it("is named by the refusal it stands behind, in the reader's language", async () => {
    const article = async (language: string): Promise<string> =>
      (
        await staff
          .post('/api/contact_check')
          .set('Accept-Language', language)
          .send(contactOf(loan))
          .expect(200)
      ).body.article as string;
    await hold({});
    expect([await article('en'), await article('zh-CN')]).toEqual([
      "the lender's hold on contact with the borrower",
      '本机构登记的暂停联系',
    ]);
    await hold({ reason: 'do_not_contact' });
    expect([await article('en'), await article('zh-CN')]).toEqual([
      "the lender's record that the borrower must not be contacted",
      '本机构登记的不得联系',
    ]);
  });
});

describe('a refusal', () => {
  it('names its article, or its source where it has none', async () => {
    expect(await check({ at: beijing('23:00:00') })).toMatchObject({
      rule: 'hours',
      article: 'GB/T 45251—2025',
    });
    expect(await check({ channel: 'visit', collectors: 1 })).toMatchObject({
      rule: 'visit_collectors',
      article: '22',
    });
    expect(await check({ contacted_party: 'emergency_contact' })).toMatchObject({
      rule: 'third_party_not_lost',
      article: 'GB/T 45251—2025',
    });
    for (let at = 0; at < 6; at += 1) await note({ contacted_at: beijing(`10:0${at}:00`) });
    expect(await check()).toMatchObject({
      rule: 'attempts_per_day',
      article: 'China Banking Association guideline of 2026-01-30',
    });
  });

  it('of a second look says there was no first, of a complaint that its day is ahead', async () => {
    const written = await note();
    const { body } = await compliance
      .post(`/api/collection_notes/${written.id}/second_look`)
      .send({ verdict: 'cleared' })
      .expect(409);
    expect(body.message).toContain('no first review');
    const complaint = await staff
      .post('/api/complaints')
      .set('Accept-Language', 'zh-CN')
      .send({ loan_id: loan, source: 'borrower', statement: '投诉', received_on: '2026-03-06' })
      .expect(422);
    expect(complaint.body.errors.received_on).toBe(`日期不能晚于业务日期 ${TODAY}`);
  });
});
