import { randomUUID } from 'node:crypto';
import type { Agent, Test } from 'supertest';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, MAX_FILES_TOGETHER } from '../../server/contract/limits.ts';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { planOf } from '../helpers/plans.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, supervisor } = await openDesk();
const db = () => server.deps.database.read;

interface Paper {
  kind?: string;
  name?: string;
  type?: string;
  bytes?: Buffer;
}
const PDF = { name: '诊断证明.pdf', type: 'application/pdf', kind: 'evidence' };
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7 ${text}`);

const newLoan = async (): Promise<number> =>
  (await createLoan(staff, await createBorrower(staff))).id;

function send(agent: Agent, loan: number, papers: readonly Paper[], key: string = randomUUID()) {
  let request: Test = agent
    .post('/api/restructures')
    .set('Idempotency-Key', key)
    .field('record', JSON.stringify(planOf(loan)));
  for (const paper of papers) {
    const { kind, name, type, bytes = pdf(String(name)) } = { ...PDF, ...paper };
    request = request.attach(kind, bytes, { filename: name, contentType: type });
  }
  return request;
}

const filesOf = async (record_id: number) =>
  (
    await staff
      .get('/api/attachments')
      .query(query({ filter: { resource: 'restructures', record_id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body as { file_name: string; kind: string }[];

/** Neither the request nor any of its files is there. */
async function nothingWritten(
  request: () => Test,
  status: number,
): Promise<Record<string, unknown>> {
  const tables = ['restructures', 'attachments', 'attachment_files', 'audit_events'];
  const count = async () =>
    await Promise.all(tables.map(async (table) => await rowCount(db(), table)));
  const before = await count();
  const { body } = await request().expect(status);
  expect(await count()).toEqual(before);
  return body as Record<string, unknown>;
}

describe('a request for a restructure with its evidence', () => {
  it('is written in one act with its files, without a remark that there are none', async () => {
    const loan = await newLoan();
    const { body } = await send(staff, loan, [{}, { kind: 'identity', name: '身份证.pdf' }]).expect(
      201,
    );
    const { id } = body as Restructure;
    expect(await filesOf(id)).toMatchObject([
      { file_name: '诊断证明.pdf', kind: 'evidence' },
      { file_name: '身份证.pdf', kind: 'identity' },
    ]);
    await staff.post(`/api/restructures/${id}/submit`).send({}).expect(200);
    const waiting = (await supervisor.get('/api/approvals').expect(200)).body as {
      id: number;
      risks: string[];
    }[];
    expect(waiting.find((row) => row.id === id)?.risks).not.toContain('no_evidence');
  });

  it('is one request with one set of files, however often it is sent', async () => {
    const loan = await newLoan();
    const key = randomUUID();
    const first = await send(staff, loan, [{}], key).expect(201);
    const again = await send(staff, loan, [{}], key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await filesOf((first.body as Restructure).id)).toHaveLength(1);
    const other = await send(staff, loan, [{ bytes: pdf('other') }], key).expect(409);
    expect(other.body).toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['empty', { bytes: Buffer.alloc(0) }, '文件「诊断证明.pdf」是空的，请重新选择'],
    ['of no kind that is kept', { bytes: Buffer.from('MZ-program') }, '诊断证明.pdf'],
    ['another than its name says', { name: '照片.png', type: 'image/png' }, '照片.png'],
    ['too large', { bytes: Buffer.alloc(MAX_FILE_BYTES + 1, '%') }, '文件「诊断证明.pdf」超过'],
    ['of a kind that does not go here', { kind: 'contract' }, '诊断证明.pdf'],
  ] as const)(
    'writes nothing where a file is %s, and names the file',
    async (_what, paper, words) => {
      const loan = await newLoan();
      const good = { name: '收入流水.pdf' };
      const body = await nothingWritten(
        () => send(staff, loan, [good, paper]).set('Accept-Language', 'zh-CN'),
        400,
      );
      expect((body['errors'] as { files: string }).files).toContain(words);
    },
  );

  it('writes nothing where the request itself is refused', async () => {
    const loan = await newLoan();
    await send(staff, loan, [{}]).expect(201);
    const body = await nothingWritten(() => send(staff, loan, [{}]), 409);
    expect(body['errors']).toHaveProperty('loan_id');
  });

  it('says how many files may come at once', async () => {
    const loan = await newLoan();
    const many = Array.from({ length: MAX_FILES_TOGETHER + 1 }, (_none, at) => ({
      name: `第${at}页.pdf`,
    }));
    const body = await nothingWritten(() => send(staff, loan, many), 400);
    expect(body['errors']).toHaveProperty('files');
  });

  it('is refused as unreadable where its record is no JSON', async () => {
    await nothingWritten(() => staff.post('/api/restructures').field('record', '{'), 400);
    await nothingWritten(() => staff.post('/api/restructures').field('loan_id', '1'), 400);
  });

  it('is written without files as before', async () => {
    const loan = await newLoan();
    const { body } = await staff.post('/api/restructures').send(planOf(loan)).expect(201);
    expect(await filesOf((body as Restructure).id)).toEqual([]);
  });
});
