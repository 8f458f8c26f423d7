import { describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { TODAY } from '../helpers/api.ts';
import { pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownRequests, refusedRepair as refused } from '../helpers/repairs.ts';

const { server, staff, staff2, supervisor } = await openDesk();
const { own, receive, command, fileOf, inHand } = ownRequests(staff);

const shown = async (id: number): Promise<CreditRepair> =>
  (await staff.get(`/api/credit_repairs/${id}`).expect(200)).body as CreditRepair;
const attach = async (id: number, kind: string) =>
  await staff
    .post('/api/attachments')
    .field('resource', 'credit_repairs')
    .field('record_id', String(id))
    .field('kind', kind)
    .attach('file', Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'), {
      filename: 'a.pdf',
      contentType: 'application/pdf',
    })
    .expect(201);

describe('the life of an objection', () => {
  it('from desk to register: received, checked, proposed, granted, answered, sent', async () => {
    await pay(staff, own.loan, 336_000, '2026-02-05', 'app');
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
    expect(await command(row.id, 'grant', {}, supervisor)).toMatchObject({
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
      staff2,
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
    await pay(staff, own.loan, 100, '2025-12-05', 'app');
    expect((await fileOf(row.id)).comparison).toEqual(file.comparison);
    const audit = await server.deps.database
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
      staff,
      `/${id}/submit`,
      { proposal: 'decline' },
      { status: 400, field: 'comment', en: /reason/, zh: /理由/ },
    );
    await command(id, 'submit', { proposal: 'decline', comment: '逐月一致' });
    await refused(
      supervisor,
      `/${id}/decline`,
      {},
      { status: 400, field: 'comment', en: /./, zh: /./ },
    );
    expect(await command(id, 'decline', { comment: '记录属实' }, supervisor)).toMatchObject({
      status: 'declined',
      decision: 'decline',
      decision_comment: '记录属实',
    });
    await refused(
      staff,
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
      draft_answer: { zh: expect.stringContaining('我机构已于2026年2月1日') },
    });
    await staff.put(`/api/credit_repairs/${id}`).send({ told_on: '2026-02-10' }).expect(200);
    expect((await fileOf(id)).notice_problem).toBe('not_before');
    await staff.put(`/api/credit_repairs/${id}`).send({ told_on: null }).expect(200);
    expect((await fileOf(id)).notice_problem).toBe('not_told');
    await command(id, 'check', { check: 'notice_proof', done: true, note: '短信回执' });
    await command(id, 'submit');
    await command(id, 'grant', {}, supervisor);
    await command(id, 'answer');
  });
});
