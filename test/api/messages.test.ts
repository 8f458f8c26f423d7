import type { Agent } from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Gateways } from '../../server/features/outreach/gateways/gateway.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { beijing, checkContact } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { signed } from '../helpers/gateway.ts';
import {
  approvedTemplate,
  messageAt,
  messagesOf,
  openOutreach,
  writeMessage,
} from '../helpers/outreach.ts';
import { idOf, readDay } from '../helpers/worklist.ts';

/** Messages leave once, when the law lets them, and come to rest whatever breaks on the way. */

const desk = await openDesk();
const { server, staff, compliance } = desk;
const reach = await openOutreach(desk);
const { sms, mail, template, at, send, lateBorrower, written, takenBy, keyOf, clockNow } = reach;
const clock = () => server.deps.clock.now();

/** Tells the server what the gateway knows, signed by it. */
const tell = (receipts: object[], headers = signed(JSON.stringify({ receipts }), clockNow())) =>
  server.anonymous().post('/api/message_receipts').set(headers).send(JSON.stringify({ receipts }));

beforeEach(() => {
  at('12:00:00');
  sms.mood = 'well';
});

describe('a message', () => {
  it('leaves once, signed, and its receipts move it on in whatever order they come', async () => {
    const message = await written();
    expect(message).toMatchObject({ status: 'queued', sent_to: expect.stringMatching(/\*{4}/) });
    expect(await send()).toMatchObject({ handed: 1 });
    await send();
    expect(takenBy(message.phone)).toHaveLength(1);
    expect(await messageAt(staff, message.id)).toMatchObject({ status: 'sent', tries: 1 });
    const key = keyOf(message);
    const read = { id: 'r-1', key, kind: 'read', at: beijing('12:03:00') };
    const late = { id: 'r-2', key, kind: 'delivered', at: beijing('12:01:00') };
    const strange = { id: 'r-3', key: 'of-nobody', kind: 'delivered', at: beijing('12:01:00') };
    expect((await tell([read, strange]).expect(200)).body).toEqual({
      placed: 1,
      known: 0,
      unplaced: 1,
    });
    expect((await tell([late, read]).expect(200)).body).toMatchObject({ placed: 1, known: 1 });
    expect(await messageAt(staff, message.id)).toMatchObject({
      status: 'read',
      delivered_at: late.at,
      read_at: read.at,
    });
    await tell([late], signed('{}', clockNow())).expect(401);
    await tell([late], signed(JSON.stringify({ receipts: [late] }), beijing('11:00:00'))).expect(
      401,
    );
  });

  it('is the last by its channel where the borrower answers T', async () => {
    const message = await written();
    await send();
    const reply = { id: 'r-t', key: keyOf(message), kind: 'reply', at: clockNow(), words: ' Ｔ。' };
    const said = { ...reply, id: 'r-s', words: '我明天还' };
    await tell([said]).expect(200);
    // What they answer stands by the message; it is no opt-out.
    expect(await messageAt(staff, message.id)).toMatchObject({ reply: '我明天还' });
    await tell([reply]).expect(200);
    const { body } = await writeMessage(
      staff,
      message.borrower_id,
      message.loan_ids,
      template.id,
    ).expect(422);
    expect(body.reason).toBe('message_opted_out');
    // Somebody else who goes by the number is not written to on it either.
    const other = await createBorrower(staff, {
      phone: message.phone,
      not_same_reason: '号码为家人共用',
    });
    const loan = await createLateLoan(staff, other);
    await writeMessage(staff, other, [loan], template.id).expect(422);
    // A reply may come by its number alone, also where nothing went to it.
    const nobody = await lateBorrower();
    const alone = { id: 'r-n', from: nobody.phone, kind: 'reply', at: clockNow(), words: '退订' };
    expect((await tell([alone]).expect(200)).body).toMatchObject({ placed: 1 });
    await writeMessage(staff, nobody.borrower_id, [nobody.loan_id], template.id).expect(422);
    await tell([{ id: 'r-x', kind: 'read', at: clockNow() }]).expect(400);
    await staff
      .post('/api/message_consents')
      .send({
        borrower_id: message.borrower_id,
        channel: 'sms',
        kind: 'consent',
        way: 'by_phone',
        said_on: TODAY,
      })
      .expect(201);
  });

  it('waits for the hours of the law, asked when it would leave', async () => {
    at('21:58:00');
    const message = await written();
    at('21:59:30');
    expect(await send()).toMatchObject({ handed: 0, waiting: 1 });
    expect(await messageAt(staff, message.id)).toMatchObject({
      status: 'held',
      rule: 'hours',
      held_until: beijing('08:00:00', '2026-03-06'),
    });
    at('08:00:00', '2026-03-06');
    expect(await send()).toMatchObject({ handed: 1 });
  });

  it('is dropped for a hold, a complaint or a payment that came meanwhile', async () => {
    const [held, complained] = [await written(), await written()];
    const hold = { loan_id: held.loan_ids[0], reason: 'hospital', ends_on: '2026-03-20' };
    await staff.post('/api/holds').send(hold).expect(201);
    await staff
      .post('/api/complaints')
      .send({ loan_id: complained.loan_ids[0], source: 'borrower', statement: '短信太多' })
      .expect(201);
    await send();
    expect(await messageAt(staff, held.id)).toMatchObject({ status: 'refused', rule: 'hold' });
    expect(await messageAt(staff, complained.id)).toMatchObject({
      status: 'refused',
      rule: 'complaint_open',
    });
  });

  it('counts as a contact, and is counted against what calls have used up', async () => {
    const { borrower_id, loan_id } = await lateBorrower();
    const assigned_to = await idOf(staff);
    await staff.put(`/api/loans/${loan_id}`).send({ assigned_to }).expect(200);
    const turn = async () => (await readDay(staff)).rows.find(({ id }) => id === borrower_id);
    expect((await turn())?.not_before).toBeNull();
    const before = (await checkContact(staff, loan_id)).today.unanswered;
    for (let n = 0; n < 6; n += 1) {
      await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
      await send();
    }
    const check = await checkContact(staff, loan_id);
    expect(check).toMatchObject({ allowed: false, rule: 'attempts_per_day' });
    expect(check.today.unanswered).toBe(before + 6);
    // The list of the day says the same: nobody calls until the morning.
    expect(await turn()).toBeUndefined();
    const rest = (await readDay(staff)).resting.find(({ id }) => id === borrower_id);
    expect(rest).toMatchObject({ rule: 'attempts_per_day', until: check.next_allowed_at });
    const seventh = await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
    expect(seventh.body).toMatchObject({ status: 'held', rule: 'attempts_per_day' });
    // A message says nothing of whether the borrower can be reached: nobody else is called for it.
    const other = await checkContact(staff, loan_id, { contacted_party: 'emergency_contact' });
    expect(other.rule).toBe('third_party_not_lost');
  });

  it('is asked about by its key where the answer was lost', async () => {
    const message = await written();
    sms.mood = 'takes_and_breaks';
    await send();
    sms.mood = 'well';
    expect(await messageAt(staff, message.id)).toMatchObject({ status: 'sending' });
    await send();
    expect(takenBy(message.phone)).toHaveLength(1);
    at('12:03:00');
    await send();
    expect(await messageAt(staff, message.id)).toMatchObject({ status: 'sent' });
    expect(takenBy(message.phone)).toHaveLength(1);
    // One that the gateway never heard of leaves then, by the same key.
    const lost = await written();
    sms.mood = 'breaks';
    await send();
    sms.mood = 'well';
    at('12:06:00');
    await send();
    at('12:10:00');
    await send();
    expect(await messageAt(staff, lost.id)).toMatchObject({ status: 'sent' });
    expect(takenBy(lost.phone)).toHaveLength(1);
  });

  it('waits longer after each fault, and fails after the last', async () => {
    const message = await written();
    sms.mood = 'busy';
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      await send();
      const { held_until, rule } = await messageAt(staff, message.id);
      if (held_until === null) continue;
      expect(rule).toBe('retry');
      waits.push((Date.parse(held_until) - clock().getTime()) / 60_000);
      server.setClock(held_until);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    expect(await messageAt(staff, message.id)).toMatchObject({
      status: 'failed',
      rule: 'tries_used_up',
      tries: 6,
    });
  });

  it('that the sender stumbles over does not stop the others', async () => {
    const [poison, well] = [await written(), await written()];
    const stumbling: Gateways = {
      sms: {
        ask: async () => ({ kind: 'never_heard' }),
        send: async (letter) => {
          if (letter.to === poison.phone) throw new Error('out of memory');
          return { kind: 'accepted', reference: null };
        },
      },
    };
    await send(stumbling);
    expect(await messageAt(staff, well.id)).toMatchObject({ status: 'sent' });
    expect(await messageAt(staff, poison.id)).toMatchObject({ status: 'sending' });
    at('12:03:00');
    await send();
    at('12:05:00');
    await send();
    expect(takenBy(poison.phone)).toHaveLength(1);
  });

  it('is held, let go, stopped and sent again by people, with a reason', async () => {
    const message = await written();
    const command = (verb: string, body: object = {}, by: Agent = staff) =>
      by.post(`/api/messages/${message.id}/${verb}`).send(body);
    await command('hold', {}).expect(400);
    await command('hold', { reason: '客户正在来网点' }, compliance).expect(403);
    await command('hold', { reason: '客户正在来网点' }).expect(200);
    await command('hold', { reason: '客户正在来网点' }).expect(409);
    await send();
    expect(await messageAt(staff, message.id)).toMatchObject({ status: 'held', rule: 'by_hand' });
    await command('release').expect(200);
    await command('release').expect(409);
    await command('resend').expect(409);
    sms.mood = 'refuses';
    await send();
    const failed = await messageAt(staff, message.id);
    expect(failed).toMatchObject({ status: 'failed', rule: 'gateway_refused' });
    expect(failed.gateway_words).toMatch(/blacklisted/);
    sms.mood = 'well';
    await command('cancel', { reason: '不发了吧' }).expect(409);
    await command('resend').expect(200);
    await command('resend').expect(409);
    const [, again] = await messagesOf(staff, { borrower_id: message.borrower_id });
    expect(again).toMatchObject({ status: 'queued', after_id: message.id });
    await staff
      .post(`/api/messages/${again?.id}/cancel`)
      .send({ reason: '已电话沟通' })
      .expect(200);
    await send();
    expect(takenBy(message.phone)).toHaveLength(0);
  });

  it('by mail needs consent with an address; a lost one is settled by a person', async () => {
    const letter = await approvedTemplate(desk, {
      channel: 'email',
      subject_zh: '{lender}还款提醒',
      text_en: 'Dear {borrower_name}, {owed_today} is due.',
      subject_en: 'A reminder from {lender}',
    });
    const { borrower_id, loan_id } = await lateBorrower();
    const refused = await writeMessage(staff, borrower_id, [loan_id], letter.id).expect(422);
    expect(refused.body.reason).toBe('message_no_consent');
    const consent = { borrower_id, channel: 'email', kind: 'consent', way: 'app', said_on: TODAY };
    await staff.post('/api/message_consents').send(consent).expect(400);
    await staff
      .post('/api/message_consents')
      .send({ ...consent, sent_to: 'wang@example.com' })
      .expect(201);
    const { body } = await writeMessage(staff, borrower_id, [loan_id], letter.id).expect(201);
    expect(body.sent_to).toBe('w****@example.com');
    await send();
    expect(mail.mails.at(-1)).toMatch(/To: wang@example.com/);
    expect(await messageAt(staff, body.id)).toMatchObject({ status: 'sent' });
    const lost = await writeMessage(staff, borrower_id, [loan_id], letter.id).expect(201);
    const unsure = { kind: 'unsure', words: 'timeout' } as const;
    await send({ email: { send: async () => unsure } });
    at('12:05:00');
    await send();
    expect(await messageAt(staff, lost.body.id)).toMatchObject({ status: 'unknown' });
    const settle = `/api/messages/${lost.body.id}/settle`;
    await staff.post(settle).send({ arrived: false, reason: '退信已收到' }).expect(200);
    await staff.post(settle).send({ arrived: true, reason: '退信已收到' }).expect(409);
    expect(await messageAt(staff, lost.body.id)).toMatchObject({ status: 'failed' });
  });

  it('waits in the house where nothing leaves, as it would be sent', async () => {
    const message = await written();
    expect(await send({})).toMatchObject({ handed: 0 });
    expect(await messageAt(staff, message.id)).toMatchObject({
      status: 'held',
      rule: 'not_leaving',
    });
    await send();
    expect(await messageAt(staff, message.id)).toMatchObject({ status: 'sent' });
    // What waits too long is of no use any more, also where nothing leaves.
    const late = await written();
    await send({});
    at('09:00:00', '2026-03-08');
    await send({});
    expect(await messageAt(staff, late.id)).toMatchObject({ status: 'refused', rule: 'too_late' });
  });

  it('is about loans of its borrower that are not settled', async () => {
    const [one, other] = [await lateBorrower(), await lateBorrower()];
    const { body } = await writeMessage(
      staff,
      one.borrower_id,
      [other.loan_id],
      template.id,
    ).expect(400);
    expect(body.errors.loan_ids).toMatch(/another person/);
    await pay(staff, one.loan_id, 1_242_000 + 8_850 + 1_005);
    const settled = await writeMessage(staff, one.borrower_id, [one.loan_id], template.id);
    expect(settled.body.reason).toBe('message_loan_closed');
  });
});
