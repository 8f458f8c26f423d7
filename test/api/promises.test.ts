import { describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query, TODAY } from '../helpers/api.ts';
import { pay } from '../helpers/book.ts';
import { newDebtorLoan } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, supervisor, compliance, on } = await openDesk();

async function promise(
  loan_id: number,
  promise_on: string,
  changes: object = {},
): Promise<CollectionNote> {
  const sent = {
    loan_id,
    channel: 'letter',
    contacted_party: 'borrower',
    outcome: 'promised',
    content: '承诺还款',
    contacted_at: '2026-02-20T02:00:00.000Z',
    promise_amount_minor: 100_000,
    promise_on,
    ...changes,
  };
  return (await staff.post('/api/collection_notes').send(sent).expect(201)).body as CollectionNote;
}
const payOn = async (loan_id: number, paid_on: string, amount_minor = 100_000): Promise<number> =>
  (await pay(staff, loan_id, amount_minor, paid_on, 'app')).id as number;
const status = async ({ id }: CollectionNote, agent = staff) =>
  ((await agent.get(`/api/collection_notes/${id}`).expect(200)).body as CollectionNote)
    .promise_status;

describe('a promise', () => {
  it('kept by a payment is broken once that is reversed, and the judgement audited', async () => {
    const loan = await newDebtorLoan(staff);
    const note = await promise(loan, '2026-02-25');
    expect(await status(note)).toBe('broken');
    const payment = await payOn(loan, '2026-02-26');
    expect(await status(note)).toBe('kept');
    await supervisor.post(`/api/payments/${payment}/reverse`).send({ reason: '退票' }).expect(200);
    expect(await status(note)).toBe('broken');
    const { body } = await compliance
      .get('/api/audit_events')
      .query(
        query({
          filter: { resource: 'collection_notes', record_id: note.id },
          sort: ['id', 'ASC'],
        }),
      )
      .expect(200);
    expect(
      (body as { action: string; after: object }[])
        .filter(({ action }) => action === 'judge')
        .map(({ after }) => after),
    ).toMatchObject([
      { promise_status: 'broken' },
      { promise_status: 'kept', received_minor: 100_000 },
      { promise_status: 'broken', received_minor: 0 },
    ]);
  });

  it('whose day has not passed is open again once its payment is reversed', async () => {
    const loan = await newDebtorLoan(staff);
    const note = await promise(loan, '2026-03-20');
    expect(note.promise_status).toBe('open');
    const payment = await payOn(loan, TODAY);
    expect(await status(note)).toBe('kept');
    await supervisor.post(`/api/payments/${payment}/reverse`).send({ reason: '退票' }).expect(200);
    expect(await status(note)).toBe('open');
  });

  it('counts from the day it was made in Beijing', async () => {
    const loan = await newDebtorLoan(staff);
    // 07:00 in Beijing of the 21st is still the 20th by UTC.
    const note = await promise(loan, '2026-02-25', { contacted_at: '2026-02-20T23:00:00.000Z' });
    await payOn(loan, '2026-02-20');
    expect(await status(note)).toBe('broken');
    await payOn(loan, '2026-02-21');
    expect(await status(note)).toBe('kept');
  });

  it('shares no payment with another of the loan, whichever was entered first', async () => {
    for (const earlierFirst of [true, false]) {
      const loan = await newDebtorLoan(staff);
      const entered: CollectionNote[] = [];
      for (const on of earlierFirst ? ['2026-02-24', '2026-02-26'] : ['2026-02-26', '2026-02-24'])
        entered.push(await promise(loan, on));
      const [earlier, later] = (earlierFirst ? entered : entered.toReversed()) as [
        CollectionNote,
        CollectionNote,
      ];
      await payOn(loan, '2026-02-23');
      expect([await status(earlier), await status(later)]).toEqual(['kept', 'broken']);
      // What the withdrawn one had is free for the other.
      await staff
        .post(`/api/collection_notes/${earlier.id}/withdraw`)
        .send({ reason: '记错' })
        .expect(200);
      expect([await status(earlier), await status(later)]).toEqual(['cancelled', 'kept']);
    }
  });

  it('that an edit cancelled stays cancelled, whatever is paid', async () => {
    const loan = await newDebtorLoan(staff);
    const note = await promise(loan, '2026-03-20');
    await staff.put(`/api/collection_notes/${note.id}`).send({ outcome: 'disputed' }).expect(200);
    await payOn(loan, TODAY);
    expect(await status(note)).toBe('cancelled');
  });

  it('is judged anew when its amount or its contact is corrected', async () => {
    const loan = await newDebtorLoan(staff);
    const note = await promise(loan, '2026-02-25');
    await payOn(loan, '2026-02-22', 60_000);
    expect(await status(note)).toBe('broken');
    expect(
      (
        await staff
          .put(`/api/collection_notes/${note.id}`)
          .send({ promise_amount_minor: 60_000 })
          .expect(200)
      ).body.promise_status,
    ).toBe('kept');
    expect(
      (
        await staff
          .put(`/api/collection_notes/${note.id}`)
          .send({ contacted_at: '2026-02-23T02:00:00.000Z' })
          .expect(200)
      ).body.promise_status,
    ).toBe('broken');
  });

  it('judged broken is kept by a late entry of a payment that came in time', async () => {
    const own = await newDebtorLoan(staff);
    const note = await promise(own, '2026-03-06');
    const { server: later, staff: clerk } = await on('2026-03-10');
    await rollBusinessDay(later.deps);
    expect(await status(note, clerk)).toBe('broken');
    const enter = async (paid_on: string) => {
      await pay(clerk, own, 100_000, paid_on, 'app');
    };
    await enter('2026-03-08');
    expect(await status(note, clerk)).toBe('broken');
    await enter('2026-03-07');
    expect(await status(note, clerk)).toBe('kept');
  });
});
