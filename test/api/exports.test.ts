import { describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';

const { server, staff, staff2, compliance } = await openDesk();
const db = () => server.deps.database.write;

/** Over what an export once took; in the short run over three of its pages. */
const ROWS = isFull() ? 100_005 : 3_005;
const BATCH = 500;
const AT = '2026-03-05T00:10:00.000Z';

const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('an export', () => {
  it('holds every row once, however many there are, and the audit says how many', async () => {
    const rows = Array.from({ length: ROWS }, (_none, at) => ({
      full_name: `批量${at}`,
      external_id: `BULK-${at}`,
      identity_status: 'unverified',
      version: 1,
      created_at: AT,
      updated_at: AT,
    }));
    await db().batchInsert('borrowers', rows, BATCH);
    const { text, headers } = await staff
      .get('/api/borrowers/export')
      .query(query({ filter: {}, sort: ['id', 'ASC'] }))
      .expect(200);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    const [head = '', ...lines] = linesOf(text);
    expect(lines).toHaveLength(ROWS);
    const column = head.split(',').indexOf('external_id');
    expect(new Set(lines.map((line) => line.split(',')[column])).size).toBe(ROWS);
    const { body } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { action: 'export' }, range: [0, 0], sort: ['id', 'DESC'] }));
    expect((body as { after: object }[])[0]?.after).toMatchObject({ rows: ROWS });
  });

  it('tells instants by the clocks of Beijing, with their zone', async () => {
    const { text } = await staff
      .get('/api/borrowers/export')
      .query(query({ filter: { external_id: 'BULK-7' } }))
      .expect(200);
    const [head = '', line = ''] = linesOf(text);
    const cells = line.split(',');
    expect(cells[head.split(',').indexOf('created_at')]).toBe('2026-03-05T08:10:00+08:00');
    expect(cells.at(-1)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });
});

describe('an export while others write', () => {
  it('holds each row once, in its order, though newer rows come while it is sent', async () => {
    const wanted = { filter: {}, sort: ['id', 'DESC'] };
    const sent = staff.get('/api/borrowers/export').query(query(wanted));
    const [{ text }] = await Promise.all([
      sent,
      ...Array.from({ length: 20 }, (_none, at) =>
        staff2.post('/api/borrowers').send({ full_name: `新客户${at}` }),
      ),
    ]);
    const [head = '', ...lines] = linesOf(text);
    const column = head.split(',').indexOf('id');
    const ids = lines.map((line) => Number(line.split(',')[column]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    expect(ids.length).toBeGreaterThanOrEqual(ROWS);
  });
});

describe('an export in rows', () => {
  const rowsOf = async (parameters: object) => {
    const { text } = await staff
      .get('/api/borrowers/export')
      .query({ form: 'rows', ...query({ filter: { external_id: 'BULK-7' } }), ...parameters })
      .buffer(true)
      .parse((response, done) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => done(null, body));
      })
      .expect(200)
      .then(({ body }) => ({ text: String(body) }));
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('holds the fields asked for and no other, after who took it and when', async () => {
    const [stamp, ...rows] = await rowsOf({ fields: JSON.stringify(['full_name', 'created_at']) });
    expect(Object.keys(stamp ?? {})).toEqual(['exported_by', 'exported_at']);
    expect(rows).toEqual([{ full_name: '批量7', created_at: '2026-03-05T08:10:00+08:00' }]);
  });

  it.each([
    [{ fields: '["password_hash"]' }, 'fields'],
    [{ fields: 'full_name' }, 'fields'],
    [{ fields: '[]' }, 'fields'],
    [{ form: 'xlsx' }, 'form'],
  ])('is refused for %j, at %s', async (parameters, field) => {
    const { body } = await staff.get('/api/borrowers/export').query(parameters).expect(400);
    expect((body as { errors: object }).errors).toHaveProperty(field);
  });
});
