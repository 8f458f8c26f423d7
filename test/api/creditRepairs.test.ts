import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../server/contract/resources/repairFile.ts';
import { createBorrower, createLoan, query, TODAY } from '../helpers/api.ts';
import { deskForFile } from '../helpers/desk.ts';
import { refusedRepair as refused } from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const desk = deskForFile();
let borrower: number;
let loan: number;
/** A borrower of their own for each test: one open request of a kind each. */
beforeEach(async () => {
  borrower = await createBorrower(desk.staff);
  loan = (await createLoan(desk.staff, borrower)).id;
});

const asked = (changes: object = {}) => ({
  borrower_id: borrower,
  loan_id: loan,
  kind: 'objection',
  cause: 'system_error',
  statement: '一月已还，报告记为逾期',
  ...changes,
});
const receive = async (changes: object = {}, agent = desk.staff): Promise<CreditRepair> =>
  (await agent.post('/api/credit_repairs').send(asked(changes)).expect(201)).body as CreditRepair;
const command = async (
  id: number,
  verb: string,
  body: object = {},
  agent = desk.staff,
  status = 200,
) =>
  (await agent.post(`/api/credit_repairs/${id}/${verb}`).send(body).expect(status))
    .body as CreditRepair;
const shown = async (id: number): Promise<CreditRepair> =>
  (await desk.staff.get(`/api/credit_repairs/${id}`).expect(200)).body as CreditRepair;
const fileOf = async (id: number): Promise<RepairFile> =>
  (await desk.staff.get(`/api/credit_repairs/${id}/file`).expect(200)).body as RepairFile;
const attach = async (id: number, kind: string) =>
  await desk.staff
    .post('/api/attachments')
    .field('resource', 'credit_repairs')
    .field('record_id', String(id))
    .field('kind', kind)
    .attach('file', Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'), {
      filename: 'a.pdf',
      contentType: 'application/pdf',
    })
    .expect(201);
