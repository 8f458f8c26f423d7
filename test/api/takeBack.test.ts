import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { makeAccount } from '../helpers/accounts.ts';
import { newDebtorLoan, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, compliance: first, admin } = await openDesk();
let second: Agent;
beforeAll(async () => {
  const account = {
    username: 'compliance2',
    full_name: '第二复核',
    role: 'compliance',
  };
  await makeAccount({ admin, compliance: first }, account);
  second = await server.as('compliance2');
});

const THREAT = '告知其再不还就弄死你';
const write = async (changes: object = {}): Promise<CollectionNote> =>
  await writeNote(staff, await newDebtorLoan(staff), changes);
const command = (agent: Agent, { id }: { id: number }, verb: string, body: object = {}) =>
  agent.post(`/api/collection_notes/${id}/${verb}`).send(body);

describe('a verdict given by mistake', () => {
  it('is taken back by the one who gave it; the note waits again and tells of it', async () => {
    const note = await write({ content: THREAT });
    await command(first, note, 'clear').expect(200);
    const { body } = await command(first, note, 'take_back').expect(200);
    expect(body).toMatchObject({ review_status: 'pending', reviewer_id: null, reviewed_at: null });
    expect((body as CollectionNote).former_verdicts).toMatchObject([
      { review_status: 'cleared', ended_by: 'taken_back' },
    ]);
    await command(first, note, 'flag', { comment: '威胁' }).expect(200);
    const { body: again } = await staff.get(`/api/collection_notes/${note.id}`).expect(200);
    expect((again as CollectionNote).review_status).toBe('flagged');
  });

  it.each([
    ['another reviewer', async () => second, 403, 'not_own_verdict'],
    ['nobody, where there is none', async () => null, 409, 'no_verdict'],
  ])('is not taken back by %s', async (_who, who, status, reason) => {
    const note = await write();
    const agent = await who();
    if (agent !== null) await command(first, note, 'clear').expect(200);
    const { body } = await command(agent ?? first, note, 'take_back').expect(status);
    expect((body as { reason: string }).reason).toBe(reason);
  });

  it('stands once it was answered, or ten minutes are over', async () => {
    const answered = await write({ content: THREAT });
    await command(first, answered, 'flag', { comment: '威胁' }).expect(200);
    await command(supervisor, answered, 'answer', { answer: '已教育' }).expect(200);
    const old = await write();
    await command(first, old, 'clear').expect(200);
    await server.deps.database
      .write('collection_notes')
      .where({ id: old.id })
      .update({ reviewed_at: '2026-03-01T00:00:00.000Z' });
    for (const note of [answered, old]) {
      const { body } = await command(first, note, 'take_back').expect(422);
      expect((body as { reason: string }).reason).toBe('verdict_stands');
    }
  });
});
