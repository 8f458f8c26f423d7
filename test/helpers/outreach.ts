import type { Agent } from 'supertest';
import type { Message } from '../../server/contract/resources/messages.ts';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import type { OutreachPolicy } from '../../server/domain/outreach/journey.ts';
import { query } from './api.ts';
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