const inHand = async (changes: object = {}): Promise<number> => {
  const { id } = await receive(changes);
  await command(id, 'claim');
  return id;
};
const RELIEF = { kind: 'relief', cause: 'illness' };
const proposed = async (changes: object = {}, proposal: object = {}): Promise<number> => {
  const id = await inHand(changes);
  await command(id, 'submit', proposal);
  return id;
};
describe('the life of an objection', () => {
  it('from the desk to the register: received, checked, proposed, granted by another, answered, corrected', async () => {
    await desk.staff
      .post('/api/payments')
      .send({
        loan_id: loan,
        client_reference: randomUUID(),
        amount_minor: 336_000,
        paid_on: '2026-02-05',
        channel: 'app',
      })
      .expect(201);
    const row = await receive();
    expect(row).toMatchObject({
      status: 'received',
      kind: 'objection',
      asks_for: 'correction',
      received_on: TODAY,
      due_on: '2026-03-25',
      due_source: 'Regulation on the Administration of the Credit Reporting Industry',
      due_article: '25',
      due_provisional: false,
      clock_state: 'open',
      days_left: 20,
      days_overdue: 0,
      unclaimed: true,
      assignee_id: null,
      borrower_name: '王小明',
      loan_no: expect.stringMatching(/^DH-/),
      decision: null,
      forbidden: null,
      wants_restructure: false,
      recorded_by: 1,
    });
    expect(await command(row.id, 'claim')).toMatchObject({
      status: 'checking',
      assignee_id: 1,
      unclaimed: false,
      claimed_at: expect.any(String),
    });
    // Due on the 5th from December on and paid up on 5 February only: a month late at the end of
    // December, two at the end of January; paid in time in February.
    const months = [
      { month: '2026-02', code: '1', overdue_minor: 112_000 },
      { month: '2026-01', code: '2', overdue_minor: 223_000 },
      { month: '2025-12', code: '1', overdue_minor: 112_000 },
      { month: '2025-11', code: '*' },
    ];
    await command(row.id, 'bureau', {
      read_on: TODAY,
      opened_on: '2025-11-05',
      principal_minor: 1_200_000,
      balance_minor: 900_000,
      overdue_minor: 110_000,
      status: 'overdue',
      months,
    });
    const file = await fileOf(row.id);
    expect(
      file.comparison.map(({ field, month, bureau, ledger, differs, worse }) => [
        month ?? field,
        bureau,
        ledger,
        differs,
        worse,
      ]),
    ).toEqual([
      ['opened_on', '2025-11-05', '2025-11-05', false, false],
      ['principal_minor', 1_200_000, 1_200_000, false, false],
      ['balance_minor', 900_000, 900_000, false, false],
      ['overdue_minor', 110_000, 0, true, true],
      ['status', 'overdue', 'normal', true, true],
      ['2026-02', '1', 'N', true, true],
      ['2026-02', 112_000, 0, true, true],
      ['2026-01', '2', '2', false, false],
      ['2026-01', 223_000, 223_000, false, false],
      ['2025-12', '1', '1', false, false],
      ['2025-12', 112_000, 112_000, false, false],
      ['2025-11', '*', '*', false, false],
    ]);
    expect(file.checklist.filter((item) => item.by_itself).map(({ check }) => check)).toEqual([
      'bureau_record',
      'ledger_compared',
    ]);
    expect(file.record_kept_until).toBe('2031-02-05');
    expect(await command(row.id, 'submit', { comment: '扣款流水核对无误' })).toMatchObject({
      status: 'awaiting_decision',
      proposal: 'grant',
      submitted_by: 1,
    });
    expect(await command(row.id, 'grant', {}, desk.supervisor)).toMatchObject({
      status: 'granted',
      decision: 'grant',
      decided_by: 3,
      decided_on: TODAY,
      clock_state: 'open',
    });
    const { correction } = await fileOf(row.id);
    expect(correction).toEqual({
      sent_on: null,
      reference: null,
      sent_by: null,
      lines: [
        { field: 'overdue_minor', month: null, before: 110_000, after: 0 },
        { field: 'status', month: null, before: 'overdue', after: 'normal' },
        { field: 'month', month: '2026-02', before: '1', after: 'N' },
        { field: 'month_overdue_minor', month: '2026-02', before: 112_000, after: 0 },
      ],
    });
    const answered = await command(
      row.id,
      'answer',
      { channel: 'mail', reference: 'EMS1' },
      desk.staff2,
    );
    expect(answered).toMatchObject({
      status: 'answered',
      answered_on: TODAY,
      answered_by: 2,
      answer_channel: 'mail',
      answer_reference: 'EMS1',
      clock_state: 'answered',
      days_left: null,
      decision: 'grant',
    });
    expect(answered.answer).toContain('以下4处不一致');
    await command(row.id, 'correct', { reference: 'GZ-7' });
    const after = await fileOf(row.id);
    expect(after.correction).toMatchObject({ sent_on: TODAY, reference: 'GZ-7', sent_by: 1 });
    expect(after.steps.map(({ step, actor_id }) => [step, actor_id])).toEqual([
      ['create', 1],
      ['claim', 1],
      ['compare', 1],
      ['submit', 1],
      ['grant', 3],
      ['answer', 2],
      ['correct', 1],
    ]);
    // What was decided on stays, whatever the ledger says later.
    await desk.staff
      .post('/api/payments')
      .send({
        loan_id: loan,
        client_reference: randomUUID(),
        amount_minor: 100,
        paid_on: '2025-12-05',
        channel: 'app',
      })
      .expect(201);
    expect((await fileOf(row.id)).comparison).toEqual(file.comparison);
    const audit = await desk.server.deps.database
      .read('audit_events')
      .where({ resource: 'credit_repairs', record_id: row.id })
      .orderBy('id')
      .pluck('action');
    expect(audit).toEqual(['create', 'claim', 'update', 'submit', 'grant', 'answer', 'update']);
  });

  it('declined: the register is right', async () => {
    const id = await inHand();
    // Nothing was paid: due on 5 December, 26 days past due at the end of it, 57 at the end of
    // January.
    await command(id, 'bureau', {
      read_on: TODAY,
      status: 'overdue',
      months: [
        { month: '2026-01', code: '2' },
        { month: '2025-12', code: '1' },
      ],
    });
    expect((await fileOf(id)).draft_answer.zh).toContain('两者一致');
    await refused(
      desk.staff,
      `/${id}/submit`,
      { proposal: 'decline' },
      { status: 400, field: 'comment', en: /reason/, zh: /理由/ },
    );
    await command(id, 'submit', { proposal: 'decline', comment: '逐月一致' });
    await refused(
      desk.supervisor,
      `/${id}/decline`,
      {},
      { status: 400, field: 'comment', en: /./, zh: /./ },
    );
    expect(await command(id, 'decline', { comment: '记录属实' }, desk.supervisor)).toMatchObject({
      status: 'declined',
      decision: 'decline',
      decision_comment: '记录属实',
    });
    await refused(
      desk.staff,
      `/${id}/correct`,
      { reference: 'x' },
      { status: 409, en: /declined now; it cannot correct/, zh: /不予同意.*不能更正/ },
    );
    expect(await command(id, 'answer', { answer: '记录属实，不予更正。' })).toMatchObject({
      status: 'answered',
      answer: '记录属实，不予更正。',
      decision: 'decline',
    });
    expect((await fileOf(id)).correction).toBeNull();
  });
});

