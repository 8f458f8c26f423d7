import type { Agent } from 'supertest';
import { expect } from 'vitest';
import type {
  Import,
  ImportCheck,
  ImportProgress,
  TapeMap,
} from '../../server/contract/resources/imports.ts';

/** Tapes as an administrator drops them: awkward on purpose. */

/** Signs of GBK by their bytes, as Chinese spreadsheets save them. */
const GBK = new Map<string, Buffer>();
const decoder = new TextDecoder('gb18030');
for (let high = 0x81; high <= 0xfe; high += 1)
  for (let low = 0x40; low <= 0xfe; low += 1) {
    const bytes = Buffer.from([high, low]);
    const sign = decoder.decode(bytes);
    if (sign.length === 1) GBK.set(sign, bytes);
  }
export const gbk = (text: string): Buffer =>
  Buffer.concat(Array.from(text, (sign) => GBK.get(sign) ?? Buffer.from(sign)));

export const HEAD =
  '客户编号,姓名,身份证号,手机号,合同号,产品,放款金额（元）,年利率(%),期数,还款方式,' +
  '放款日期,首期还款日,经办';

export interface TapeLoan {
  readonly no: string;
  readonly amount?: string;
  readonly on?: string;
  readonly phone?: string;
  readonly name?: string;
}

/** A row per loan, its borrower in the same row. */
export const rowOf = ({
  no,
  amount = '"1,200.00"',
  on = '2025-12-01',
  phone = '138 0000 1111',
  name = '张三',
}: TapeLoan): string =>
  `K-${no},${name},,${phone},${no},cash_loan,${amount},12,2,等额本息,${on},2026/1/1,甲`;

/** A title and a line of its day above the header; GBK. */
export const loanFile = (loans: readonly TapeLoan[]): Buffer =>
  gbk(['某某金融 放款明细', '导出日期 2026-03-05', HEAD, ...loans.map(rowOf), ''].join('\r\n'));

/** Payments of a bank: numbers of its own, days as a spreadsheet counts them. */
export const paymentFile = (nos: readonly string[]): Buffer =>
  Buffer.from(
    [
      '合同号\t交易流水号\t交易时间\t金额（元）\t渠道',
      ...nos.map((no, at) => `${no}\t9900${at}\t46027\t100.50\t对公转账`),
      '',
    ].join('\n'),
  );

export type Files = Readonly<Record<string, Buffer>>;

/** Drops files; answers status and body. */
export async function drop(
  agent: Agent,
  files: Files,
  source = '旧系统',
): Promise<{ status: number; body: Import & { message: string } }> {
  const form = agent.post('/api/imports').field('record', JSON.stringify({ source }));
  for (const [filename, content] of Object.entries(files))
    void form.attach('files', content, { filename, contentType: 'text/csv' });
  const { status, body } = await form;
  return { status, body: body as Import & { message: string } };
}

export const checkOf = async (agent: Agent, id: number): Promise<ImportCheck> =>
  (await agent.post(`/api/imports/${id}/check`).send({}).expect(200)).body as ImportCheck;

export const importAt = async (agent: Agent, id: number): Promise<Import> =>
  (await agent.get(`/api/imports/${id}`).expect(200)).body as Import;

export const change = async (agent: Agent, id: number, sent: object): Promise<Import> =>
  (await agent.put(`/api/imports/${id}`).send(sent).expect(200)).body as Import;

/** Waits until an import runs no more. */
export async function ended(agent: Agent, id: number): Promise<Import> {
  for (;;) {
    const { body } = await agent.get(`/api/imports/${id}/progress`).expect(200);
    if ((body as ImportProgress).status !== 'running') return await importAt(agent, id);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs an import to its end. */
export async function run(agent: Agent, id: number): Promise<Import> {
  await agent.post(`/api/imports/${id}/run`).send({}).expect(202);
  return await ended(agent, id);
}

/** Drops files and takes them in. */
export async function bringIn(agent: Agent, files: Files, source?: string): Promise<Import> {
  const { status, body } = await drop(agent, files, source);
  expect(status).toBe(201);
  return await run(agent, body.id);
}

export type { TapeMap };
