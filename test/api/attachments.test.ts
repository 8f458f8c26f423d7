import { createHash } from 'node:crypto';
import type { Agent, Response, Test } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../server/contract/limits.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { contents, rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor, compliance, admin } = await openDesk();
let loan: number;
let legalCase: number;
beforeAll(async () => {
  loan = (await createLoan(staff, await createBorrower(staff))).id;
  legalCase = (
    await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1 }).expect(201)
  ).body.id as number;
});

const db = () => server.deps.database.read;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Bytes of each kind; every call of one other bytes, so that no test finds another's file. */
let made = 0;

const after = (mark: number[], length = 64): Buffer => {
  made += 1;
  return Buffer.concat([
    Buffer.from(mark),
    Buffer.from(`-${made}-`),
    Buffer.alloc(length, made % 251),
  ]);
};
const pdf = (length?: number) => after([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37], length);
const png = () => after([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpeg = () => after([0xff, 0xd8, 0xff, 0xe0]);
const webp = () => after([0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50]);
interface Sent {
  bytes?: Buffer;
  filename?: string;
  contentType?: string;
  fields?: Record<string, string | number>;
}
const send = (
  agent: Agent,
  { bytes = pdf(), filename = 'scan.pdf', contentType = 'application/pdf', fields = {} }: Sent = {},
): Test => {
  const all: Record<string, string | number> = {
    resource: 'legal_cases',
    record_id: legalCase,
    kind: 'evidence',
    ...fields,
  };
  return agent.post('/api/attachments').field(all).attach('file', bytes, { filename, contentType });
};
const attach = async (
  agent: Agent,
  sent: Sent = {},
): Promise<Record<string, unknown> & { id: number }> => (await send(agent, sent).expect(201)).body;
const open = (agent: Agent, id: number): Test =>
  agent
    .get(`/api/attachments/${id}/file`)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });
const withdraw = (agent: Agent, id: number): Test =>
  agent.post(`/api/attachments/${id}/withdraw`).send({ reason: '传错了' });
