import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { query } from '../helpers/api.ts';

const { staff, supervisor } = await openDesk();

interface Note {
  id: number;
  loan_ids: number[];
  promise_status: string | null;
}

/** A borrower with four loans, the late ones first. */
async function debtor(): Promise<{ borrower: number; loans: number[] }> {
  const borrower = await createBorrower(staff);
  const loans: number[] = [];
  for (let at = 0; at < 4; at += 1) loans.push((await createLoan(staff, borrower)).id);
  return { borrower, loans };
}

const callAbout = (loans: readonly number[], changes: object = {}) => ({
  loan_id: loans[0],
  loan_ids: loans.slice(1),
  channel: 'call',
  contacted_party: 'borrower',
  outcome: 'connected',
  content: '四笔一并说明，借款人知悉。',
  contacted_at: `${TODAY}T03:00:00.000Z`,
  ...changes,
});

const write = async (loans: readonly number[], changes: object = {}): Promise<Note> =>
  (await staff.post('/api/collection_notes').send(callAbout(loans, changes)).expect(201))
    .body as Note;

const check = async (loan_id: number) =>
  (
    await staff
      .post('/api/contact_check')
      .send({
        loan_id,
        channel: 'call',
        contacted_party: 'borrower',
        at: `${TODAY}T03:30:00.000Z`,
      })
      .expect(200)
  ).body as { allowed: boolean };

const notesOf = async (loan_id: number): Promise<Note[]> =>
  (await staff.get('/api/collection_notes').query(query({ filter: { loan_id } }))).body as Note[];

const promise = {
  outcome: 'promised',
  promise_amount_minor: 300_000,
  promise_on: TODAY,
};

describe('one contact about several loans', () => {
  it('is one contact: the person may be called again, and each loan shows it', async () => {
    const { loans } = await debtor();
    const note = await write(loans);
    expect(note.loan_ids).toEqual(loans);
    expect(await check(loans[3] ?? 0)).toMatchObject({ allowed: true });
    for (const loan of loans) expect((await notesOf(loan)).map(({ id }) => id)).toEqual([note.id]);
    const { body } = await staff
      .get('/api/collection_notes')
      .query(query({ filter: { loan_id: loans }, range: [0, 9] }));
    expect(body).toHaveLength(1);
  });

  it('is still counted as one of the calls of the day', async () => {
    const { loans } = await debtor();
    for (const minute of ['00', '05', '10'])
      await write(loans, { contacted_at: `${TODAY}T03:${minute}:00.000Z` });
    expect(await check(loans[0] ?? 0)).toMatchObject({ allowed: false });
  });

  it('names the loans of one borrower alone, each once', async () => {
    const { loans } = await debtor();
    const { loans: others } = await debtor();
    const { body } = await staff
      .post('/api/collection_notes')
      .send(callAbout([loans[0] ?? 0, others[0] ?? 0]))
      .expect(400);
    expect(Object.keys((body as { errors: object }).errors)).toContain('loan_ids');
    const [first = 0, second = 0] = loans;
    const note = await write([first, second, second, first]);
    expect(note.loan_ids).toEqual([first, second]);
  });

  it('keeps its loans in the record of the loan: none of them can be deleted', async () => {
    const { loans } = await debtor();
    await write(loans);
    await supervisor.delete(`/api/loans/${loans[3]}`).expect(409);
  });
});

describe('a promise for several loans', () => {
  const statusOf = async ({ id }: Note) =>
    ((await staff.get(`/api/collection_notes/${id}`)).body as Note).promise_status;

  it('in total is kept by what comes on any of them together', async () => {
    const { loans } = await debtor();
    const note = await write(loans, promise);
    await pay(staff, loans[1] ?? 0, 100_000);
    expect(await statusOf(note)).toBe('open');
    await pay(staff, loans[3] ?? 0, 200_000);
    expect(await statusOf(note)).toBe('kept');
  });

  it('is not kept by money for a loan it was not made for', async () => {
    const { loans } = await debtor();
    const [first = 0, second = 0, third = 0] = loans;
    const note = await write([first, second], promise);
    await pay(staff, third, 300_000);
    expect(await statusOf(note)).toBe('open');
  });

  it('shares the money with a promise for one of them, which takes its own loan', async () => {
    const { loans } = await debtor();
    const [first = 0, second = 0] = loans;
    const both = await write([first, second], promise);
    const one = await write([second], {
      ...promise,
      promise_amount_minor: 100_000,
      contacted_at: `${TODAY}T03:20:00.000Z`,
    });
    await pay(staff, first, 300_000);
    expect([await statusOf(both), await statusOf(one)]).toEqual(['kept', 'open']);
    await pay(staff, second, 100_000);
    expect([await statusOf(both), await statusOf(one)]).toEqual(['kept', 'kept']);
  });
});
