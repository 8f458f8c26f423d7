import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { askPolicy, enactPolicy } from '../helpers/policies.ts';
import {
  actOnRequest,
  ownRequests,
  PAUSES,
  receiveRequest,
  refusedRepair as refused,
  RELIEF,
} from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const desk = await openDesk();
const { server, staff, staff2, supervisor, supervisor2 } = desk;
await enactPolicy(desk, PAUSES);
const { own, receive, command, fileOf, inHand, proposed } = ownRequests(staff);

describe('how far a pause reaches', () => {
  it('is of no days unless a document is named, for no rule allows it', async () => {
    const plain = await openDeskInTest();
    const { id } = await receiveRequest(plain.staff, await createBorrower(plain.staff), RELIEF);
    const pauseDays = async () =>
      (await plain.staff.get(`/api/credit_repairs/${id}/file`).expect(200)).body
        .pause_days as number;
    await actOnRequest(plain.staff, id, 'claim');
    expect(await pauseDays()).toBe(0);
    await refused(
      plain.staff,
      `/${id}/submit`,
      { pause_until: '2026-03-06' },
      { status: 422, field: 'pause_until', en: /No rule lets true bad/, zh: /没有规定允许/ },
    );
    const { pause_document: _document, ...unnamed } = PAUSES.value;
    await askPolicy(plain.admin, { ...PAUSES, value: unnamed }).expect(400);
    // A policy of an earlier version allows 180 days and names nothing.
    await plain.server.deps.database.write('policies').insert({
      kind: 'credit_repair',
      effective_on: '2026-01-01',
      value: JSON.stringify(unnamed),
      source: '内部规定',
      confidence: 'C',
      status: 'approved',
      created_at: `${TODAY}T00:00:00.000Z`,
      updated_at: `${TODAY}T00:00:00.000Z`,
    });
    expect(await pauseDays()).toBe(0);
    await enactPolicy(plain, PAUSES);
    await actOnRequest(plain.staff, id, 'submit', { pause_until: '2026-03-06' });
  });

  it('a pause begins with the request or later, and a loan has so many days of them', async () => {
    const id = await inHand({ ...RELIEF, received_on: '2026-03-01' });
    await refused(
      staff,
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
    await command(id, 'grant', { comment: '同意' }, supervisor);
    await command(id, 'answer');
    const again = await inHand(RELIEF);
    // What both cover counts once: 31 May to 27 August are 89 days more.
    await refused(
      staff,
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
      staff,
      `/${again}`,
      { pause_from: '2026-05-01', pause_until: '2026-08-28' },
      { status: 422, field: 'pause_until', en: /180 days/, zh: /180 天/ },
      'put',
    );
    await command(id, 'end_pause', { reason: '提前恢复' }, supervisor);
    await command(again, 'submit', { pause_from: '2026-05-01', pause_until: '2026-08-28' });
    await command(again, 'grant', { comment: '同意' }, supervisor);
    await command(again, 'answer');
    // One for all the loans counts the days of each.
    const all = await inHand({ ...RELIEF, loan_id: null });
    await refused(
      staff,
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
    await command(relief, 'grant', { comment: '同意' }, supervisor);
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
    borrower_id: own.borrower,
    kind: 'objection',
    cause: 'other',
    statement: '请核查',
    ...changes,
  });
  it("is not before the loan was lent, nor before the borrower's first loan", async () => {
    await refused(staff, '', ask({ loan_id: own.loan, received_on: '2025-11-04' }), {
      status: 400,
      field: 'received_on',
      en: /before the disbursement on 2025-11-05/,
      zh: /不能早于放款日 2025-11-05/,
    });
    await refused(staff, '', ask({ kind: 'relief', received_on: '1970-01-01' }), {
      status: 400,
      field: 'received_on',
      en: /first loan on 2025-11-05/,
      zh: /首笔贷款的放款日 2025-11-05/,
    });
    await refused(staff, '', ask({ received_on: '2025-11-04', asks_for: 'paid_repair' }), {
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
    const nobody = await createBorrower(staff);
    await refused(staff, '', ask({ borrower_id: nobody, received_on: '2025-03-04' }), {
      status: 400,
      field: 'received_on',
      en: /no loan.*before 2025-03-05/,
      zh: /名下没有贷款.*2025-03-05/,
    });
    await staff
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
  it('is for its recorder, once claimed for the holder with a reason, or supervisors', async () => {
    const { id } = await receive();
    await refused(staff2, `/${id}/withdraw`, {}, NOT_YOURS);
    expect(await command(id, 'withdraw')).toMatchObject({
      status: 'withdrawn',
      withdrawn_on: TODAY,
      days_overdue: 0,
    });
    const { id: claimed } = await receive();
    await command(claimed, 'claim', {}, staff2);
    await refused(staff, `/${claimed}/withdraw`, { reason: '本人撤回' }, NOT_YOURS);
    await refused(
      staff2,
      `/${claimed}/withdraw`,
      {},
      { status: 400, field: 'reason', en: /reason/, zh: /原因/ },
    );
    await command(claimed, 'withdraw', { reason: '本人撤回' }, staff2);
    const { id: third } = await receive();
    await command(third, 'claim', {}, staff2);
    expect(await command(third, 'withdraw', { reason: '重复登记' }, supervisor)).toMatchObject({
      status: 'withdrawn',
      withdrawal_reason: '重复登记',
      clock_state: 'withdrawn',
      days_left: null,
    });
  });

  it('ends with the decision: what is decided is answered', async () => {
    const decided = { status: 409, en: /decided.*answer/, zh: /已有决定.*答复/ };
    const id = await proposed(RELIEF, { pause_until: '2026-04-30' });
    await command(id, 'grant', { comment: '同意' }, supervisor);
    await refused(staff, `/${id}/withdraw`, { reason: 'x' }, decided);
    expect(
      await rowCount(server.deps.database.read, 'reporting_pauses', {
        credit_repair_id: id,
        ended_on: null,
      }),
    ).toBe(1);
    const declined = await proposed({}, { proposal: 'decline', comment: '一致' });
    await command(declined, 'decline', { comment: '一致' }, supervisor);
    await refused(supervisor, `/${declined}/withdraw`, { reason: 'x' }, decided);
    await refused(
      staff,
      `/${(await receive({ asks_for: 'paid_repair' })).id}/withdraw`,
      {},
      decided,
    );
  });

  it('does not undo that it was late', async () => {
    const { staff: clerk, on: openOn } = await openDeskInTest();
    // To be answered by 21 February.
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
    const { staff: later } = await openOn('2026-03-20');
    expect((await later.get(`/api/credit_repairs/${id}`).expect(200)).body).toMatchObject({
      clock_state: 'withdrawn',
      days_left: null,
      days_overdue: 12,
      withdrawn_on: '2026-03-05',
    });
  });
});

describe('who worked on a request', () => {
  it.each<[string, (id: number) => Promise<unknown>]>([
    ['claimed it', async () => await Promise.resolve()],
    [
      'ticked a check',
      async (id) => await command(id, 'check', { check: 'identity', done: true }, supervisor),
    ],
    [
      'typed the register in',
      async (id) => await command(id, 'bureau', { read_on: TODAY, months: [] }, supervisor),
    ],
    [
      'changed it',
      async (id) =>
        await supervisor.put(`/api/credit_repairs/${id}`).send({ statement: '改' }).expect(200),
    ],
    [
      'proposed it',
      async (id) => {
        await command(id, 'submit', {}, supervisor);
        await supervisor.put(`/api/credit_repairs/${id}`).send({ statement: '改' }).expect(200);
      },
    ],
  ])("who %s does not decide, in whoever's hands it is now", async (_name, work) => {
    const { id } = await receive();
    await command(id, 'claim', {}, supervisor);
    await work(id);
    await command(id, 'assign', { assignee_id: 1 }, supervisor);
    expect((await command(id, 'submit')).worked_by).toEqual([1, 3]);
    await refused(
      supervisor,
      `/${id}/grant`,
      { comment: 'x' },
      { status: 403, en: /another supervisor must decide/, zh: /另一位主管/ },
    );
    await refused(
      supervisor,
      `/${id}/decline`,
      { comment: 'x' },
      { status: 403, en: /another supervisor must decide/, zh: /另一位主管/ },
    );
    await command(id, 'grant', {}, supervisor2);
  });

  it('to give it to another is no work on it, and to claim takes nothing', async () => {
    const { id } = await receive();
    await command(id, 'assign', { assignee_id: 2 }, supervisor);
    await refused(
      staff2,
      `/${id}/claim`,
      { foo: 1 },
      { status: 400, field: 'foo', en: /need correcting/, zh: /./ },
    );
    expect((await command(id, 'submit', {}, staff2)).worked_by).toEqual([2]);
    await command(id, 'grant', {}, supervisor);
  });
});
