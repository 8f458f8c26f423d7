import { beforeEach, describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { beijing, checkContact, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2, compliance } = await openDesk();
let number: string;
let borrower: number;
let loan: number;
beforeEach(async () => {
  server.setClock(`${TODAY}T04:00:00.000Z`);
  number = newPhone();
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

interface Whom {
  loan_id?: number;
  contacted_party?: string;
  contact_id?: number | null;
}
const check = async (whom: Whom = {}, changes: object = {}) =>
  await checkContact(staff, loan, { ...whom, ...changes });
const tried = async (whom: Whom, times: number, outcome = 'no_answer', from = 0): Promise<void> => {
  for (let at = from; at < from + times; at += 1)
    await writeNote(staff2, loan, {
      outcome,
      content: '无人接听',
      contacted_at: beijing(`10:${String(10 + at)}:00`),
      ...whom,
    });
};
const entry = async (relation: string, changes: object = {}): Promise<number> =>
  (
    await staff
      .post('/api/borrower_contacts')
      .send({ borrower_id: borrower, relation, full_name: '李华', phone: number, ...changes })
      .expect(201)
  ).body.id as number;
const guarantor = (contact_id: number, changes: Whom = {}): Whom => ({
  contacted_party: 'guarantor',
  contact_id,
  ...changes,
});

describe('attempts count by number', () => {
  it('over two entries of a debtor: a second one allows nothing that was refused', async () => {
    const [first, second] = [
      guarantor(await entry('guarantor')),
      guarantor(await entry('guarantor', { full_name: '李花' })),
    ];
    await tried(first, 4);
    expect((await check(first)).allowed).toBe(true);
    await tried(second, 2, 'message_left', 4);
    for (const whom of [
      first,
      second,
      guarantor(await entry('guarantor', { full_name: '李先生' })),
      { contacted_party: 'guarantor' },
    ])
      expect(await check(whom), JSON.stringify(whom)).toMatchObject({
        allowed: false,
        rule: 'attempts_per_day',
        next_allowed_at: beijing('08:00:00', '2026-03-06'),
      });
    // Another number has its own count, and the borrower theirs.
    expect((await check(guarantor(await entry('guarantor', { phone: newPhone() })))).allowed).toBe(
      true,
    );
    expect((await check()).allowed).toBe(true);
  });

  it("over the borrower and a guarantor who is called at the borrower's number", async () => {
    await staff.put(`/api/borrowers/${borrower}`).send({ phone: number }).expect(200);
    await tried({}, 6);
    expect((await check(guarantor(await entry('guarantor')))).rule).toBe('attempts_per_day');
  });

  it('over the whole book: whoever is called about, a shared line rings as often', async () => {
    const first = guarantor(await entry('guarantor'));
    const debtor = await createBorrower(staff, { phone: number });
    const other = (await createLoan(staff, debtor)).id;
    const theirs = guarantor(await entry('guarantor', { borrower_id: debtor }), { loan_id: other });
    await tried(first, 6);
    expect((await check(first)).rule).toBe('attempts_per_day');
    for (const whom of [theirs, { loan_id: other }])
      expect(await check(whom)).toMatchObject({
        allowed: false,
        rule: 'attempts_per_day',
        today: { connected: 0, unanswered: 6 },
      });
  });

  it('as it was called then: another number or person in a note takes none away', async () => {
    const id = await entry('guarantor');
    await tried(guarantor(id), 6);
    await staff.put(`/api/borrower_contacts/${id}`).send({ phone: newPhone() }).expect(200);
    expect((await check(guarantor(await entry('guarantor')))).rule).toBe('attempts_per_day');
    const { body: notes } = await staff2
      .get('/api/collection_notes')
      .query(query({ filter: { loan_id: loan } }))
      .expect(200);
    const stranger = await entry('guarantor', { phone: newPhone() });
    for (const note of notes as { id: number }[])
      await staff2
        .put(`/api/collection_notes/${note.id}`)
        .send({ contact_id: stranger })
        .expect(200);
    expect((await check(guarantor(await entry('guarantor')))).rule).toBe('attempts_per_day');
  });

  it('with the slots that are held for it, whichever entry they were taken for', async () => {
    const [first, second] = [
      guarantor(await entry('guarantor')),
      guarantor(await entry('guarantor', { full_name: '李花' })),
    ];
    await tried(first, 5);
    expect((await check(second, { reserve: true })).reservation_id).not.toBeNull();
    expect(await check(first)).toMatchObject({
      rule: 'attempts_per_day',
      next_allowed_at: `${TODAY}T04:15:00.000Z`,
    });
  });
});

describe('a refusal counts by number', () => {
  it('for every entry of whichever debtor, and not for a debtor who has the number', async () => {
    const first = {
      contacted_party: 'emergency_contact',
      contact_id: await entry('emergency_contact'),
    };
    const second = {
      contacted_party: 'emergency_contact',
      contact_id: await entry('emergency_contact', { full_name: '李小姐' }),
    };
    const debtor = await createBorrower(staff, { phone: number });
    const other = (await createLoan(staff, debtor)).id;
    const theirs = {
      loan_id: other,
      contacted_party: 'emergency_contact',
      contact_id: await entry('emergency_contact', { borrower_id: debtor, full_name: '李小姐' }),
    };
    for (const loan_id of [loan, other]) await tried({ loan_id }, 3);
    for (const whom of [second, theirs]) expect((await check(whom)).allowed).toBe(true);
    await tried(first, 1, 'refused', 5);
    expect(await check(second)).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
      next_allowed_at: null,
    });
    expect((await check({ ...second, contact_id: null })).rule).toBe('third_party_refused');
    expect((await check(theirs)).rule).toBe('third_party_refused');
    expect((await check({ loan_id: other })).allowed).toBe(true);
  });
});

describe('the number a contact went to', () => {
  it('is told by no list and no audit', async () => {
    const whom = guarantor(await entry('guarantor'));
    await tried(whom, 1);
    const { body: notes } = await staff2
      .get('/api/collection_notes')
      .query(query({ filter: { loan_id: loan } }))
      .expect(200);
    const { id } = (notes as [{ id: number }])[0];
    await staff2.put(`/api/collection_notes/${id}`).send({ content: '更正' }).expect(200);
    await check(whom, { reserve: true });
    for (const address of [
      `collection_notes/${id}`,
      'collection_notes',
      'note_revisions',
      'audit_events',
      'contact_refusals',
      'collection_notes/export',
    ]) {
      const { text } = await compliance.get(`/api/${address}`);
      expect(text, address).not.toContain(number);
      expect(text, address).not.toContain('reached_number');
    }
  });
});
