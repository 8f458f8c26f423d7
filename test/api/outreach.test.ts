import type { Agent } from 'supertest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../server/deps.ts';
import type { Message } from '../../server/contract/resources/messages.ts';
import type { Gateways } from '../../server/features/outreach/gateways/gateway.ts';
import { httpGateway } from '../../server/features/outreach/gateways/httpGateway.ts';
import { smtpGateway } from '../../server/features/outreach/gateways/smtpGateway.ts';
import { queueMessages } from '../../server/features/outreach/queueing.ts';
import { sendMessages, type Round } from '../../server/features/outreach/sending.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, createLoanDue, newPhone, pay } from '../helpers/book.ts';
import { beijing, checkContact } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { SECRET, signed, startGateway, startMailServer } from '../helpers/gateway.ts';
import {
  approvedTemplate,
  enactSteps,
  messageAt,
  messagesOf,
  outreachWith,
  writeMessage,
  writeTemplate,
} from '../helpers/outreach.ts';
import { askPolicy } from '../helpers/policies.ts';

const desk = await openDesk();
const { server, staff, supervisor, compliance, admin } = desk;
const clock = () => server.deps.clock.now();
const sms = await startGateway(clock);
const mail = await startMailServer();
const deps: Deps = {
  ...server.deps,
  config: {
    ...server.deps.config,
    outreach: {
      leaves: true,
      sms: { url: sms.url, secret: SECRET },
      app: undefined,
      smtp: { url: mail.url, from: 'Lender <mail@lender.example>' },
    },
  },
};
// The routes know the settings that the server was started with.
Object.assign(server.deps.config, { outreach: deps.config.outreach });
const gateways: Gateways = {
  sms: httpGateway({ url: sms.url, secret: SECRET }, clock),
  email: smtpGateway({ url: mail.url, from: 'Lender <mail@lender.example>' }),
};
afterAll(async () => {
  gateways.email?.close?.();
  await sms.close();
  await mail.close();
});

const send = async (through: Gateways = gateways): Promise<Round> =>
  await sendMessages(deps, through);
const at = (time: string, on = TODAY): void => server.setClock(beijing(time, on));

/** A late borrower with a number of their own. */
async function lateBorrower(agent: Agent = staff) {
  const phone = newPhone();
  const borrower_id = await createBorrower(agent, { phone });
  return { borrower_id, phone, loan_id: await createLateLoan(agent, borrower_id) };
}

const template = await approvedTemplate(desk);

/** A message by hand to a late borrower, in the outbox. */
async function written(): Promise<Message & { phone: string }> {
  const { borrower_id, loan_id, phone } = await lateBorrower();
  const { body } = await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
  return { ...(body as Message), phone };
}

/** Tells the server what the gateway knows, signed by it. */
const tell = (receipts: object[], headers = signed(JSON.stringify({ receipts }), clockNow())) =>
  server.anonymous().post('/api/message_receipts').set(headers).send(JSON.stringify({ receipts }));
const clockNow = () => clock().toISOString();
const keyOf = (message: { phone: string }): string =>
  sms.taken.find(({ to }) => to === message.phone)?.key ?? '';
const takenBy = (phone: string) => sms.taken.filter(({ to }) => to === phone);

beforeEach(() => {
  at('12:00:00');
  sms.mood = 'well';
});

