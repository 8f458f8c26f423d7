import { beforeEach, describe, expect, it } from 'vitest';
import { queueMessages } from '../../server/features/outreach/queueing.ts';
import { sendMessages } from '../../server/features/outreach/sending.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, newPhone, pay } from '../helpers/book.ts';
import { beijing } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import {
  approvedTemplate,
  enactSteps,
  messageAt,
  messagesOf,
  openOutreach,
  outreachWith,
  writeMessage,
  writeTemplate,
} from '../helpers/outreach.ts';
import { askPolicy } from '../helpers/policies.ts';

/** Texts that compliance approves, and the journeys that send them. */

const desk = await openDesk();
const { server, staff, supervisor, compliance, admin } = desk;
const { sms, mail, gateways, template, deps, at, send, lateBorrower } = await openOutreach(desk);

beforeEach(() => {
  at('12:00:00');
  sms.mood = 'well';
});

describe('a template', () => {
  it('is refused at the field that names an unknown variable or has a loose bracket', async () => {
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
    // A text that names what is not owed today would only confuse: it is not sent.
    const ahead = await approvedTemplate(desk, { text_zh: '{due_on}应还{due_amount}元' });
    const loan = await createLoanDue(staff, borrower_id, '2026-02-01');
    const empty = await writeMessage(staff, borrower_id, [loan.id], ahead.id).expect(422);
    expect(empty.body.reason).toBe('message_nothing_owed');
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

describe('a journey', () => {
  const on = '2026-03-10';

  it('is proposed by a supervisor and approved by compliance; other policies are not', async () => {
    const step = { key: 'due_3', days: -3, templates: [template.code] };
    await askPolicy(supervisor, outreachWith([step])).expect(201);
    const twice = outreachWith([step, { ...step, days: 1 }]);
    await askPolicy(supervisor, twice).expect(400);
    const nobody = outreachWith([{ ...step, templates: ['of_nobody'] }]);
    const refused = await askPolicy(supervisor, nobody).expect(400);
    expect(refused.body.errors.value).toMatch(/of_nobody/);
    const { body } = await askPolicy(supervisor, {
      kind: 'tolerance',
      value: { amount_minor: 1, share_bps: 1 },
    }).expect(403);
    expect(body.errors.kind).toMatch(/outreach only/);
  });

  it('writes once a day about all loans, and each step of a due date once', async () => {
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
