import { describe, expect, it } from 'vitest';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import type { PersonMatches } from '../../server/contract/resources/people.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { checkContact, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const desk = await openDesk();
const { server, staff, staff2, supervisor, supervisor2, compliance } = desk;

const read = async (path: string) => (await staff.get(`/api/${path}`).expect(200)).body;
const borrower = async (id: number) =>
  (await read(`borrowers/${id}`)) as {
    full_name: string;
    person_id: number | null;
    merged_into_id: number | null;
    phone: string | null;
  };
const matches = async (id: number) =>
  ((await read(`borrowers/${id}/matches`)) as PersonMatches).matches;
const send = (body: object) => staff.post('/api/borrowers').send(body);
const loanOf = async (id: number) => (await createLoan(staff, id)).id;

describe('a second record of one person', () => {
  it.each(['national_id', 'phone'] as const)(
    'is asked about at its %s, and is not stored without an answer',
    async (field) => {
      const phone = newPhone();
      const first = await createBorrower(staff, { full_name: '田峰晨', phone });
      const stored = (await server.deps.database
        .read('borrowers')
        .where({ id: first })
        .first()) as {
        national_id: string;
      };
      const same = field === 'phone' ? { phone } : { national_id: stored.national_id };
      const count = async () => (await server.deps.database.read('borrowers').select('id')).length;
      const before = await count();
      const { body } = await send({ full_name: '田峰辰', ...same }).expect(409);
      expect(body).toMatchObject({ code: 'conflict', reason: `known_by_${field}` });
      expect(body.errors[field]).toContain('田峰晨');
      expect(body.errors[field]).toContain(String(first));
      expect(await count()).toBe(before);

      const { body: linked } = await send({
        full_name: '田峰辰',
        ...same,
        same_as_id: first,
      }).expect(201);
      expect(linked.person_id).toBe(first);
      expect(await borrower(first)).toMatchObject({ person_id: first });
      expect(await matches(first)).toMatchObject([{ id: linked.id, relation: 'linked' }]);

      const reason = '家人共用一个电话';
      const { body: other } = await send({
        full_name: '田父',
        ...same,
        not_same_reason: reason,
      }).expect(201);
      expect(other.person_id).toBeNull();
      expect(await matches(other.id)).toMatchObject([
        { id: first, relation: 'different', reason },
        { id: linked.id, relation: 'different', reason },
      ]);
      const { body: events } = await compliance
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'borrowers', record_id: other.id } }))
        .expect(200);
      expect((events as { action: string }[]).map(({ action }) => action)).toContain('distinguish');
      // What was answered is not asked again.
      await staff.put(`/api/borrowers/${other.id}`).send({ employer_name: '某公司' }).expect(200);
    },
  );

  it('is asked about where a phone is changed or a number added, and when typed', async () => {
    const phone = newPhone();
    const first = await createBorrower(staff, { phone });
    const second = await createBorrower(staff);
    const { body } = await staff.put(`/api/borrowers/${second}`).send({ phone }).expect(409);
    expect(Object.keys(body.errors)).toContain('phone');
    const number = { borrower_id: second, phone, kind: 'work' };
    await staff.post('/api/borrower_numbers').send(number).expect(409);
    const { body: typed } = await staff
      .post('/api/borrowers/matches')
      .send({ id: second, phone })
      .expect(200);
    expect(typed.matches).toMatchObject([
      {
        id: first,
        relation: 'open',
        matched_on: ['phone'],
        phone: expect.stringContaining('****'),
      },
    ]);
    // A number of somebody else says nothing of who the borrower is.
    await staff
      .post('/api/borrower_numbers')
      .send({ ...number, kind: 'third_party' })
      .expect(201);
    await staff.put(`/api/borrowers/${second}`).send({ phone, same_as_id: first }).expect(200);
    expect(await borrower(second)).toMatchObject({ person_id: first });
  });

  it('is linked, told apart and unlinked on its page, each with its reason', async () => {
    const [one, two] = [await createBorrower(staff), await createBorrower(staff)];
    const act = (agent: typeof staff, verb: string, body: object) =>
      agent.post(`/api/borrowers/${one}/${verb}`).send(body);
    await act(staff, 'distinguish', { other_id: two, reason: '同名' }).expect(200);
    await act(staff, 'link', { other_id: one }).expect(422);
    await act(staff, 'link', { other_id: 999_999 }).expect(400);
    await act(staff, 'link', { other_id: two }).expect(200);
    await act(staff, 'distinguish', { other_id: two, reason: '其实不是' }).expect(409);
    await act(staff, 'unlink', { reason: '其实不是' }).expect(403);
    await act(supervisor, 'unlink', { reason: '其实不是' }).expect(200);
    expect(await borrower(two)).toMatchObject({ person_id: null });
    await act(supervisor, 'unlink', { reason: '再来一次' }).expect(409);
    await act(compliance, 'link', { other_id: two }).expect(403);
  });
});

