import type { Agent } from 'supertest';
import { afterAll } from 'vitest';
import type { Deps } from '../../server/deps.ts';
import type { Message } from '../../server/contract/resources/messages.ts';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import type { OutreachPolicy } from '../../server/domain/outreach/journey.ts';
import type { Gateways } from '../../server/features/outreach/gateways/gateway.ts';
import { httpGateway } from '../../server/features/outreach/gateways/httpGateway.ts';
import { smtpGateway } from '../../server/features/outreach/gateways/smtpGateway.ts';
import { sendMessages, type Round } from '../../server/features/outreach/sending.ts';
import { query, TODAY } from './api.ts';
import { createBorrower, createLateLoan, newPhone } from './book.ts';
import { beijing } from './contacts.ts';
import { SECRET, startGateway, startMailServer } from './gateway.ts';
import type { Desk } from './desk.ts';
import { enactPolicy } from './policies.ts';

/** Templates, journeys and the outbox, as the tests of messages use them. */

export const SMS = {
  channel: 'sms',
  text_zh: '{borrower_name}您好，尾号{loan_tails}今天应还{owed_today}元，详询{hotline}。',
};

let codes = 0;
/** A template that a supervisor wrote. */
export async function writeTemplate(agent: Agent, changes: object = {}): Promise<MessageTemplate> {
  codes += 1;
  const sent = { code: `text_${codes}`, name: `模板 ${codes}`, ...SMS, ...changes };
  return (await agent.post('/api/message_templates').send(sent).expect(201))
    .body as MessageTemplate;
}

/** A template that compliance approved. */
export async function approvedTemplate(
  { supervisor, compliance }: Pick<Desk, 'supervisor' | 'compliance'>,
  changes: object = {},
): Promise<MessageTemplate> {
  const template = await writeTemplate(supervisor, changes);
  await compliance
    .post(`/api/message_versions/${template.proposed_id}/approve`)
    .send({})
    .expect(200);
  return template;
}

/** A policy of outreach with some steps. */
export const outreachWith = (steps: OutreachPolicy['steps'], changes: object = {}) => ({
  kind: 'outreach',
  value: {
    signature: '测试消金',
    lender: '测试消费金融公司',
    hotline: '400-123-4567',
    opt_out_hint: '拒收请回复T',
    price_minor: 5,
    at: '10:00',
    valid_days: 1,
    steps,
    ...changes,
  },
});

/** Puts some steps in force. */
export const enactSteps = async (
  desk: Desk,
  steps: OutreachPolicy['steps'],
  changes: object = {},
): Promise<number> => await enactPolicy(desk, outreachWith(steps, changes));

/** A message by hand, as it is sent. */
export const writeMessage = (
  agent: Agent,
  borrower_id: number,
  loan_ids: number[],
  template_id: number,
) => agent.post('/api/messages').send({ borrower_id, loan_ids, template_id });

/** Messages of a borrower, the first first. */
export const messagesOf = async (agent: Agent, filter: object): Promise<Message[]> =>
  (
    await agent
      .get('/api/messages')
      .query(query({ filter, range: [0, 99], sort: ['id', 'ASC'] }))
      .expect(200)
  ).body as Message[];

export const messageAt = async (agent: Agent, id: number): Promise<Message> =>
  (await agent.get(`/api/messages/${id}`).expect(200)).body as Message;

const FROM = 'Lender <mail@lender.example>';

/** A desk whose messages leave, by a gateway and a mail server on this machine. */
export async function openOutreach(desk: Desk) {
  const { server, staff } = desk;
  const clock = () => server.deps.clock.now();
  const sms = await startGateway(clock);
  const mail = await startMailServer();
  const outreach = {
    leaves: true,
    sms: { url: sms.url, secret: SECRET },
    app: undefined,
    smtp: { url: mail.url, from: FROM },
  };
  // The routes know the settings that the server was started with.
  Object.assign(server.deps.config, { outreach });
  const gateways: Gateways = {
    sms: httpGateway({ url: sms.url, secret: SECRET }, clock),
    email: smtpGateway({ url: mail.url, from: FROM }),
  };
  afterAll(async () => {
    gateways.email?.close?.();
    await sms.close();
    await mail.close();
  });
  const template = await approvedTemplate(desk);
  const deps: Deps = server.deps;
  /** A late borrower with a number of their own. */
  const lateBorrower = async () => {
    const phone = newPhone();
    const borrower_id = await createBorrower(staff, { phone });
    return { borrower_id, phone, loan_id: await createLateLoan(staff, borrower_id) };
  };
  return {
    sms,
    mail,
    gateways,
    template,
    deps,
    lateBorrower,
    clockNow: (): string => clock().toISOString(),
    at: (time: string, on = TODAY): void => server.setClock(beijing(time, on)),
    send: async (through: Gateways = gateways): Promise<Round> => await sendMessages(deps, through),
    /** A message by hand to a late borrower, in the outbox. */
    written: async (): Promise<Message & { phone: string }> => {
      const { borrower_id, loan_id, phone } = await lateBorrower();
      const { body } = await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
      return { ...(body as Message), phone };
    },
    keyOf: (message: { phone: string }): string =>
      sms.taken.find(({ to }) => to === message.phone)?.key ?? '',
    takenBy: (phone: string) => sms.taken.filter(({ to }) => to === phone),
  };
}