describe('the life of relief', () => {
  it('granted with its effects: explanation, pause, plan', async () => {
    const id = await inHand(RELIEF);
    await attach(id, 'evidence');
    expect(
      (await fileOf(id)).checklist.find(({ check }) => check === 'cause_evidence'),
    ).toMatchObject({ required: true, done: true, by_itself: true });
    await command(id, 'submit', {
      explanation: '住院三个月',
      pause_until: '2026-06-30',
      wants_restructure: true,
    });
    expect(await command(id, 'grant', {}, desk.supervisor)).toMatchObject({
      status: 'granted',
      explanation: '住院三个月',
      pause_from: TODAY,
      pause_until: '2026-06-30',
      wants_restructure: true,
    });
    expect(
      await rowCount(desk.server.deps.database.read, 'reporting_pauses', {
        credit_repair_id: id,
        from_on: TODAY,
        until_on: '2026-06-30',
      }),
    ).toBe(1);
    const { body: back } = await desk.staff.get(`/api/borrowers/${borrower}/path_back`).expect(200);
    expect(back).toMatchObject({
      loans: [
        {
          loan_id: loan,
          overdue_minor: 442_000 - 109_000,
          days_past_due: 90,
          bad_since_on: '2025-12-06',
          bad_ended_on: null,
          kept_until_on: null,
          months_overdue: 3,
        },
      ],
      pauses: [
        { credit_repair_id: id, loan_id: loan, from: TODAY, until: '2026-06-30', ended_on: null },
      ],
      explanations: [
        { credit_repair_id: id, text: '住院三个月', granted_on: TODAY, loan_id: loan },
      ],
      requests: [{ id, kind: 'relief', status: 'granted', due_on: '2026-03-25' }],
      restructures: [],
    });
    // The plan that follows from it, and the one that does not.
    const terms = { effective_on: TODAY, installments_count: 12, first_due_on: '2026-04-05' };
    const plan = {
      loan_id: loan,
      kinds: ['extension'],
      cause: 'illness',
      statement: '住院',
      terms,
    };
    const stranger = await createLoan(desk.staff, await createBorrower(desk.staff));
    expect(
      (
        await desk.staff
          .post('/api/restructures')
          .send({ ...plan, loan_id: stranger.id, credit_repair_id: id })
          .expect(400)
      ).body.errors.credit_repair_id,
    ).toMatch(/no such credit-repair request/);
    const { body: request } = await desk.staff
      .post('/api/restructures')
      .send({ ...plan, credit_repair_id: id })
      .expect(201);
    expect(request.credit_repair_id).toBe(id);
    expect(
      (
        await desk.staff
          .get('/api/restructures')
          .query(query({ filter: { credit_repair_id: id } }))
          .expect(200)
      ).body,
    ).toHaveLength(1);
    expect((await fileOf(id)).restructures).toEqual([
      { id: request.id, status: 'draft', created_at: request.created_at },
    ]);
    // A pause ends before its day only by a supervisor, once.
    await desk.staff.post(`/api/credit_repairs/${id}/end_pause`).send({}).expect(403);
    await command(id, 'end_pause', { reason: '已恢复收入' }, desk.supervisor);
    await refused(
      desk.supervisor,
      `/${id}/end_pause`,
      {},
      { status: 409, en: /No reporting pause/, zh: /没有进行中的暂停/ },
    );
  });

  it('no plan follows from what was declined, or granted without one', async () => {
    const id = await proposed(RELIEF, { proposal: 'decline', comment: '材料不足' });
    await command(id, 'decline', { reason: '材料不足' }, desk.supervisor);
    const plan = {
      loan_id: loan,
      kinds: ['extension'],
      cause: 'illness',
      statement: '住院',
      credit_repair_id: id,
      terms: { effective_on: TODAY, installments_count: 12, first_due_on: '2026-04-05' },
    };
    expect(
      (await desk.staff.post('/api/restructures').send(plan).expect(422)).body.errors
        .credit_repair_id,
    ).toMatch(/not granted with a restructure/);
  });

  it('an objection or a notice is granted without required checks too: what was open stays with the decision', async () => {
    const id = await proposed();
    expect(await command(id, 'grant', {}, desk.supervisor)).toMatchObject({
      status: 'granted',
      decision_comment: null,
    });
    expect((await fileOf(id)).steps.map(({ step, open_checks }) => [step, open_checks])).toEqual([
      ['create', []],
      ['claim', []],
      ['submit', []],
      ['grant', ['bureau_record']],
    ]);
    const notice = await proposed({ kind: 'pre_report_notice', cause: 'other' });
    await command(notice, 'grant', {}, desk.supervisor);
    expect((await fileOf(notice)).steps.at(-1)).toMatchObject({
      step: 'grant',
      open_checks: ['notice_proof'],
    });
  });

  it('relief without required evidence needs a comment that says why', async () => {
    const id = await proposed(RELIEF);
    await refused(
      desk.supervisor,
      `/${id}/grant`,
      {},
      {
        status: 422,
        field: 'comment',
        en: /Required checks are still open: cause evidence\./,
        zh: /必查项目尚未完成：原因的证明材料/,
      },
    );
    expect(
      await command(id, 'grant', { comment: '住院事实已由社区证明' }, desk.supervisor),
    ).toMatchObject({ status: 'granted', decision_comment: '住院事实已由社区证明' });
    expect((await fileOf(id)).steps.at(-1)).toMatchObject({
      step: 'grant',
      comment: '住院事实已由社区证明',
      open_checks: ['cause_evidence'],
    });
  });

  it('a pause is of relief, has an end, and lasts no longer than policy lets it', async () => {
    const id = await inHand(RELIEF);
    await refused(
      desk.staff,
      `/${id}/submit`,
      { pause_from: TODAY },
      { status: 400, field: 'pause_until', en: /Enter the day/, zh: /请填写/ },
    );
    await refused(
      desk.staff,
      `/${id}/submit`,
      { pause_from: TODAY, pause_until: '2026-03-04' },
      { status: 400, field: 'pause_until', en: /before the start on 2026-03-05/, zh: /2026-03-05/ },
    );
    // 180 days with both ends: 5 March to 31 August.
    await refused(
      desk.staff,
      `/${id}/submit`,
      { pause_from: TODAY, pause_until: '2026-09-01' },
      { status: 422, field: 'pause_until', en: /180 days/, zh: /180 天/ },
    );
    await command(id, 'submit', { pause_from: TODAY, pause_until: '2026-08-31' });
    const objection = await inHand();
    await refused(
      desk.staff,
      `/${objection}/submit`,
      { pause_until: '2026-04-30' },
      { status: 422, field: 'pause_until', en: /Only a request for relief/, zh: /只有救助申请/ },
    );
    await refused(
      desk.staff,
      `/${objection}/submit`,
      { wants_restructure: true },
      {
        status: 422,
        field: 'wants_restructure',
        en: /Only a request for relief/,
        zh: /只有救助申请/,
      },
    );
    await command(objection, 'submit', { explanation: '系统维护所致' });
  });
});