/** Two rows of one person, or two persons with one phone, each with a loan. */
async function twoRows(how: 'linked' | 'shared'): Promise<[loan: number, other: number]> {
  const phone = newPhone();
  const first = await createBorrower(staff, { phone });
  const second =
    how === 'linked'
      ? await createBorrower(staff, { same_as_id: first })
      : await createBorrower(staff, { phone, not_same_reason: '夫妻共用' });
  return [await loanOf(first), await loanOf(second)];
}
const reserve = async (loan: number) => await checkContact(staff2, loan, { reserve: true });

describe('contacts count by person and by number over the whole book', () => {
  it.each(['linked', 'shared'] as const)(
    'three connected calls a day are three in all for %s rows, at every door',
    async (how) => {
      const [loan, other] = await twoRows(how);
      for (let call = 0; call < 3; call += 1) await writeNote(staff, loan);
      for (const answer of [await checkContact(staff, other), await reserve(other)])
        expect(answer).toMatchObject({
          allowed: false,
          rule: 'connected_per_day',
          today: { connected: 3 },
        } satisfies Partial<Record<keyof ContactCheck, unknown>>);
      const planned = await staff
        .post('/api/collection_notes')
        .send({
          loan_id: other,
          channel: 'call',
          contacted_party: 'borrower',
          outcome: 'connected',
          content: '计划',
          planned: true,
        })
        .expect(422);
      expect(planned.body.reason).toBe('contact_connected_per_day');
      expect((await writeNote(staff, other)).violations).toMatchObject([
        { rule: 'connected_per_day' },
      ]);
    },
  );

  it('a held slot and a word against contact count for both kinds of rows', async () => {
    for (const how of ['linked', 'shared'] as const) {
      const [loan, other] = await twoRows(how);
      for (let call = 0; call < 2; call += 1) await writeNote(staff, loan);
      expect((await reserve(loan)).reservation_id).not.toBeNull();
      expect((await checkContact(staff, other)).rule).toBe('connected_per_day');
      await staff
        .post('/api/holds')
        .send({ loan_id: loan, reason: 'do_not_contact', ends_on: '2026-03-20' })
        .expect(201);
      expect((await checkContact(staff, other)).rule).toBe('do_not_contact');
    }
  });

  it('who refused as a third party is called about no debtor again', async () => {
    const phone = newPhone();
    const whom = async (loan: number) => {
      const { borrower_id } = (await read(`loans/${loan}`)) as { borrower_id: number };
      const { body } = await staff
        .post('/api/borrower_contacts')
        .send({ borrower_id, relation: 'emergency_contact', full_name: '李华', phone })
        .expect(201);
      return { contacted_party: 'emergency_contact', contact_id: body.id as number };
    };
    const [loan, stranger] = [
      await loanOf(await createBorrower(staff)),
      await loanOf(await createBorrower(staff)),
    ];
    const [first, second] = [await whom(loan), await whom(stranger)];
    for (const id of [loan, stranger])
      await writeNote(staff, id, { outcome: 'invalid_number', content: '空号' });
    expect((await checkContact(staff, stranger, second)).allowed).toBe(true);
    await writeNote(staff, loan, { ...first, outcome: 'refused', content: '请勿再打' });
    expect(await checkContact(staff, stranger, second)).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
      next_allowed_at: null,
    });
  });
});

interface Merge {
  id: number;
  status: string;
}
const propose = (agent: typeof staff, borrower_id: number, into_id: number) =>
  agent.post('/api/borrower_merges').send({ borrower_id, into_id, reason: '同一人重复建档' });
const decide = (agent: typeof staff, { id }: Merge, verb: string, body: object = {}) =>
  agent.post(`/api/borrower_merges/${id}/${verb}`).send(body);

