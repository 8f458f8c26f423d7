import { beforeEach, describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../server/contract/resources/repairFile.ts';
import { createBorrower, createLoan, startTestServer, TODAY } from '../helpers/api.ts';
import { deskForFile } from '../helpers/desk.ts';
import { refusedRepair as refused } from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const desk = deskForFile();
let borrower: number;
let loan: number;
beforeEach(async () => {
  borrower = await createBorrower(desk.staff);
  loan = (await createLoan(desk.staff, borrower)).id;
});

const RELIEF = { kind: 'relief', cause: 'illness' };
const command = async (id: number, verb: string, body: object = {}, agent = desk.staff) =>
  (await agent.post(`/api/credit_repairs/${id}/${verb}`).send(body).expect(200))
    .body as CreditRepair;
const fileOf = async (id: number): Promise<RepairFile> =>
  (await desk.staff.get(`/api/credit_repairs/${id}/file`).expect(200)).body as RepairFile;
async function receive(changes: object = {}): Promise<CreditRepair> {
  const { body } = await desk.staff
    .post('/api/credit_repairs')
    .send({
      borrower_id: borrower,
      loan_id: loan,
      kind: 'objection',
      cause: 'system_error',
      statement: '一月已还，报告记为逾期',
      ...changes,
    })
    .expect(201);
  return body as CreditRepair;
}
async function inHand(changes: object = {}): Promise<number> {
  const { id } = await receive(changes);
  await command(id, 'claim');
  return id;
}
async function proposed(changes: object = {}, proposal: object = {}): Promise<number> {
  const id = await inHand(changes);
  await command(id, 'submit', proposal);
  return id;
}

describe('how far a pause reaches', () => {
  it('a pause begins no earlier than the request came, and all pauses of a loan share the days that policy gives', async () => {
    const id = await inHand({ ...RELIEF, received_on: '2026-03-01' });
    await refused(
      desk.staff,
      `/${id}/submit`,
      { pause_from: '2026-02-28', pause_until: '2026-04-30' },
      {
        status: 400,
        field: 'pause_from',
        en: /before the request came on 2026-03-01/,
        zh: /不能早于收到日期 2026-03-01/,
      },
    );
    // 1 March to 30 May: 91 days; ended on the day of the business date, five of them ran.
    await command(id, 'submit', { pause_from: '2026-03-01', pause_until: '2026-05-30' });
    await command(id, 'grant', { comment: '同意' }, desk.supervisor);
    await command(id, 'answer');
    const again = await inHand(RELIEF);
    // What both cover counts once: 31 May to 27 August are 89 days more.
    await refused(
      desk.staff,
      `/${again}/submit`,
      { pause_from: '2026-05-01', pause_until: '2026-08-28' },
      {
        status: 422,
        field: 'pause_until',
        en: /180 days at most in all; 91 were taken before/,
        zh: /合计最长 180 天，此前已用 91 天/,
      },
    );
    await refused(
      desk.staff,
      `/${again}`,
      { pause_from: '2026-05-01', pause_until: '2026-08-28' },
      { status: 422, field: 'pause_until', en: /180 days/, zh: /180 天/ },
      'put',
    );
    await command(id, 'end_pause', { reason: '提前恢复' }, desk.supervisor);
    await command(again, 'submit', { pause_from: '2026-05-01', pause_until: '2026-08-28' });
    await command(again, 'grant', { comment: '同意' }, desk.supervisor);
    await command(again, 'answer');
    // One for all the loans counts the days of each.
    const all = await inHand({ ...RELIEF, loan_id: null });
    await refused(
      desk.staff,
      `/${all}/submit`,
      { pause_from: '2026-09-01', pause_until: '2026-11-30' },
      { status: 422, field: 'pause_until', en: /125 were taken/, zh: /125/ },
    );
  });

  it('a pause hides no month that had ended before it was granted', async () => {
    const relief = await proposed(
      { ...RELIEF, received_on: '2025-12-20' },
      { pause_from: '2025-12-20', pause_until: '2026-06-10' },
    );
    await command(relief, 'grant', { comment: '同意' }, desk.supervisor);
    const id = await inHand();
    await command(id, 'bureau', {
      read_on: TODAY,
      months: [
        { month: '2026-01', code: '2' },
        { month: '2025-12', code: '1' },
      ],
    });
    expect(
      (await fileOf(id)).comparison.map(({ month, note, differs }) => [month, note, differs]),
    ).toEqual([
      ['2026-01', null, false],
      ['2025-12', null, false],
    ]);
  });
});

describe('the day a request came', () => {
  const ask = (changes: object) => ({
    borrower_id: borrower,
    kind: 'objection',
    cause: 'other',
    statement: '请核查',
    ...changes,
  });
  it("is not before the loan was lent, nor before the borrower's first loan", async () => {
    await refused(desk.staff, '', ask({ loan_id: loan, received_on: '2025-11-04' }), {
      status: 400,
      field: 'received_on',
      en: /before the disbursement on 2025-11-05/,
      zh: /不能早于放款日 2025-11-05/,
    });
    await refused(desk.staff, '', ask({ kind: 'relief', received_on: '1970-01-01' }), {
      status: 400,
      field: 'received_on',
      en: /first loan on 2025-11-05/,
      zh: /首笔贷款的放款日 2025-11-05/,
    });
    await refused(desk.staff, '', ask({ received_on: '2025-11-04', asks_for: 'paid_repair' }), {
      status: 400,
      field: 'received_on',
      en: /2025-11-05/,
      zh: /2025-11-05/,
    });
    expect(await receive({ received_on: '2025-11-05' })).toMatchObject({
      received_on: '2025-11-05',
    });
    expect(await receive({ received_on: '2025-11-05', loan_id: null })).toMatchObject({
      received_on: '2025-11-05',
    });
  });

  it('is at most a year ago of somebody without a loan', async () => {
    const nobody = await createBorrower(desk.staff);
    await refused(desk.staff, '', ask({ borrower_id: nobody, received_on: '2025-03-04' }), {
      status: 400,
      field: 'received_on',
      en: /no loan.*before 2025-03-05/,
      zh: /名下没有贷款.*2025-03-05/,
    });
    await desk.staff
      .post('/api/credit_repairs')
      .send(ask({ borrower_id: nobody, received_on: '2025-03-05' }))
      .expect(201);
  });
});

describe('taking a request back', () => {
  const NOT_YOURS = {
    status: 403,
    en: /who has it in hand.*recorded it.*supervisor/,
    zh: /经办人本人.*登记人.*主管/,
  };
  it('is for who recorded it while nobody has it, then for who has it, and for a supervisor; with a reason once it was claimed', async () => {
    const { id } = await receive();
    await refused(desk.staff2, `/${id}/withdraw`, {}, NOT_YOURS);
    expect(await command(id, 'withdraw')).toMatchObject({
      status: 'withdrawn',
      withdrawn_on: TODAY,
      days_overdue: 0,
    });
    const { id: claimed } = await receive();
    await command(claimed, 'claim', {}, desk.staff2);
    await refused(desk.staff, `/${claimed}/withdraw`, { reason: '本人撤回' }, NOT_YOURS);
    await refused(
      desk.staff2,
      `/${claimed}/withdraw`,
      {},
      { status: 400, field: 'reason', en: /reason/, zh: /原因/ },
    );
    await command(claimed, 'withdraw', { reason: '本人撤回' }, desk.staff2);
    const { id: third } = await receive();
    await command(third, 'claim', {}, desk.staff2);
    expect(await command(third, 'withdraw', { reason: '重复登记' }, desk.supervisor)).toMatchObject(
      {
        status: 'withdrawn',
        withdrawal_reason: '重复登记',
        clock_state: 'withdrawn',
        days_left: null,
      },
    );
  });

  it('ends with the decision: what is decided is answered', async () => {
    const decided = { status: 409, en: /decided.*answer/, zh: /已有决定.*答复/ };
    const id = await proposed(RELIEF, { pause_until: '2026-04-30' });
    await command(id, 'grant', { comment: '同意' }, desk.supervisor);
    await refused(desk.staff, `/${id}/withdraw`, { reason: 'x' }, decided);
    expect(
      await rowCount(desk.server.deps.database.read, 'reporting_pauses', {
        credit_repair_id: id,
        ended_on: null,
      }),
    ).toBe(1);
    const declined = await proposed({}, { proposal: 'decline', comment: '一致' });
    await command(declined, 'decline', { comment: '一致' }, desk.supervisor);
    await refused(desk.supervisor, `/${declined}/withdraw`, { reason: 'x' }, decided);
    await refused(
      desk.staff,
      `/${(await receive({ asks_for: 'paid_repair' })).id}/withdraw`,
      {},
      decided,
    );
  });

  it('does not undo that it was late', async () => {
    const early = await startTestServer({ businessDate: '2026-03-05' });
    const clerk = await early.as('staff');
    // To be answered by 24 February.
    const {
      body: { id },
    } = await clerk
      .post('/api/credit_repairs')
      .send({
        borrower_id: await createBorrower(clerk),
        kind: 'objection',
        cause: 'other',
        statement: '请核查',
        received_on: '2026-02-01',
      })
      .expect(201);
    await clerk.post(`/api/credit_repairs/${id}/withdraw`).send({}).expect(200);
    const later = await early.on('2026-03-20').as('staff');
    expect((await later.get(`/api/credit_repairs/${id}`).expect(200)).body).toMatchObject({
      clock_state: 'withdrawn',
      days_left: null,
      days_overdue: 9,
      withdrawn_on: '2026-03-05',
    });
    await early.close();
  });
});

describe('who worked on a request', () => {
  it.each<[string, (id: number) => Promise<unknown>]>([
    ['claimed it', async () => await Promise.resolve()],
    [
      'ticked a check',
      async (id) => await command(id, 'check', { check: 'identity', done: true }, desk.supervisor),
    ],
    [
      'typed the register in',
      async (id) => await command(id, 'bureau', { read_on: TODAY, months: [] }, desk.supervisor),
    ],
    [
      'changed it',
      async (id) =>
        await desk.supervisor
          .put(`/api/credit_repairs/${id}`)
          .send({ statement: '改' })
          .expect(200),
    ],
    [
      'proposed it',
      async (id) => {
        await command(id, 'submit', {}, desk.supervisor);
        await desk.supervisor
          .put(`/api/credit_repairs/${id}`)
          .send({ statement: '改' })
          .expect(200);
      },
    ],
  ])("who %s does not decide, in whoever's hands it is now", async (_name, work) => {
    const { id } = await receive();
    await command(id, 'claim', {}, desk.supervisor);
    await work(id);
    await command(id, 'assign', { assignee_id: 1 }, desk.supervisor);
    expect((await command(id, 'submit')).worked_by).toEqual([1, 3]);
    await refused(
      desk.supervisor,
      `/${id}/grant`,
      { comment: 'x' },
      { status: 403, en: /another supervisor must decide/, zh: /另一位主管/ },
    );
    await refused(
      desk.supervisor,
      `/${id}/decline`,
      { comment: 'x' },
      { status: 403, en: /another supervisor must decide/, zh: /另一位主管/ },
    );
    await command(id, 'grant', {}, desk.supervisor2);
  });

  it('to give it to another is no work on it, and to claim takes nothing', async () => {
    const { id } = await receive();
    await command(id, 'assign', { assignee_id: 2 }, desk.supervisor);
    await refused(
      desk.staff2,
      `/${id}/claim`,
      { foo: 1 },
      { status: 400, field: 'foo', en: /need correcting/, zh: /./ },
    );
    expect((await command(id, 'submit', {}, desk.staff2)).worked_by).toEqual([2]);
    await command(id, 'grant', {}, desk.supervisor);
  });
});