describe('the life of a query about a notice', () => {
  it('proved, and not', async () => {
    const id = await inHand({
      kind: 'pre_report_notice',
      cause: 'other',
      told_on: '2026-02-01',
      reported_on: '2026-02-10',
    });
    expect(await shown(id)).toMatchObject({
      asks_for: 'proof_of_notice',
      due_source: 'policy',
      due_article: null,
    });
    const file = await fileOf(id);
    expect([file.notice_problem, file.draft_answer.en]).toEqual([
      'no_evidence',
      expect.stringContaining('have not found the proof'),
    ]);
    await attach(id, 'letter');
    expect(await fileOf(id)).toMatchObject({
      notice_problem: null,
      draft_answer: { zh: expect.stringContaining('我们已于2026年2月1日') },
    });
    await desk.staff.put(`/api/credit_repairs/${id}`).send({ told_on: '2026-02-10' }).expect(200);
    expect((await fileOf(id)).notice_problem).toBe('not_before');
    await desk.staff.put(`/api/credit_repairs/${id}`).send({ told_on: null }).expect(200);
    expect((await fileOf(id)).notice_problem).toBe('not_told');
    await command(id, 'check', { check: 'notice_proof', done: true, note: '短信回执' });
    await command(id, 'submit');
    await command(id, 'grant', {}, desk.supervisor);
    await command(id, 'answer');
  });
});

