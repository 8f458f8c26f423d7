import { describe, expect, it } from 'vitest';
import { limitationFacts, weighLimitation } from '../../server/book/limitation.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, pay } from '../helpers/book.ts';
import type { Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);

const loanDueOn = async (on: string) => (await createLoanDue(staff, borrower, on)).id;
interface Clocks {
  limitation: {
    last_due_on: string;
    expires_on: string;
    expired: boolean;
    provisional: boolean;
    interruptions: (Record<string, unknown> & { effect: string; effect_article: string | null })[];
  };
  deadlines: { kind: string; on: string; legal_case_id: number | null }[];
}
const clocks = async (id: number): Promise<Clocks> =>
  (await staff.get(`/api/loans/${id}/clocks`).expect(200)).body;
type Interruption = [kind: string, on: string, rest?: object];
const enter = async (loan_id: number, [kind, on, rest = {}]: Interruption): Promise<Row> =>
  (
    await staff
      .post('/api/limitation_interruptions')
      .send({ loan_id, kind, on, evidence: '签收回执', ...rest })
      .expect(201)
  ).body;
/** Nothing proves it any more: the file that did was withdrawn. */
const enterUnproven = async (loan_id: number, [kind, on]: Interruption): Promise<Row> => {
  const file = await attachFile(staff, 'loans', loan_id, 'demand_record');
  const row = await enter(loan_id, [kind, on, { evidence: null, attachment_id: file }]);
  await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '传错' }).expect(200);
  return row;
};
const payOn = async (loan_id: number, paid_on: string, channel: string) =>
  await pay(staff, loan_id, 1000, paid_on, channel);
/** What is stored with every case is what its loan's events make it, from scratch. */
async function expectStoredLimitations(): Promise<void> {
  const { read } = server.deps.database;
  const cases = (await read('legal_cases').select('id', 'loan_id', 'limitation_expires_on')) as {
    id: number;
    loan_id: number;
    limitation_expires_on: string;
  }[];
  const facts = await limitationFacts(
    read,
    cases.map((row) => row.loan_id),
  );
  expect(
    cases.filter(
      (row) =>
        weighLimitation(
          facts.get(row.loan_id) ?? { last_due_on: '', interruptions: [], suspensions: [] },
        ).on !== row.limitation_expires_on,
    ),
  ).toEqual([]);
}

