import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownRequests, refusedRepair as refused, RELIEF, requestOf } from '../helpers/repairs.ts';

const { server, staff, staff2, supervisor } = await openDesk();
const { own, receive, command, fileOf, inHand, proposed } = ownRequests(staff);

describe('what law forbids', () => {
  it('is declined on receipt, by nobody, in kind words, answered, and never granted', async () => {
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
    expect(draft_answer.zh).toMatch(/第十六条.*请您谅解.*提出异议.*作出说明.*申请纾困/s);
    expect(draft_answer.en).toMatch(/article 16.*objection.*explanation.*relief/s);
    expect(draft_answer.zh).toContain('目前账户仍有逾期');
    await refused(
      staff,
      `/${row.id}/submit`,
      {},
      { status: 422, en: /Law forbids.*art\. 16/, zh: /法律不允许.*第16条/ },
    );
    await refused(
      supervisor,
      `/${row.id}/grant`,
      { comment: 'x' },
      { status: 422, en: /Law forbids/, zh: /法律不允许/ },
    );
    const paid = await receive({ asks_for: 'paid_repair' });
    await refused(
      supervisor,
      `/${paid.id}/grant`,
      {},
      { status: 422, en: /art\. 16, 25/, zh: /第16、25条/ },
    );
    await command(row.id, 'claim', {}, staff2);
    expect(await command(row.id, 'answer', { answered_on: TODAY }, staff2)).toMatchObject({
      status: 'answered',
      decided_by: null,
      answer: draft_answer.zh,
    });
  });

  it('names the day the five years end where the debt is paid', async () => {
    await pay(staff, own.loan, 500_000, '2026-03-01', 'app');
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
      staff,
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
    await refused(staff, '', requestOf(own.borrower, { loan_id: own.loan, ...changes }), {
      status,
      field,
      en,
      zh,
    });
  });

  it('a loan of somebody else is refused, none at all is all of them', async () => {
    const stranger = await createLoan(staff, await createBorrower(staff));
    await refused(staff, '', requestOf(own.borrower, { loan_id: stranger.id }), {
      status: 400,
      field: 'loan_id',
      en: /another borrower/,
      zh: /不属于这位借款人/,
    });
    expect(await receive({ loan_id: null })).toMatchObject({ loan_id: null, loan_no: null });
  });

  it('a second about the same is refused while the first is open, of its kind alone', async () => {
    const first = await receive();
    await refused(staff2, '', requestOf(own.borrower, { loan_id: own.loan, cause: 'fraud' }), {
      status: 409,
      field: 'loan_id',
      en: new RegExp(`no\\. ${first.id}, received`),
      zh: new RegExp(`编号 ${first.id}，待认领`),
    });
    await receive(RELIEF);
    await receive({ loan_id: null });
    await receive({ loan_id: (await createLoan(staff, own.borrower)).id });
    await receive({ asks_for: 'delete_true_record' });
    await refused(
      staff,
      '',
      requestOf(own.borrower, { loan_id: own.loan, asks_for: 'delete_true_record' }),
      {
        status: 409,
        en: /declined/,
        zh: /不予同意/,
      },
    );
    await command(first.id, 'withdraw');
    await receive();
  });

  it('the database has one open request about the same, and one pair of hands in it', async () => {
    const first = await receive();
    const db = server.deps.database.write;
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
    ['ends on National Day', '2025-09-11', '2025-10-01', '2025-10-09'],
    ['ends on a worked Saturday', '2025-09-21', '2025-10-11', null],
    ['ends in the Spring Festival', '2026-01-26', '2026-02-15', '2026-02-24'],
    ['ends on a workday', '2026-02-11', '2026-03-03', null],
  ])(
    'has twenty calendar days; one that %s',
    async (_name, received_on, due_on, due_workday_on) => {
      const { id: loan_id } = await createLoan(staff, own.borrower, {
        disbursed_on: '2025-09-05',
        first_due_on: '2025-10-05',
      });
      const row = await receive({ received_on, loan_id });
      expect(row).toMatchObject({
        due_on,
        due_workday_on,
        due_provisional: false,
        clock_state: 'overdue',
        days_overdue: expect.any(Number),
      });
      expect(row.days_left).toBe(-row.days_overdue);
    },
  );
});