const events = async (id: number): Promise<Record<string, unknown>[]> =>
  (
    await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'attachments', record_id: id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body;
/** Refused, with words at the field, and nothing written. */
async function refused(
  request: () => Test,
  status: number,
  field?: string,
): Promise<Response['body']> {
  const before = await contents(db());
  const { body } = await request().expect(status);
  expect(await contents(db())).toBe(before);
  if (field !== undefined) expect(Object.keys(body.errors)).toContain(field);
  return body;
}

/** The head of a file of the ISO base media format. */
const media = (brand: string): Buffer => Buffer.from(`\0\0\0\u0018${brand}\0\0\0\0`);

describe('a file', () => {
  it.each([
    ['a PDF', pdf, 'scan.pdf', 'application/pdf'],
    ['a PNG', png, 'scan.png', 'image/png'],
    ['a JPEG', jpeg, 'scan.JPG', 'image/jpeg'],
    ['a WebP', webp, 'scan.webp', 'image/webp'],
    ['a HEIC', () => media('ftypheic'), 'IMG_0001.HEIC', 'image/heic'],
    ['a recording (M4A)', () => media('ftypM4A '), 'call.m4a', 'audio/mp4'],
    ['a recording (MP3)', () => Buffer.from('ID3\u0004call'), 'call.mp3', 'audio/mpeg'],
    ['a recording (WAV)', () => Buffer.from('RIFF....WAVEfmt '), 'call.wav', 'audio/wav'],
    ['a recording (AMR)', () => Buffer.from('#!AMR\n......'), 'call.amr', 'audio/amr'],
  ] as const)(
    'that is %s comes back byte for byte, with its hash and type',
    async (_name, make, filename, contentType) => {
      const bytes = make();
      const row = await attach(staff, { bytes, filename, contentType });
      expect(row).toMatchObject({
        resource: 'legal_cases',
        record_id: legalCase,
        kind: 'evidence',
        file_name: filename,
        content_type: contentType,
        size_bytes: bytes.length,
        sha256: sha256(bytes),
        uploaded_by: 1,
        status: 'recorded',
        withdrawn_by: null,
        withdrawal_reason: null,
        version: 1,
      });
      const answer = await open(staff2, row.id).expect(200);
      expect((answer.body as Buffer).equals(bytes)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': contentType,
        'content-disposition': `inline; filename="${filename}"; filename*=UTF-8''${filename}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': 'sandbox',
        'cache-control': 'no-store',
      });
      expect((await staff.get(`/api/attachments/${row.id}`).expect(200)).body).toEqual(row);
    },
  );

  it('of exactly 10 MB is taken, and comes back whole', async () => {
    const bytes = pdf(MAX_FILE_BYTES).subarray(0, MAX_FILE_BYTES);
    const row = await attach(staff, { bytes });
    expect(row).toMatchObject({ size_bytes: MAX_FILE_BYTES, sha256: sha256(bytes) });
    expect(sha256((await open(staff, row.id).expect(200)).body as Buffer)).toBe(row['sha256']);
  });

  it('that is attached twice is kept once, as two attachments of one hash', async () => {
    const bytes = pdf();
    const before = await rowCount(db(), 'attachment_files');
    const [one, other] = [
      await attach(staff, { bytes }),
      await attach(staff2, {
        bytes,
        filename: 'again.pdf',
        fields: { resource: 'loans', record_id: loan, kind: 'contract' },
      }),
    ];
    expect(await rowCount(db(), 'attachment_files')).toBe(before + 1);
    const { body } = await staff
      .get('/api/attachments')
      .query(query({ filter: { sha256: one['sha256'] }, sort: ['id', 'ASC'] }))
      .expect(200);
    expect(body).toEqual([one, other]);
    expect((await open(staff, other.id).expect(200)).headers['content-disposition']).toContain(
      'again.pdf',
    );
  });

  it('belongs to a record of any kind that files can be attached to', async () => {
    const borrower = await createBorrower(staff);
    const contact = (
      await staff
        .post('/api/borrower_contacts')
        .send({
          borrower_id: borrower,
          relation: 'guarantor',
          full_name: '保人',
          phone: '13900001111',
        })
        .expect(201)
    ).body.id as number;
    const note = (
      await staff
        .post('/api/collection_notes')
        .send({
          loan_id: loan,
          channel: 'call',
          contacted_party: 'borrower',
          outcome: 'connected',
          content: '通话',
        })
        .expect(201)
    ).body.id as number;
    for (const [resource, record_id] of [
      ['borrowers', borrower],
      ['borrower_contacts', contact],
      ['collection_notes', note],
      ['loans', loan],
      ['legal_cases', legalCase],
    ] as const) {
      const row = await attach(staff, { fields: { resource, record_id, kind: 'identity' } });
      const { body, headers } = await staff
        .get('/api/attachments')
        .query(query({ filter: { resource, record_id, kind: 'identity' } }))
        .expect(200);
      expect(body).toEqual([row]);
      expect(headers['content-range']).toBe('attachments 0-0/1');
    }
  });

  it('is found by its name, sorted, and not by a filter nobody knows', async () => {
    await attach(staff, { filename: '调解书-正本.pdf' });
    const { body } = await staff
      .get('/api/attachments')
      .query(query({ filter: { q: '调解书' }, sort: ['size_bytes', 'DESC'] }))
      .expect(200);
    expect(body).toHaveLength(1);
    await staff
      .get('/api/attachments')
      .query(query({ filter: { content: 'x' } }))
      .expect(400);
  });

  it('can be neither changed nor removed', async () => {
    const { id } = await attach(staff);
    for (const agent of [staff, supervisor]) {
      await agent.put(`/api/attachments/${id}`).send({ kind: 'other' }).expect(404);
      await agent.delete(`/api/attachments/${id}`).expect(404);
    }
  });

  it('leaves who attached it and who looked at it on record, each look once', async () => {
    const row = await attach(staff);
    await open(compliance, row.id).expect(200);
    await open(staff, row.id).expect(200);
    const [attached, first, second, ...more] = await events(row.id);
    expect(more).toEqual([]);
    expect(attached).toMatchObject({
      action: 'attach',
      actor_name: '陈晓岚',
      before: null,
      after: {
        resource: 'legal_cases',
        record_id: legalCase,
        file_name: 'scan.pdf',
        sha256: row['sha256'],
      },
    });
    expect(first).toMatchObject({
      action: 'reveal',
      actor_id: (await compliance.get('/api/session')).body.id,
      after: { file_name: 'scan.pdf', sha256: row['sha256'] },
    });
    expect(second).toMatchObject({ action: 'reveal', actor_name: '陈晓岚' });
    expect(await brokenAuditEvents(db())).toEqual([]);
  });
});

describe('who may attach and look', () => {
  it('nobody without a session, and no stranger’s page', async () => {
    const { id } = await attach(staff);
    await refused(() => send(server.anonymous()), 401);
    await refused(() => open(server.anonymous(), id), 401);
    await refused(() => send(staff).set('Sec-Fetch-Site', 'cross-site'), 403);
  });

  it('compliance and admin attach nothing, whatever else is wrong with the request', async () => {
    for (const role of ['compliance', 'admin']) {
      const agent = await server.as(role);
      expect((await refused(() => send(agent, { bytes: Buffer.alloc(0) }), 403)).code).toBe(
        'forbidden',
      );
    }
  });

  it('every role reads what there is, but an admin opens none: it is personal data', async () => {
    const { id } = await attach(staff);
    expect((await admin.get(`/api/attachments/${id}`).expect(200)).body).toMatchObject({
      id,
      file_name: 'scan.pdf',
    });
    await refused(() => open(admin, id), 403);
    for (const agent of [staff2, supervisor, compliance]) await open(agent, id).expect(200);
  });

  it('a file that is not there is 404, and leaves no event', async () => {
    for (const id of ['987654', '0', 'abc', '-1']) {
      await refused(() => staff.get(`/api/attachments/${id}/file`), 404);
      await refused(
        () => staff.post(`/api/attachments/${id}/withdraw`).send({ reason: '无' }),
        404,
      );
    }
  });
});

describe('withdrawing a file', () => {
  it('is for who uploaded it or a supervisor, once, with a reason', async () => {
    const [mine, theirs] = [await attach(staff), await attach(staff2)];
    await refused(() => staff.post(`/api/attachments/${mine.id}/withdraw`).send({}), 400, 'reason');
    expect((await refused(() => withdraw(staff2, mine.id), 403)).message).toContain('uploaded');
    await refused(() => withdraw(compliance, mine.id), 403);
    const { body } = await withdraw(staff, mine.id).expect(200);
    expect(body).toMatchObject({
      id: mine.id,
      status: 'withdrawn',
      withdrawn_by: 1,
      withdrawal_reason: '传错了',
      version: 2,
      sha256: mine['sha256'],
    });
    await refused(() => withdraw(staff, mine.id), 409);
    await withdraw(supervisor, theirs.id).expect(200);
    expect((await events(mine.id)).at(-1)).toMatchObject({
      action: 'withdraw',
      before: { status: 'recorded' },
      after: { status: 'withdrawn', withdrawal_reason: '传错了' },
    });
  });

  it('leaves the row to all, the content to compliance and supervisors, and says why', async () => {
    const bytes = pdf();
    const { id } = await attach(staff, { bytes });
    await withdraw(staff, id).expect(200);
    for (const agent of [staff, staff2]) {
      const body = await refused(() => agent.get(`/api/attachments/${id}/file`), 403);
      expect(body.message).toBe(
        'This file was withdrawn (传错了); only compliance and supervisors may open it',
      );
    }
    for (const agent of [compliance, supervisor])
      expect(((await open(agent, id).expect(200)).body as Buffer).equals(bytes)).toBe(true);
    expect((await staff2.get(`/api/attachments/${id}`).expect(200)).body).toMatchObject({
      status: 'withdrawn',
      withdrawal_reason: '传错了',
    });
  });

  it('leaves the same content that was attached elsewhere as it is', async () => {
    const bytes = pdf();
    const [one, other] = [
      await attach(staff, { bytes }),
      await attach(staff, { bytes, fields: { resource: 'loans', record_id: loan } }),
    ];
    await withdraw(staff, one.id).expect(200);
    expect(((await open(staff, other.id).expect(200)).body as Buffer).equals(bytes)).toBe(true);
  });
});