describe('the limitation of a loan over HTTP:', () => {
  it('a payment that was reversed moved nothing', async () => {
    const loan = await loanDueOn('2022-08-10');
    const payment = await payOn(loan, '2024-03-15', 'app');
    await supervisor
      .post(`/api/payments/${payment.id}/reverse`)
      .send({ reason: '误记' })
      .expect(200);
    expect((await clocks(loan)).limitation).toMatchObject({
      expires_on: '2025-08-11',
      interruptions: [],
    });
  });

  it('a promise counts once a recording or a file proves it, and while that stands', async () => {
    const loan = await loanDueOn('2022-08-10');
    const note = {
      loan_id: loan,
      channel: 'call',
      contacted_party: 'borrower',
      outcome: 'promised',
      content: '答应下月还',
      contacted_at: '2024-06-03T02:00:00Z',
      promise_amount_minor: 100,
      promise_on: '2024-07-03',
    };
    const bare = (await staff.post('/api/collection_notes').send(note).expect(201)).body as Row;
    const legalCase = (
      await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1 }).expect(201)
    ).body as Row;
    const stored = async () =>
      (
        (await staff.get(`/api/legal_cases/${legalCase.id}`).expect(200)).body as {
          limitation_expires_on: string;
        }
      ).limitation_expires_on;
    expect(await stored()).toBe('2025-08-11');
    const file = await attachFile(staff, 'collection_notes', bare.id, 'evidence', '通话录音.pdf');
    // 2027-06-03 is a Thursday.
    expect(await stored()).toBe('2027-06-03');
    expect((await clocks(loan)).limitation.interruptions).toMatchObject([
      {
        kind: 'promise',
        on: '2024-06-03',
        evidence: '通话录音.pdf',
        note_id: bare.id,
        effect: 'restarts',
      },
    ]);
    await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '传错' }).expect(200);
    expect(await stored()).toBe('2025-08-11');
    const recorded = (
      await staff
        .post('/api/collection_notes')
        .send({ ...note, recording_reference: 'REC-1', contacted_at: '2024-06-04T17:30:00Z' })
        .expect(201)
    ).body as Row;
    // In Shanghai it was the 5th already, a Wednesday; three years on a Saturday.
    expect(await stored()).toBe('2027-06-07');
    await staff
      .post(`/api/collection_notes/${recorded.id}/withdraw`)
      .send({ reason: '写错' })
      .expect(200);
    expect(await stored()).toBe('2025-08-11');
    await expectStoredLimitations();
  });

  it('a suit counts from its filing, once closed from its end, unless given up', async () => {
    const loan = await loanDueOn('2023-04-10');
    await attachEvidence(staff, loan);
    const opened = (
      await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1 }).expect(201)
    ).body as Row;
    await server.deps.database
      .write('legal_cases')
      .where({ id: opened.id })
      .update({ stage_on: '2025-01-06' });
    const at = async (on: string, stage: string, rest: object = {}) =>
      (
        await staff
          .post(`/api/legal_cases/${opened.id}/advance`)
          .send({ stage, on, ...rest })
          .expect(200)
      ).body as Row;
    expect(await at('2025-03-03', 'filed', { case_no: '(2025)沪0115民初1号' })).toMatchObject({
      limitation_expires_on: '2028-03-03',
      next_deadline_on: null,
    });
    expect((await clocks(loan)).limitation.interruptions).toMatchObject([
      {
        kind: 'suit',
        on: '2025-03-03',
        evidence: '(2025)沪0115民初1号',
        legal_case_id: opened.id,
        ended_on: null,
      },
    ]);
    const other = (
      await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1 }).expect(201)
    ).body as Row;
    expect(await at('2025-06-20', 'closed', { outcome: 'settled' })).toMatchObject({
      limitation_expires_on: '2028-06-20',
    });
    await attachFile(staff, 'loans', loan, 'other');
    await server.deps.database
      .write('legal_cases')
      .where({ id: other.id })
      .update({ stage_on: '2025-07-01' });
    const closing = { stage: 'closed', on: '2025-09-29', outcome: 'withdrawn' };
    await staff
      .post(`/api/legal_cases/${other.id}/advance`)
      .send({ stage: 'filed', on: '2025-08-01' })
      .expect(200);
    expect(
      (await staff.post(`/api/legal_cases/${other.id}/advance`).send(closing).expect(200)).body,
    ).toMatchObject({ limitation_expires_on: '2028-08-01' });
    await expectStoredLimitations();
  });

  it('a case closed before it was filed is no suit, whatever filing was planned', async () => {
    const loan = await loanDueOn('2022-08-10');
    const draft = (
      await staff
        .post('/api/legal_cases')
        .send({ loan_id: loan, claimed_minor: 1, filed_on: '2025-01-10' })
        .expect(201)
    ).body as Row;
    expect(
      (
        await staff
          .post(`/api/legal_cases/${draft.id}/advance`)
          .send({ stage: 'closed', on: TODAY })
          .expect(200)
      ).body,
    ).toMatchObject({ filed_on: null, limitation_expires_on: '2025-08-11' });
    expect((await clocks(loan)).limitation.interruptions).toEqual([]);
  });

  it('a signed plan that ends earlier takes that date, and payments after it count', async () => {
    const loan = await loanDueOn('2026-01-12');
    const { write } = server.deps.database;
    const now = `${TODAY}T04:00:00.000Z`;
    const stamps = { created_at: now, updated_at: now };
    // A plan as it is once in effect: what it took over does not matter to the limitation.
    const [plan] = (await write('restructures')
      .insert({
        loan_id: loan,
        borrower_id: borrower,
        kinds: '[]',
        cause: 'x',
        statement: 'x',
        terms: '{}',
        status: 'cancelled',
        requested_by: 1,
        decided_by: 3,
        effective_at: now,
        effective_on: '2025-12-20',
        schedule_version: 2,
        effect: '{}',
        ...stamps,
      })
      .returning('id')) as { id: number }[];
    await write('schedule_versions').insert({
      loan_id: loan,
      schedule_version: 2,
      effective_on: '2025-12-20',
      restructure_id: plan?.id,
      ...stamps,
    });
    await write('installments').insert({
      loan_id: loan,
      schedule_version: 2,
      sequence: 1,
      due_on: '2025-12-31',
      principal_minor: 1_200_000,
      interest_minor: 0,
      ...stamps,
    });
    // 2028-12-31 is a Sunday; the holidays of 2029 are not announced.
    const known = async () =>
      weighLimitation(
        (await limitationFacts(server.deps.database.read, [loan])).get(loan) ?? {
          last_due_on: '',
          interruptions: [],
          suspensions: [],
        },
      );
    expect(await known()).toMatchObject({
      on: '2029-01-02',
      starts_on: '2025-12-31',
      interruptions: [{ kind: 'plan', restructure_id: plan?.id, last_due_on: '2025-12-31' }],
    });
    await write('payments').insert({
      loan_id: loan,
      client_reference: 'early-plan',
      amount_minor: 1,
      paid_on: '2026-01-05',
      channel: 'app',
      status: 'posted',
      ...stamps,
    });
    expect(await known()).toMatchObject({
      on: '2029-01-05',
      interruptions: [{ kind: 'plan' }, { kind: 'part_payment', effect: 'restarts' }],
    });
    await write('restructures').where({ id: plan?.id }).update({ lapsed_at: now });
    // The signature stays an acknowledgement; it came before the period began to run.
    expect(await known()).toMatchObject({
      on: '2029-01-12',
      interruptions: [{ kind: 'acknowledgement', effect: 'not_running' }],
    });
  });

  it('is the same for a case when an interruption is entered, completed or withdrawn', async () => {
    const loan = await loanDueOn('2022-08-10');
    const { id } = (
      await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1 }).expect(201)
    ).body as Row;
    const stored = async () =>
      (
        (await staff.get(`/api/legal_cases/${id}`).expect(200)).body as {
          limitation_expires_on: string;
        }
      ).limitation_expires_on;
    const row = await enterUnproven(loan, ['demand', '2024-05-11']);
    expect(await stored()).toBe('2025-08-11');
    await staff
      .put(`/api/limitation_interruptions/${row.id}`)
      .send({ evidence: 'EMS 1' })
      .expect(200);
    expect(await stored()).toBe('2027-05-11');
    await staff
      .post(`/api/limitation_interruptions/${row.id}/withdraw`)
      .send({ reason: '地址有误' })
      .expect(200);
    expect(await stored()).toBe('2025-08-11');
    const payment = await payOn(loan, '2024-03-15', 'app');
    expect(await stored()).toBe('2027-03-15');
    await supervisor
      .post(`/api/payments/${payment.id}/reverse`)
      .send({ reason: '误记' })
      .expect(200);
    expect(await stored()).toBe('2025-08-11');
    await expectStoredLimitations();
  });

  it('is no deadline of a loan not overdue, and a loan that is not there has none', async () => {
    const loan = await loanDueOn('2026-03-20');
    expect((await staff.get(`/api/loans/${loan}`).expect(200)).body).toMatchObject({
      next_deadline_on: null,
      next_deadline_kind: null,
    });
    expect((await clocks(loan)).limitation.expires_on).toBe('2029-03-20');
    await staff.get('/api/loans/999999/clocks').expect(404);
    for (const role of ['compliance', 'admin'])
      await (await server.as(role)).get(`/api/loans/${loan}/clocks`).expect(200);
  });
});