describe('what law forbids', () => {
  it('is declined when it comes in, by nobody in person, drafted kindly, answered all the same, and never granted', async () => {
    const row = await receive({ asks_for: 'delete_true_record' });
    expect(row).toMatchObject({
      status: 'declined',
      decision: 'decline',
      decided_by: null,
      forbidden: { rule: 'true_record', article: '16' },
      unclaimed: true,
      clock_state: 'open',
      due_on: '2026-03-25',
      answer: null,
    });
    const { draft_answer } = await fileOf(row.id);
    expect(draft_answer.zh).toMatch(/第十六条.*请您谅解.*提出异议.*作出说明.*申请救助/s);
    expect(draft_answer.en).toMatch(/article 16.*objection.*explanation.*relief/s);
    expect(draft_answer.zh).toContain('目前账户仍有逾期');
    await refused(
      desk.staff,
      `/${row.id}/submit`,
      {},
      { status: 422, en: /Law forbids.*art\. 16/, zh: /法律不允许.*第16条/ },
    );
    await refused(
      desk.supervisor,
      `/${row.id}/grant`,
      { comment: 'x' },
      { status: 422, en: /Law forbids/, zh: /法律不允许/ },
    );
    const paid = await receive({ asks_for: 'paid_repair' });
    await refused(
      desk.supervisor,
      `/${paid.id}/grant`,
      {},
      { status: 422, en: /art\. 16, 25/, zh: /第16、25条/ },
    );
    await command(row.id, 'claim', {}, desk.staff2);
    expect(await command(row.id, 'answer', { answered_on: TODAY }, desk.staff2)).toMatchObject({
      status: 'answered',
      decided_by: null,
      answer: draft_answer.zh,
    });
  });

  it('names the day the five years end where the debt is paid', async () => {
    await desk.staff
      .post('/api/payments')
      .send({
        loan_id: loan,
        client_reference: randomUUID(),
        amount_minor: 500_000,
        paid_on: '2026-03-01',
        channel: 'app',
      })
      .expect(201);
    const row = await receive({ kind: 'relief', asks_for: 'paid_repair' });
    expect(row.forbidden).toMatchObject({ rule: 'paid_repair', article: '16' });
    const file = await fileOf(row.id);
    expect([file.record_kept_until, file.draft_answer.zh]).toEqual([
      '2031-03-01',
      expect.stringContaining('保存至2031年3月1日'),
    ]);
    // It does not stand in the way of a request that may be granted, and that one may not turn into
    // it.
    const lawful = await inHand({ kind: 'relief' });
    await refused(
      desk.staff,
      `/${lawful}`,
      { asks_for: 'paid_repair' },
      { status: 422, field: 'asks_for', en: /Law forbids this/, zh: /法律不允许/ },
      'put',
    );
  });
});

