import { createHash } from 'node:crypto';
import type { Agent, Response, Test } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { ATTACHABLE } from '../../server/contract/enums.ts';
import { MAX_FILE_BYTES } from '../../server/contract/limits.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { contents, rowCount } from '../helpers/rows.ts';

const { server, staff, staff2 } = await openDesk();
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

describe('the name of a file', () => {
  it.each([
    ['借款合同（签字页）.pdf', '借款合同（签字页）.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\system.pdf', 'system.pdf'],
    ['/absolute/书证.pdf', '书证.pdf'],
    ['.hidden.pdf', 'hidden.pdf'],
    ['a\u202Efdp.pdf', 'afdp.pdf'],
    ['tab\tand  space.pdf', 'tab and space.pdf'],
    ["it's (1)*.pdf", "it's (1)*.pdf"],
    ['50%.pdf', '50%.pdf'],
    ['no-ending', 'no-ending'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
  ])('%j is kept as %j and comes back so', async (filename, kept) => {
    const row = await attach(staff, { filename });
    expect(row['file_name']).toBe(kept);
    const { headers } = await open(staff, row.id).expect(200);
    const [, encoded = ''] =
      /filename\*=UTF-8''([\w%.!#$&+^`|~-]+)$/.exec(String(headers['content-disposition'])) ?? [];
    expect(decodeURIComponent(encoded)).toBe(kept);
    expect(headers['content-disposition']).toMatch(/^inline; filename="[\x20-\x7e]+"; /);
  });

  it('that has nothing left in it becomes a plain one', async () => {
    expect((await attach(staff, { filename: '....' }))['file_name']).toBe('file.pdf');
  });
});

describe('a file that is refused', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  it.each([
    ['a web page that is called a PDF', { bytes: html, filename: 'demand.pdf' }],
    [
      'a web page that says what it is',
      { bytes: html, filename: 'demand.html', contentType: 'text/html' },
    ],
    [
      'a drawing with scripts',
      {
        bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        filename: 'a.svg',
        contentType: 'image/svg+xml',
      },
    ],
    [
      'a program',
      {
        bytes: Buffer.from('MZ\x90\0\x03'),
        filename: 'a.exe',
        contentType: 'application/octet-stream',
      },
    ],
    ['a PDF with a page before it', { bytes: Buffer.concat([html, pdf()]) }],
    [
      'the first bytes of a picture and no more',
      { bytes: Buffer.from([0x89, 0x50, 0x4e]), filename: 'a.png', contentType: 'image/png' },
    ],
    [
      'a sound in the frame of a picture',
      { bytes: Buffer.from('RIFF....WAVEfmt '), filename: 'a.webp', contentType: 'image/webp' },
    ],
    ['a PDF that is declared a picture', { contentType: 'image/png' }],
    ['a PDF that is named a picture', { filename: 'scan.png' }],
    ['a PDF that is named a page', { filename: 'scan.pdf.html' }],
    ['a picture that is declared a PDF', { bytes: png() }],
  ] as [string, Sent][])('is %s: at the field, with what is allowed', async (_name, sent) => {
    const body = await refused(() => send(staff, sent), 400, 'file');
    expect(body).toMatchObject({
      code: 'invalid_request',
      errors: { file: expect.stringContaining('PDF, PNG, JPEG, WebP') },
    });
  });

  it('is one byte over 10 MB: the limit is named and nothing is kept', async () => {
    const bytes = pdf(MAX_FILE_BYTES).subarray(0, MAX_FILE_BYTES + 1);
    const body = await refused(() => send(staff, { bytes }), 400, 'file');
    expect(body.errors.file).toContain('10 MB');
    const zh = await refused(
      () => send(staff, { bytes }).set('Accept-Language', 'zh-CN'),
      400,
      'file',
    );
    expect(zh.message).toBe('文件「scan.pdf」超过 10 MB，请压缩或拆分后上传');
  });

  it('is far too large: it is refused by its announced length', async () => {
    const body = await refused(
      () => send(staff, { bytes: Buffer.alloc(MAX_FILE_BYTES * 2) }),
      400,
      'file',
    );
    expect(body.errors.file).toContain('10 MB');
  });

  it('is empty, missing, in another field, or one of several', async () => {
    const fields = { resource: 'legal_cases', record_id: legalCase, kind: 'evidence' };
    const form = () => staff.post('/api/attachments').field(fields);
    expect(
      (await refused(() => send(staff, { bytes: Buffer.alloc(0) }), 400, 'file')).errors.file,
    ).toContain('empty');
    await refused(form, 400, 'file');
    await refused(() => form().attach('paper', pdf(), 'a.pdf'), 400, 'file');
    await refused(
      () => form().attach('file', pdf(), 'a.pdf').attach('file', pdf(), 'b.pdf'),
      400,
      'file',
    );
    await refused(
      () => form().attach('file', pdf(), 'a.pdf').attach('other', pdf(), 'b.pdf'),
      400,
      'file',
    );
    await refused(() => staff.post('/api/attachments').send(fields), 400, 'file');
  });

  it('comes with fields that are missing, unknown, doubled or wrong: each is named', async () => {
    const bare = await refused(
      () => staff.post('/api/attachments').attach('file', pdf(), 'a.pdf'),
      400,
    );
    expect(Object.keys(bare.errors).sort()).toEqual(['kind', 'record_id', 'resource', 'root']);
    await refused(() => send(staff, { fields: { kind: 'selfie' } }), 400, 'kind');
    await refused(() => send(staff, { fields: { resource: 'users' } }), 400, 'resource');
    await refused(() => send(staff, { fields: { resource: 'constructor' } }), 400, 'resource');
    await refused(() => send(staff, { fields: { status: 'withdrawn' } }), 400, 'status');
    await refused(() => send(staff).field('kind', 'other'), 400, 'kind');
    for (const record_id of ['0', '-1', '1.5', 'abc', '', '99999999999', '4294967297'])
      await refused(() => send(staff, { fields: { record_id } }), 400, 'record_id');
    await refused(() => send(staff).field('__proto__', 'x'), 400);
  });

  it('belongs to a record that is not there', async () => {
    for (const resource of ATTACHABLE)
      await refused(
        () => send(staff, { fields: { resource, record_id: 987_654 } }),
        400,
        'record_id',
      );
  });

  it('comes in a form that breaks off or is none', async () => {
    const raw = (type: string, text: string) => () =>
      staff.post('/api/attachments').set('Content-Type', type).send(text);
    const start =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: ' +
      'application/pdf\r\n\r\n%PDF-1.7';
    for (const request of [
      raw('multipart/form-data; boundary=x', start),
      raw('multipart/form-data', start),
      raw('multipart/form-data; boundary=x', ''),
      raw('multipart/form-data; boundary=y', start),
    ]) {
      const body = await refused(request, 400);
      expect(body.code).toBe('invalid_request');
      expect(JSON.stringify(body)).not.toMatch(/busboy|multer|Multipart|Unexpected/);
    }
  });
});

describe('an upload with an Idempotency-Key', () => {
  const keyed = (agent: Agent, key: string, sent: Sent) =>
    send(agent, sent).set('Idempotency-Key', key);

  it('that comes again gets the first answer again and attaches nothing', async () => {
    const bytes = png();
    const sent = { bytes, filename: '凭证.png', contentType: 'image/png' };
    const first = await keyed(staff, 'file-1', sent).expect(201);
    const before = await contents(db());
    const again = await keyed(staff, 'file-1', sent).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await contents(db())).toBe(before);
  });

  it('is refused for other bytes, another name or another record', async () => {
    const bytes = pdf();
    await keyed(staff, 'file-2', { bytes }).expect(201);
    for (const other of [
      { bytes: pdf() },
      { bytes, filename: 'other.pdf' },
      { bytes, fields: { resource: 'loans', record_id: loan } },
    ]) {
      expect((await refused(() => keyed(staff, 'file-2', other), 409)).message).toContain(
        'saved already',
      );
    }
  });

  it('that was refused can be sent again with what was wrong put right', async () => {
    await keyed(staff, 'file-3', { bytes: Buffer.alloc(0) }).expect(400);
    await keyed(staff, 'file-3', {}).expect(201);
  });
});

describe('several at once', () => {
  it('of the same content keep one file and as many attachments', async () => {
    const bytes = pdf();
    const before = await rowCount(db(), 'attachment_files');
    const answers = await Promise.all(
      Array.from(
        { length: 6 },
        async (_, n) =>
          await send(n % 2 === 0 ? staff : staff2, { bytes, filename: `copy-${n}.pdf` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(await rowCount(db(), 'attachment_files')).toBe(before + 1);
    expect(await rowCount(db(), 'attachments', { sha256: sha256(bytes) })).toBe(6);
  });
});

describe('the database itself', () => {
  const error = async (work: () => PromiseLike<unknown>): Promise<string | undefined> => {
    try {
      await work();
      return undefined;
    } catch (reason) {
      return constraintViolation(reason)?.kind;
    }
  };

  it('changes and deletes no kept bytes', async () => {
    const { write } = server.deps.database;
    const row = await attach(staff);
    const where = { sha256: row['sha256'] as string };
    for (const changes of [
      { content: Buffer.from('other') },
      { size_bytes: 1 },
      { created_at: '2020-01-01T00:00:00.000Z' },
    ])
      expect(await error(() => write('attachment_files').where(where).update(changes))).toBe(
        'append_only',
      );
    expect(await error(() => write('attachment_files').where(where).delete())).toBe('append_only');
  });

  it('changes of an attachment nothing but its withdrawal, and deletes none', async () => {
    const { write } = server.deps.database;
    const { id, sha256: hash } = await attach(staff);
    const [other] = (await write('attachment_files')
      .whereNot({ sha256: hash as string })
      .limit(1)) as { sha256: string }[];
    for (const changes of [
      { resource: 'loans' },
      { record_id: 2 },
      { kind: 'other' },
      { file_name: 'b.pdf' },
      { content_type: 'text/html' },
      { size_bytes: 1 },
      { sha256: other?.sha256 },
      { uploaded_by: 2 },
    ]) {
      expect(
        await error(() => write('attachments').where({ id }).update(changes)),
        JSON.stringify(changes),
      ).toBe('append_only');
    }
    expect(await error(() => write('attachments').where({ id }).delete())).toBe('append_only');
    expect(
      await error(() => write('attachments').where({ id }).update({ status: 'withdrawn' })),
      'without a reason',
    ).toBe('check');
  });

  it('takes no attachment without kept bytes', async () => {
    const { write } = server.deps.database;
    const { id: _id, ...row } = (await write('attachments').first()) as Record<string, unknown>;
    expect(await error(() => write('attachments').insert({ ...row, sha256: '0'.repeat(64) }))).toBe(
      'foreign_key',
    );
    expect(await error(() => write('attachments').insert({ ...row, resource: 'users' }))).toBe(
      'check',
    );
  });
});
