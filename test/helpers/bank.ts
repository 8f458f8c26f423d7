import type { Agent } from 'supertest';
import type { BankDay } from '../../server/contract/resources/bankDays.ts';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import type { StatementAnswer } from '../../server/contract/resources/bankStatements.ts';
import { query, TODAY } from './api.ts';

/** A line as a bank's file tells it. */
export interface Told {
  on?: string;
  amount: string;
  payer?: string;
  account?: string;
  remark?: string;
  reference?: string;
  way?: '收入' | '支出';
}

export const HEADER = '交易日期,交易金额（元）,收/支,对方户名,对方账号,附言,交易流水号';
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text}"` : text);

/** A statement as a bank exports it: a title, a header, rows, a total. */
export const statementOf = (lines: readonly Told[]): string =>
  [
    '招商银行交易明细,,,,,,',
    HEADER,
    ...lines.map(
      ({
        on = TODAY,
        amount,
        way = '收入',
        payer = '',
        account = '',
        remark = '',
        reference = '',
      }) => [on, amount, way, payer, account, remark, reference].map(quoted).join(','),
    ),
    `合计,共 ${lines.length} 笔,,,,,`,
  ].join('\r\n');

let sources = 0;
export async function createSource(agent: Agent, sent: object = {}): Promise<number> {
  sources += 1;
  const { body } = await agent
    .post('/api/bank_sources')
    .send({ name: `招行 ${sources}`, channel: 'bank_transfer', ...sent })
    .expect(201);
  return (body as { id: number }).id;
}

/** Sends a statement; answers status and body. */
export async function sendStatement(
  agent: Agent,
  source_id: number,
  text: string | Buffer,
  fields: Record<string, string> = {},
): Promise<{ status: number; body: StatementAnswer & { errors: Record<string, string> } }> {
  const { status, body } = await agent
    .post('/api/bank_statements')
    .field({ source_id: String(source_id), ...fields })
    .attach('file', Buffer.from(text), { filename: '流水.csv', contentType: 'text/csv' });
  return { status, body: body as StatementAnswer & { errors: Record<string, string> } };
}

/** Brings a statement in. */
export async function bring(
  agent: Agent,
  source_id: number,
  lines: readonly Told[],
): Promise<StatementAnswer & { id: number }> {
  const { status, body } = await sendStatement(agent, source_id, statementOf(lines));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as StatementAnswer & { id: number };
}

/** Lines by a filter, in the order of the file. */
export async function readLines(agent: Agent, filter: object): Promise<BankLine[]> {
  const { body } = await agent
    .get('/api/bank_lines')
    .query(query({ filter, range: [0, 999], sort: ['id', 'ASC'] }))
    .expect(200);
  return body as BankLine[];
}

/** Brings one line in and answers it. */
export async function bringLine(agent: Agent, source_id: number, told: Told): Promise<BankLine> {
  const { id } = await bring(agent, source_id, [told]);
  const [line] = await readLines(agent, { statement_id: id });
  if (line === undefined) throw new Error('no line came of the statement');
  return line;
}

export const decide = (agent: Agent, { id }: { id: number }, verb: string, body: object) =>
  agent.post(`/api/bank_lines/${id}/${verb}`).send(body);

export const onDay = (agent: Agent, day: string, verb: string, body: object = {}) =>
  agent.post(`/api/bank_days/${day}/${verb}`).send(body);

export async function readDay(agent: Agent, day_on: string): Promise<BankDay> {
  const { body } = await agent
    .get('/api/bank_days')
    .query(query({ filter: { day_on_gte: day_on, day_on_lte: day_on }, range: [0, 9] }))
    .expect(200);
  const [day] = body as BankDay[];
  if (day === undefined) throw new Error(`no day ${day_on}`);
  return day;
}

/** All payments of a loan that stand. */
export async function paymentsOn(
  agent: Agent,
  loan_id: number,
): Promise<{ id: number; amount_minor: number; paid_on: string; channel: string }[]> {
  const { body } = await agent
    .get('/api/payments')
    .query(query({ filter: { loan_id, status: 'posted' }, range: [0, 99], sort: ['id', 'ASC'] }))
    .expect(200);
  return body as { id: number; amount_minor: number; paid_on: string; channel: string }[];
}