describe('a template', () => {
  it('is refused at the field where a name is unknown, a bracket loose or a subject wrong', async () => {
    for (const [field, value] of [
      ['text_zh', '尊敬的{客户}'],
      ['text_en', 'Dear {borrower_name'],
      ['subject_zh', '还款提醒'],
    ] as const) {
      const sent = { code: 'wrong', name: '错', channel: 'sms', text_zh: '好', [field]: value };
      const { body } = await supervisor.post('/api/message_templates').send(sent).expect(400);
      expect(Object.keys(body.errors)).toContain(field);
    }
    await staff.post('/api/message_templates').send({ code: 'mine' }).expect(403);
  });

  it('is sent in its approved words until compliance approves others', async () => {
    const { id, proposed_id } = await writeTemplate(supervisor);
    const { borrower_id, loan_id } = await lateBorrower();
    const early = await writeMessage(staff, borrower_id, [loan_id], id).expect(422);
    expect(early.body.errors.template_id).toMatch(/no approved version/);
    await supervisor.post(`/api/message_versions/${proposed_id}/approve`).send({}).expect(403);
    await compliance.post(`/api/message_versions/${proposed_id}/approve`).send({}).expect(200);
    const changed = await supervisor
      .put(`/api/message_templates/${id}`)
      .send({ text_zh: '{borrower_name}，请致电{hotline}' })
      .expect(200);
    expect(changed.body).toMatchObject({ approved_number: 1, proposed_number: 2 });
    const { body } = await writeMessage(staff, borrower_id, [loan_id], id).expect(201);
    expect(body.text).toMatch(/^【贷后】王小明您好，尾号.{4}今天应还4,518.55元，.*拒收请回复T$/);
    const next = `/api/message_versions/${changed.body.proposed_id}/approve`;
    await compliance.post(next).send({}).expect(200);
    await compliance.post(next).send({}).expect(409);
    await send();
    expect((await messageAt(staff, body.id)).text).toBe(
      '【贷后】王小明，请致电400-000-0000拒收请回复T',
    );
  });

  it('needs a reason to be approved where the lexicon points at its words', async () => {
    const { proposed_id } = await writeTemplate(supervisor, { text_zh: '再不还钱就让你坐牢' });
    const path = `/api/message_versions/${proposed_id}`;
    expect((await compliance.get(path)).body.findings_zh.length).toBeGreaterThan(0);
    const { body } = await compliance.post(`${path}/approve`).send({}).expect(422);
    expect(body.errors.comment).toMatch(/lexicon/);
    await compliance.post(`${path}/reject`).send({ comment: '威胁用语' }).expect(200);
  });

  it('shows what a real borrower would get, with its length and price', async () => {
    const { borrower_id } = await lateBorrower();
    const { body } = await staff
      .post('/api/message_templates/preview')
      .send({
        channel: 'sms',
        language: 'zh',
        text: `${'好'.repeat(60)}{overdue_amount}`,
        borrower_id,
      })
      .expect(200);
    expect(body).toMatchObject({ encoding: 'ucs2', units: 78, parts: 2, cost_minor: 10, left: 56 });
    expect(body.text).toContain('3,330.00');
    const wrong = { channel: 'sms', language: 'en', text: 'Hello {who}' };
    const sample = await staff.post('/api/message_templates/preview').send(wrong).expect(200);
    expect(sample.body.unknown).toEqual(['who']);
  });

  it('is not sent any more once it is retired', async () => {
    const one = await approvedTemplate(desk);
    const { borrower_id, loan_id } = await lateBorrower();
    const { body } = await writeMessage(staff, borrower_id, [loan_id], one.id).expect(201);
    await supervisor.post(`/api/message_templates/${one.id}/retire`).send({}).expect(200);
    await send();
    expect(await messageAt(staff, body.id)).toMatchObject({
      status: 'refused',
      rule: 'not_approved',
    });
  });
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

  it('is the last by its channel where the borrower answers T, by whatever way it was to go', async () => {
    const message = await written();
    await send();
    const reply = { id: 'r-t', key: keyOf(message), kind: 'reply', at: clockNow(), words: ' Ｔ。' };
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
    const before = (await checkContact(staff, loan_id)).today.unanswered;
    for (let n = 0; n < 6; n += 1) {
      await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
      await send();
    }
    const check = await checkContact(staff, loan_id);
    expect(check).toMatchObject({ allowed: false, rule: 'attempts_per_day' });
    expect(check.today.unanswered).toBe(before + 6);
    const seventh = await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
    expect(seventh.body).toMatchObject({ status: 'held', rule: 'attempts_per_day' });
    // A message says nothing of whether the borrower can be reached: nobody else is called for it.
    const other = await checkContact(staff, loan_id, { contacted_party: 'emergency_contact' });
    expect(other.rule).toBe('third_party_not_lost');
  });

  it('is asked about by its key where the answer was lost, and never sent again blindly', async () => {
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

  it('by mail needs consent with an address, and of one nobody knows of a person tells', async () => {
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
  });

  it('is about loans of its borrower only, and nothing is sent about one that is settled', async () => {
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

describe('a journey', () => {
  const on = '2026-03-10';

  it('is proposed by a supervisor and approved by compliance; other policies are not', async () => {
    const step = { key: 'due_3', days: -3, templates: [template.code] };
    await askPolicy(supervisor, outreachWith([step])).expect(201);
    const twice = outreachWith([step, { ...step, days: 1 }]);
    await askPolicy(supervisor, twice).expect(400);
    const { body } = await askPolicy(supervisor, {
      kind: 'tolerance',
      value: { amount_minor: 1, share_bps: 1 },
    }).expect(403);
    expect(body.errors.kind).toMatch(/outreach only/);
  });

  it('writes to a person once a day about all loans, and each step of a due date once', async () => {
    await enactSteps(desk, [
      { key: 'due_0', days: 0, templates: [template.code] },
      { key: 'late_2', days: 2, templates: [template.code] },
    ]);
    const borrower_id = await createBorrower(staff, { phone: newPhone() });
    const due = await createLoanDue(staff, borrower_id, on);
    const late = await createLoanDue(staff, borrower_id, '2026-03-08');
    const day = await desk.on(on);
    day.server.setClock(beijing('09:00:00', on));
    const then = {
      ...deps,
      clock: day.server.deps.clock,
      config: { ...deps.config, businessDate: on },
    };
    await queueMessages(then);
    await queueMessages(then);
    const [message, ...others] = await messagesOf(day.staff, { borrower_id });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      step: 'late_2',
      loan_ids: [late.id, due.id],
      not_before: beijing('10:00:00', on),
      requested_by: null,
    });
    expect(await sendMessages(then, gateways)).toMatchObject({ handed: 0 });
    await pay(day.staff, late.id, 1_300_000, on);
    at('10:00:00', on);
    day.server.setClock(beijing('10:00:00', on));
    expect(await sendMessages(then, gateways)).toMatchObject({ handed: 1 });
    // What was paid meanwhile is not written about.
    expect(await messageAt(day.staff, message?.id ?? 0)).toMatchObject({
      status: 'sent',
      loan_ids: [due.id],
    });
  });

  it('goes on by mail where the SMS is not taken, and drops what was paid', async () => {
    const letter = await approvedTemplate(desk, { channel: 'email', subject_zh: '还款提醒' });
    await enactSteps(desk, [{ key: 'late_5', days: 5, templates: [template.code, letter.code] }]);
    const due_on = '2026-03-07';
    const [one, paid] = [
      await createBorrower(staff, { phone: newPhone() }),
      await createBorrower(staff, { phone: newPhone() }),
    ];
    await staff.post('/api/message_consents').send({
      borrower_id: one,
      channel: 'email',
      kind: 'consent',
      way: 'contract',
      sent_to: 'one@example.com',
      said_on: TODAY,
    });
    await createLoanDue(staff, one, due_on);
    const loan = await createLoanDue(staff, paid, due_on);
    const today = '2026-03-12';
    const day = await desk.on(today);
    day.server.setClock(beijing('11:00:00', today));
    server.setClock(beijing('11:00:00', today));
    const then = {
      ...deps,
      clock: day.server.deps.clock,
      config: { ...deps.config, businessDate: today },
    };
    await queueMessages(then);
    await pay(day.staff, loan.id, 1_300_000, today);
    sms.mood = 'refuses';
    await sendMessages(then, gateways);
    const [first, next] = await messagesOf(day.staff, { borrower_id: one });
    expect(first).toMatchObject({ status: 'failed', channel: 'sms' });
    expect(next).toMatchObject({ status: 'sent', channel: 'email', after_id: first?.id });
    expect(mail.mails.at(-1)).toMatch(/one@example.com/);
    expect(await messagesOf(day.staff, { borrower_id: paid })).toMatchObject([
      { status: 'refused', rule: 'loan_closed' },
    ]);
  });
});

it('templates are written by supervisors and admins, and read by everybody', async () => {
  await writeTemplate(admin);
  for (const agent of [staff, supervisor, compliance, admin]) {
    await agent.get('/api/message_templates').expect(200);
    await agent.get('/api/messages').expect(200);
  }
});