describe('taking a request in', () => {
  it.each([
    [
      'a borrower that is not there',
      { borrower_id: 999_999 },
      400,
      'borrower_id',
      /no such borrower/,
      /没有这位借款人/,
    ],
    [
      'a loan that is not there',
      { loan_id: 999_999 },
      400,
      'loan_id',
      /no such loan/,
      /没有这笔贷款/,
    ],
    [
      'received tomorrow',
      { received_on: '2026-03-06' },
      422,
      'received_on',
      /after the business date 2026-03-05/,
      /不能晚于业务日期/,
    ],
    [
      'told tomorrow',
      { told_on: '2026-03-06' },
      422,
      'told_on',
      /after the business date/,
      /不能晚于业务日期/,
    ],
    [
      'reported tomorrow',
      { reported_on: '2026-03-06' },
      422,
      'reported_on',
      /after the business date/,
      /不能晚于业务日期/,
    ],
  ] as const)('%s is refused', async (_name, changes, status, field, en, zh) => {
    await refused(desk.staff, '', asked(changes), { status, field, en, zh });
  });

  it('a loan of somebody else is refused, none at all is all of them', async () => {
    const stranger = await createLoan(desk.staff, await createBorrower(desk.staff));
    await refused(desk.staff, '', asked({ loan_id: stranger.id }), {
      status: 400,
      field: 'loan_id',
      en: /another borrower/,
      zh: /不属于这位借款人/,
    });
    expect(await receive({ loan_id: null })).toMatchObject({ loan_id: null, loan_no: null });
  });

  it('a second one about the same is refused with the first; another kind, another loan, or the first answered is not', async () => {
    const first = await receive();
    await refused(desk.staff2, '', asked({ cause: 'fraud' }), {
      status: 409,
      field: 'loan_id',
      en: new RegExp(`no\\. ${first.id}, received`),
      zh: new RegExp(`编号 ${first.id}，待认领`),
    });
    await receive(RELIEF);
    await receive({ loan_id: null });
    await receive({ loan_id: (await createLoan(desk.staff, borrower)).id });
    await receive({ asks_for: 'delete_true_record' });
    await refused(desk.staff, '', asked({ asks_for: 'delete_true_record' }), {
      status: 409,
      en: /declined/,
      zh: /不予同意/,
    });
    await command(first.id, 'withdraw');
    await receive();
  });

  it('the database has one open request about the same, and no second pair of hands in one', async () => {
    const first = await receive();
    const db = desk.server.deps.database.write;
    const { id: _id, ...copy } = await db('credit_repairs').where({ id: first.id }).first();
    await expect(db('credit_repairs').insert(copy)).rejects.toThrow(/credit_repairs_one_open/);
    const id = await proposed(RELIEF);
    const set = async (values: object) => await db('credit_repairs').where({ id }).update(values);
    const decided = { status: 'granted', decision: 'grant', decided_on: TODAY };
    await expect(set({ ...decided, decided_by: 1 })).rejects.toThrow(
      /credit_repairs_maker_checker/,
    );
    await expect(set({ ...decided, decided_by: null })).rejects.toThrow(/credit_repairs_decided/);
    await expect(set({ status: 'answered', decided_by: 3 })).rejects.toThrow(
      /credit_repairs_answered/,
    );
    await expect(set({ received_on: '2026-01-01' })).rejects.toThrow(/append-only/);
    await expect(db('credit_repairs').where({ id }).delete()).rejects.toThrow(/append-only/);
    await expect(
      db('credit_repair_steps').where({ credit_repair_id: id }).update({ comment: 'x' }),
    ).rejects.toThrow(/append-only/);
  });

  it.each([
    ['over the National Day week', '2025-09-18', '2025-10-09', false],
    ['over a worked Saturday', '2025-09-21', '2025-10-11', false],
    ['over the Spring Festival', '2026-01-26', '2026-02-24', false],
    ['on a workday', '2026-02-11', '2026-03-03', false],
  ])('has twenty days %s', async (_name, received_on, due_on, due_provisional) => {
    const { id: loan_id } = await createLoan(desk.staff, borrower, {
      disbursed_on: '2025-09-05',
      first_due_on: '2025-10-05',
    });
    const row = await receive({ received_on, loan_id });
    expect(row).toMatchObject({
      due_on,
      due_provisional,
      clock_state: 'overdue',
      days_overdue: expect.any(Number),
    });
    expect(row.days_left).toBe(-row.days_overdue);
  });
});

