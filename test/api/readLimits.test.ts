import { describe, expect, it } from 'vitest';
import type { ReadAlarm } from '../../server/contract/resources/readAlarms.ts';
import { PERSONAL_READS } from '../../server/domain/readLimits.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDeskInTest, type Desk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { rowCount } from '../helpers/rows.ts';

/** A desk where a clerk may take three looks of each kind, a supervisor one. */
async function strictDesk(): Promise<Desk> {
  const desk = await openDeskInTest();
  await enactPolicy(desk, {
    kind: 'personal_reads',
    value: {
      ...PERSONAL_READS.value,
      staff_reveals: 3,
      staff_files: 3,
      staff_exports: 3,
      supervisor_reveals: 1,
    },
  });
  return desk;
}
const reveal = (agent: Desk['staff'], id: number, reason = '核对来电号码') =>
  agent.post(`/api/borrowers/${id}/reveal`).send({ fields: ['phone'], reason });
const alarmsOf = async (agent: Desk['staff'], filter: object = {}): Promise<ReadAlarm[]> =>
  (await agent.get('/api/read_alarms').query(query({ filter })).expect(200)).body as ReadAlarm[];

describe('looks at what is kept masked', () => {
  it('are refused beyond the limit, with the time of the next, and raise one alarm', async () => {
    const desk = await strictDesk();
    const { staff, supervisor, compliance, server } = desk;
    const id = await createBorrower(staff);
    for (let n = 0; n < 3; n += 1) await reveal(staff, id).expect(200);
    const refused = await reveal(staff, id).expect(429);
    expect(refused.body.message).toMatch(/3 .*\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    await reveal(staff, id).expect(429);
    const db = server.deps.database.read;
    expect(await rowCount(db, 'audit_events', { action: 'reveal' })).toBe(3);
    expect(await alarmsOf(compliance)).toMatchObject([
      { kind: 'reveals', limit_count: 3, status: 'open', user_id: 1 },
    ]);
    const { body } = await supervisor.get('/api/home').expect(200);
    expect(body.waiting).toContainEqual(expect.objectContaining({ kind: 'reads', count: 1 }));
    // Another person, another role: their own count.
    await reveal(supervisor, id).expect(200);
    await reveal(supervisor, id).expect(429);
    await staff.get('/api/read_alarms').expect(403);
  });

  it('go on once another person allowed as many again, who is not the one', async () => {
    const { staff, supervisor, compliance } = await strictDesk();
    const id = await createBorrower(staff);
    for (let n = 0; n < 3; n += 1) await reveal(staff, id).expect(200);
    await reveal(staff, id).expect(429);
    const [alarm] = await alarmsOf(compliance);
    await staff.post(`/api/read_alarms/${alarm?.id}/approve`).send({}).expect(403);
    await supervisor.post(`/api/read_alarms/${alarm?.id}/approve`).send({}).expect(200);
    await supervisor.post(`/api/read_alarms/${alarm?.id}/approve`).send({}).expect(409);
    for (let n = 0; n < 3; n += 1) await reveal(staff, id).expect(200);
    await reveal(staff, id).expect(429);
    expect(await alarmsOf(compliance, { status: 'open' })).toMatchObject([{ limit_count: 6 }]);

    await reveal(supervisor, id).expect(200);
    await reveal(supervisor, id).expect(429);
    const own = (await alarmsOf(compliance, { status: 'open' })).find(
      ({ user_id }) => user_id !== alarm?.user_id,
    );
    await supervisor.post(`/api/read_alarms/${own?.id}/approve`).send({}).expect(403);
    const { body } = await compliance
      .post(`/api/read_alarms/${own?.id}/reject`)
      .send({ comment: '与当日工作不符，已谈话' })
      .expect(200);
    expect(body).toMatchObject({ status: 'dismissed', decision_comment: '与当日工作不符，已谈话' });
    await reveal(supervisor, id).expect(429);
  });

  it('are counted whichever record and field they are of, and many at once', async () => {
    const { staff } = await strictDesk();
    const ids = [];
    for (let n = 0; n < 6; n += 1) ids.push(await createBorrower(staff));
    const answers = await Promise.all(ids.map(async (id) => (await reveal(staff, id)).status));
    expect(answers.filter((status) => status === 200)).toHaveLength(3);
    expect(answers.filter((status) => status === 429)).toHaveLength(3);
  });

  it('of lists are counted by the day, letters and single papers not', async () => {
    const { staff, compliance } = await strictDesk();
    await createLoan(staff, await createBorrower(staff));
    for (const name of ['borrowers', 'loans', 'payments'])
      await staff.get(`/api/${name}/export`).expect(200);
    const { body } = await staff.get('/api/borrowers/export').expect(429);
    expect(body.code).toBe('too_many_requests');
    expect(await alarmsOf(compliance)).toMatchObject([{ kind: 'exports', limit_count: 3 }]);
  });

  it.each(['.', '。。。', '1', 'x', '  '])('need a reason in words: not %j', async (reason) => {
    const { staff } = await openDeskInTest();
    const { body } = await reveal(staff, await createBorrower(staff), reason).expect(400);
    expect(body.errors.reason).toBeDefined();
  });
});