describe('a merge of two records', () => {
  it('is asked by one person, decided by another, and moves what the preview says', async () => {
    const kept = await createBorrower(staff, { national_id: null, address: null });
    const from = await createBorrower(staff, { external_id: 'MERGE-1', same_as_id: kept });
    const loan = await loanOf(from);
    const contact = {
      borrower_id: from,
      relation: 'guarantor',
      full_name: '李华',
      phone: newPhone(),
    };
    await staff.post('/api/borrower_contacts').send(contact).expect(201);
    await writeNote(staff, loan);
    const { body: complaint } = await staff
      .post('/api/complaints')
      .send({ loan_id: loan, source: 'borrower', statement: '态度' })
      .expect(201);
    const preview = await read(`borrowers/${from}/merge_preview?into_id=${kept}`);
    expect(preview).toMatchObject({ id: from, into_id: kept, fills: ['national_id', 'address'] });
    expect(
      Object.fromEntries(
        preview.moves.map((row: { resource: string; count: number }) => [row.resource, row.count]),
      ),
    ).toEqual({
      loans: 1,
      borrower_contacts: 1,
      complaints: 1,
      collection_notes: 1,
      borrower_numbers: 1,
    });

    const { body: request } = await propose(supervisor, from, kept).expect(201);
    await propose(staff, from, kept).expect(409);
    await decide(supervisor, request, 'approve').expect(422);
    await decide(staff, request, 'approve').expect(403);
    await decide(supervisor2, request, 'approve', { comment: '已核对' }).expect(200);

    expect(await read(`loans/${loan}`)).toMatchObject({ borrower_id: kept });
    expect(await read(`complaints/${complaint.id}`)).toMatchObject({ borrower_id: kept });
    expect(await borrower(from)).toMatchObject({ merged_into_id: kept, person_id: null });
    expect(await borrower(kept)).toMatchObject({ person_id: null, merged_into_id: null });
    const listed = await read(`borrowers?filter={"external_id":"MERGE-1"}`);
    expect(listed).toHaveLength(1);
    const { headers } = await staff.get('/api/borrowers').query({ range: '[0,199]' });
    const all = await read('borrowers?range=[0,199]');
    expect(all.map(({ id }: { id: number }) => id)).not.toContain(from);
    expect(headers['content-range']).toContain(`/${all.length}`);
    expect((await checkContact(staff, loan)).today.connected).toBe(1);
  });

  it('leaves a pointer that takes nothing more, and numbers as they stood', async () => {
    const phone = newPhone();
    const kept = await createBorrower(staff, { phone });
    const from = await createBorrower(staff, { phone, national_id: null, same_as_id: kept });
    const [own] = await read(`borrower_numbers?filter={"borrower_id":${from}}`);
    await staff.put(`/api/borrower_numbers/${own.id}`).send({ state: 'refused' }).expect(200);
    const { body: request } = await propose(staff, from, kept).expect(201);
    await decide(supervisor, request, 'approve').expect(200);
    const numbers = await read(`borrower_numbers?filter={"borrower_id":${kept}}`);
    expect(numbers).toMatchObject([{ state: 'refused', is_primary: 1 }]);
    await staff.put(`/api/borrowers/${from}`).send({ full_name: '别的' }).expect(409);
    await staff.post('/api/loans').send({}).expect(400);
    await createLoan(staff, kept);
    await propose(staff, from, kept).expect(409);
    await supervisor.delete(`/api/borrowers/${kept}`).expect(409);
    const trx = server.deps.database.write;
    await expect(trx('complaints').update({ borrower_id: kept + 1 })).rejects.toThrow(
      /append-only/,
    );
  });

  it('is refused for two identity numbers, and may be turned down or withdrawn', async () => {
    const [one, two] = [await createBorrower(staff), await createBorrower(staff)];
    const { body } = await propose(staff, one, two).expect(422);
    expect(Object.keys(body.errors)).toContain('into_id');
    const bare = await createBorrower(staff, { national_id: null });
    const { body: request } = await propose(staff, bare, one).expect(201);
    await decide(supervisor, request, 'reject', {}).expect(400);
    await decide(supervisor, request, 'reject', { comment: '不是同一人' }).expect(200);
    const { body: again } = await propose(staff, bare, one).expect(201);
    await decide(staff2, again, 'withdraw').expect(403);
    await decide(staff, again, 'withdraw').expect(200);
    expect(await borrower(bare)).toMatchObject({ merged_into_id: null });
  });
});