describe('whose hands', () => {
  it("a claim is one person's; a supervisor gives it to another", async () => {
    const { id } = await receive();
    await refused(
      desk.staff,
      `/${id}/submit`,
      {},
      { status: 409, en: /Claim this request first/, zh: /请先认领/ },
    );
    await command(id, 'claim');
    await command(id, 'claim');
    await refused(
      desk.staff2,
      `/${id}/claim`,
      {},
      { status: 409, en: /陈晓岚 has this request in hand/, zh: /陈晓岚正在处理/ },
    );
    await refused(
      desk.staff2,
      `/${id}/submit`,
      {},
      { status: 403, en: /Only the person who has it in hand/, zh: /只有处理人本人/ },
    );
    await refused(
      desk.staff2,
      `/${id}`,
      { statement: 'x' },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
      'put',
    );
    await refused(
      desk.staff2,
      `/${id}/bureau`,
      { read_on: TODAY, months: [] },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
    );
    await desk.staff.post(`/api/credit_repairs/${id}/assign`).send({ assignee_id: 2 }).expect(403);
    await refused(
      desk.supervisor,
      `/${id}/assign`,
      { assignee_id: 5 },
      { status: 400, field: 'assignee_id', en: /active member of staff or supervisor/, zh: /在职/ },
    );
    await refused(
      desk.supervisor,
      `/${id}/assign`,
      { assignee_id: 999 },
      { status: 400, field: 'assignee_id', en: /no such user/, zh: /没有这位用户/ },
    );
    expect(await command(id, 'assign', { assignee_id: 2 }, desk.supervisor)).toMatchObject({
      assignee_id: 2,
      status: 'checking',
    });
    await command(id, 'submit', {}, desk.staff2);
    expect(
      await rowCount(desk.server.deps.database.read, 'credit_repair_steps', {
        credit_repair_id: id,
        step: 'claim',
      }),
    ).toBe(1);
  });

  it('who checked or proposed does not decide', async () => {
    const { id } = await receive(RELIEF);
    await command(id, 'claim', {}, desk.supervisor);
    await command(id, 'submit', {}, desk.supervisor);
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
    await desk.staff.post(`/api/credit_repairs/${id}/grant`).send({}).expect(403);
    await command(id, 'grant', { comment: '材料已看' }, desk.supervisor2);
  });

  it('the assignee changes it until it is decided; a change takes a proposal back', async () => {
    const id = await proposed();
    const { version } = await shown(id);
    const { body } = await desk.staff
      .put(`/api/credit_repairs/${id}`)
      .send({ statement: '更正：二月', version })
      .expect(200);
    expect(body).toMatchObject({
      statement: '更正：二月',
      status: 'checking',
      proposal: null,
      submitted_by: null,
    });
    await refused(
      desk.supervisor,
      `/${id}/grant`,
      {},
      { status: 409, en: /checking now; it cannot grant/, zh: /核查中.*不能同意/ },
    );
    await desk.staff.put(`/api/credit_repairs/${id}`).send({ statement: 'x', version }).expect(409);
    await command(id, 'submit');
    await command(id, 'grant', { comment: '同意' }, desk.supervisor);
    await refused(
      desk.staff,
      `/${id}`,
      { statement: 'y' },
      { status: 409, en: /granted now; it cannot update/, zh: /已同意.*不能修改/ },
      'put',
    );
    await refused(
      desk.supervisor2,
      `/${id}/decline`,
      { comment: 'x' },
      { status: 409, en: /granted now/, zh: /已同意/ },
    );
  });

  it('checks are ticked by the assignee; what the console sees by itself is not', async () => {
    const id = await inHand();
    await command(id, 'check', { check: 'identity', done: true, note: '身份证原件' });
    expect((await fileOf(id)).checklist[0]).toMatchObject({
      check: 'identity',
      done: true,
      by_itself: false,
      note: '身份证原件',
      done_by: 1,
    });
    await command(id, 'check', { check: 'identity', done: false });
    expect((await fileOf(id)).checklist[0]).toMatchObject({ done: false });
    await refused(
      desk.staff,
      `/${id}/check`,
      { check: 'bureau_record', done: true },
      { status: 422, field: 'check', en: /sees this by itself/, zh: /系统自行判断/ },
    );
    await refused(
      desk.staff,
      `/${id}/check`,
      { check: 'police_report', done: true },
      { status: 400, field: 'check', en: /no such check/, zh: /没有这个核查项目/ },
    );
    await refused(
      desk.staff2,
      `/${id}/check`,
      { check: 'identity', done: true },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
    );
  });

  it('a record of the register is of the past, each month once', async () => {
    const id = await inHand();
    await refused(
      desk.staff,
      `/${id}/bureau`,
      { read_on: '2026-03-06', months: [] },
      { status: 422, field: 'read_on', en: /after the business date/, zh: /不能晚于业务日期/ },
    );
    for (const field of ['opened_on', 'closed_on'])
      await refused(
        desk.staff,
        `/${id}/bureau`,
        { read_on: '2026-02-10', [field]: '2026-02-11', months: [] },
        {
          status: 400,
          field,
          en: /after the date of the report, 2026-02-10/,
          zh: /不能晚于报告日期 2026-02-10/,
        },
      );
    const twice = [
      { month: '2026-01', code: 'N' },
      { month: '2026-01', code: '1' },
    ];
    await refused(
      desk.staff,
      `/${id}/bureau`,
      { read_on: TODAY, months: twice },
      { status: 400, field: 'months', en: /Each month once/, zh: /每月一次/ },
    );
    await refused(
      desk.staff,
      `/${id}/bureau`,
      { read_on: '2026-02-10', months: [{ month: '2026-03', code: 'N' }] },
      { status: 400, field: 'months', en: /none after the month/, zh: /不晚于报告日/ },
    );
    await refused(
      desk.staff,
      `/${id}/bureau`,
      { read_on: TODAY, months: [{ month: '2026-13', code: 'N' }] },
      { status: 400, en: /./, zh: /./ },
    );
    // One typed in again counts, the first stays on record.
    await command(id, 'bureau', { read_on: '2026-03-01', months: [] });
    await command(id, 'bureau', { read_on: TODAY, months: [] });
    expect((await fileOf(id)).bureau?.read_on).toBe(TODAY);
    expect(
      await rowCount(desk.server.deps.database.read, 'bureau_records', { credit_repair_id: id }),
    ).toBe(2);
  });

  it('an answer is dated from the decision to today, once', async () => {
    const id = await proposed(RELIEF);
    await refused(
      desk.staff,
      `/${id}/answer`,
      {},
      { status: 409, en: /awaiting decision now; it cannot answer/, zh: /待决定.*不能答复/ },
    );
    await command(id, 'grant', { comment: '同意' }, desk.supervisor);
    await refused(
      desk.staff,
      `/${id}/answer`,
      { answered_on: '2026-03-04' },
      {
        status: 422,
        field: 'answered_on',
        en: /from 2026-03-05 to the business date/,
        zh: /不早于 2026-03-05/,
      },
    );
    await refused(
      desk.staff,
      `/${id}/answer`,
      { answered_on: '2026-03-06' },
      { status: 422, field: 'answered_on', en: /2026-03-05/, zh: /2026-03-05/ },
    );
    await command(id, 'answer');
    for (const verb of ['answer', 'claim', 'withdraw'])
      await refused(
        desk.staff,
        `/${id}/${verb}`,
        {},
        { status: 409, en: /answered now/, zh: /已答复/ },
      );
    await refused(
      desk.supervisor,
      `/${id}/assign`,
      { assignee_id: 2 },
      { status: 409, en: /answered now/, zh: /已答复.*不能指派/ },
    );
  });

  it('a correction is sent once, with its proof', async () => {
    const empty = await proposed();
    await command(empty, 'grant', { comment: '同意' }, desk.supervisor);
    await refused(
      desk.staff,
      `/${empty}/correct`,
      { reference: 'x' },
      { status: 409, en: /nothing to correct/, zh: /没有需要更正/ },
    );
    await desk.staff.get(`/api/credit_repairs/${empty}/correction`).expect(409);
    borrower = await createBorrower(desk.staff);
    loan = (await createLoan(desk.staff, borrower)).id;
    const id = await inHand();
    await command(id, 'bureau', { read_on: TODAY, months: [{ month: '2026-01', code: '7' }] });
    await command(id, 'submit');
    await command(id, 'grant', {}, desk.supervisor);
    await refused(
      desk.staff,
      `/${id}/correct`,
      { reference: 'x', sent_on: '2026-03-04' },
      { status: 422, field: 'sent_on', en: /from the decision on 2026-03-05/, zh: /不早于决定日/ },
    );
    await command(id, 'correct', { reference: 'GZ-1' });
    await refused(
      desk.staff,
      `/${id}/correct`,
      { reference: 'GZ-2' },
      { status: 409, en: /sent on 2026-03-05 already \(reference GZ-1\)/, zh: /GZ-1/ },
    );
  });
});
