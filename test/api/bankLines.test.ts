import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import {
  bring,
  bringLine,
  createSource,
  decide,
  paymentsOn,
  readLines,
  sendStatement,
  statementOf,
} from '../helpers/bank.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const desk = await openDesk();
const { staff, staff2, supervisor, compliance } = desk;
const source = await createSource(staff);

let people = 0;
/** A borrower of a name nobody else has, with a loan of which 3330.00 are overdue. */
async function debtor(changes: Record<string, unknown> = {}) {
  people += 1;
  const signs = [0x4e00 + people * 7, 0x5300 + people];
  const name = `欧阳${String.fromCodePoint(...signs)}`;
  const borrower = await createBorrower(staff, { full_name: name });
  const loan = await createLoan(staff, borrower, changes);
  return { name, borrower, id: loan.id, no: String(loan['loan_no']) };
}

describe('a statement', () => {
  it('books what is sure, queues the rest, and a second time adds nothing', async () => {
    const [one, two] = [await debtor(), await debtor()];
    const lines = [
      { amount: '3,330.00', payer: one.name, remark: '还款', reference: 'A001' },
      { amount: '500.00', payer: two.name, remark: `贷款${two.no}部分还款`, reference: 'A002' },
      { amount: '77.10', payer: '上海某某贸易有限公司', remark: '货款', reference: 'A003' },
    ];
    const first = await bring(staff, source, lines);
    expect(first).toMatchObject({
      new_count: 3,
      known_count: 0,
      left_out_count: 0,
      booked_count: 2,
      waiting_count: 1,
      unread_count: 0,
      in_minor: 390_710,
      header: 2,
      unit: 'yuan',
    });
    expect(await paymentsOn(staff, one.id)).toMatchObject([
      { amount_minor: 333_000, paid_on: TODAY, channel: 'bank_transfer' },
    ]);
    expect(await paymentsOn(staff, two.id)).toMatchObject([{ amount_minor: 50_000 }]);
    const again = await bring(staff2, source, lines);
    expect(again).toMatchObject({ id: first.id, new_count: 0, known_count: 3, booked_count: 2 });
    const more = await bring(staff2, source, [
      ...lines,
      { amount: '1.00', payer: '无名', reference: 'A004' },
    ]);
    expect(more).toMatchObject({ new_count: 1, known_count: 3 });
    expect(await paymentsOn(staff, one.id)).toHaveLength(1);
    const [booked, , waiting] = await readLines(staff, { statement_id: first.id });
    expect(booked).toMatchObject({
      status: 'booked',
      automatic: 1,
      doubt: null,
      booked_minor: 333_000,
      candidates: [
        { loan_id: one.id, confidence: 70, reasons: ['payer_name', 'amount_installments'] },
      ],
      parts: [{ home: 'loan', loan_no: one.no, borrower_name: one.name }],
    });
    expect(waiting).toMatchObject({ status: 'unmatched', doubt: 'nobody', candidates: [] });
  });

  it('without references tells equal lines apart, and knows each again', async () => {
    const lines = [
      { amount: '12.00', payer: '甲乙丙丁' },
      { amount: '12.00', payer: '甲乙丙丁' },
      { amount: '12.00', payer: '甲乙丙戊' },
    ];
    expect(await bring(staff, source, lines)).toMatchObject({ new_count: 3 });
    const longer = [...lines, { amount: '12.00', payer: '甲乙丙丁' }];
    expect(await bring(staff, source, longer)).toMatchObject({ new_count: 1, known_count: 3 });
  });

  it('in a dry run says what it would bring, and writes nothing', async () => {
    const text = statementOf([{ amount: '9.99', payer: '试读', remark: '卡 6222021234567890123' }]);
    const { status, body } = await sendStatement(staff, source, text, { dry_run: 'true' });
    expect([status, body]).toMatchObject([
      200,
      {
        id: null,
        new_count: 1,
        columns: [
          { name: '交易日期', column: 'booked_on' },
          { name: '交易金额（元）', column: 'amount_minor' },
          { name: '收/支', column: 'direction' },
          { name: '对方户名', column: 'payer_name' },
          { name: '对方账号', column: 'payer_account' },
          { name: '附言', column: 'remark' },
          { name: '交易流水号', column: 'reference' },
        ],
        sample: [{ amount_minor: 999, payer_name: '试读', remark: '卡 622****0123', known: false }],
      },
    ]);
    expect(await sendStatement(staff, source, text, { dry_run: 'true' })).toMatchObject({
      body: { new_count: 1 },
    });
  });

  it('in GBK, with tabs around long numbers and two columns of amounts, is read', async () => {
    const gbk = Buffer.from(
      'c8d5c6da2cc6bed6a4bac52ccad5c8ebbdf0b6ee2cd6a7b3f6bdf0b6ee2cb6d4b7bdbba7c3fb2cb1b8d7a20d0a' +
        '323032362d30332d30342030393a33303a30302c223132333435363738393031323334353637380922' +
        '2c352e30302c302e30302cd5c5c8fd2cbbb9bfee0d0a',
      'hex',
    );
    const own = await createSource(staff);
    const { body } = await sendStatement(staff, own, gbk, { dry_run: 'true' });
    expect(body).toMatchObject({
      encoding: 'GB18030',
      new_count: 1,
      left_out_count: 0,
      sample: [{ booked_on: '2026-03-04', amount_minor: 500, direction: 'in', payer_name: '张三' }],
    });
  });

  it('with rows that cannot be read names them, and leaves them out only when told', async () => {
    const own = await createSource(staff);
    const text = statementOf([
      { amount: '一百', payer: '甲', reference: 'B1' },
      { amount: '5.00', on: '2026-13-01', reference: 'B2' },
      { amount: '6.00', on: '2026-03-06', reference: 'B3' },
      { amount: '7.00', payer: '乙', reference: 'B4' },
    ]);
    const refused = await sendStatement(staff, own, text);
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['file', 'root']]);
    const { body } = await sendStatement(staff, own, text, { leave_out: 'true' });
    expect(body).toMatchObject({ new_count: 1, left_out_count: 3 });
    expect(body.left_out.map(({ line, field }) => [line, field])).toEqual([
      [3, 'amount_minor'],
      [4, 'booked_on'],
      [5, 'booked_on'],
    ]);
  });

  it('remembers what the columns of its source were taken for', async () => {
    const own = await createSource(staff);
    const text = '甲列,乙列,丙列\r\n2026-03-01,8.00,某人\r\n';
    const unknown = await sendStatement(staff, own, text);
    expect([unknown.status, Object.keys(unknown.body.errors)]).toEqual([422, ['columns', 'root']]);
    const columns = JSON.stringify({ 甲列: 'booked_on', 乙列: 'amount_minor', 丙列: 'payer_name' });
    expect((await sendStatement(staff, own, text, { columns })).status).toBe(201);
    const next = await sendStatement(staff, own, text.replace('8.00', '9.00'), { dry_run: 'true' });
    expect(next.body).toMatchObject({ remembered: true, new_count: 1 });
  });

  it('is brought in by the desk alone, from a source that exists', async () => {
    const text = statementOf([{ amount: '1.00' }]);
    expect((await sendStatement(compliance, source, text)).status).toBe(403);
    const nowhere = await sendStatement(staff, 999_999, text);
    expect([nowhere.status, Object.keys(nowhere.body.errors)]).toEqual([
      422,
      ['source_id', 'root'],
    ]);
    await staff
      .post('/api/bank_sources')
      .send({ name: '招行 1', channel: 'bank_transfer' })
      .expect(409);
    const workbook = await sendStatement(staff, source, Buffer.from('PK\x03\x04rest'));
    expect(Object.keys(workbook.body.errors)).toContain('file');
  });
});

describe('money that is not sure', () => {
  it('of two loans that it may be for waits for a person, who books it', async () => {
    const { name, borrower, id } = await debtor();
    const { id: other } = await createLoan(staff, borrower);
    const line = await bringLine(staff, source, { amount: '3330.00', payer: name });
    expect(line).toMatchObject({ status: 'proposed', doubt: 'several_loans' });
    expect(line.candidates.map(({ loan_id }) => loan_id)).toEqual([id, other]);
    const { body } = await decide(staff, line, 'book', { loan_id: other }).expect(200);
    expect(body).toMatchObject({ status: 'booked', automatic: 0, booked_minor: 333_000 });
    expect(await paymentsOn(staff, other)).toMatchObject([{ amount_minor: 333_000 }]);
    expect(await paymentsOn(staff, id)).toEqual([]);
    await decide(staff, line, 'book', { loan_id: id }).expect(409);
    await decide(staff, line, 'suspend', { reason: '再看' }).expect(409);
  });

  it('is split to the fen over loans, and what is left stays in suspense', async () => {
    const { name, borrower, id } = await debtor();
    const { id: other } = await createLoan(staff, borrower);
    const line = await bringLine(staff, source, { amount: '1000.00', payer: name });
    const parts = [
      { loan_id: id, amount_minor: 60_000 },
      { loan_id: other, amount_minor: 30_000 },
    ];
    const short = await decide(staff, line, 'split', { parts }).expect(422);
    expect(Object.keys((short.body as { errors: object }).errors)).toContain('parts');
    const whole = [...parts, { loan_id: null, amount_minor: 10_000 }];
    const { body } = await decide(staff, line, 'split', { parts: whole }).expect(200);
    expect(body).toMatchObject({
      status: 'suspense',
      booked_minor: 90_000,
      suspense_minor: 10_000,
      suspense_since_on: TODAY,
      suspense_days: 0,
    });
    const later = await desk.on('2026-03-15');
    const [aged] = await readLines(later.staff, { id: line.id });
    expect(aged?.suspense_days).toBe(10);
    const claimed = await decide(later.staff, line, 'book', { loan_id: id }).expect(200);
    expect(claimed.body).toMatchObject({ status: 'booked', booked_minor: 100_000 });
    expect(await paymentsOn(staff, id)).toMatchObject([
      { amount_minor: 60_000, paid_on: TODAY },
      { amount_minor: 10_000, paid_on: TODAY },
    ]);
  });

  it('is set aside or sent back with a reason, and goes out on no loan', async () => {
    const line = await bringLine(staff, source, { amount: '20.00', payer: '不明' });
    await decide(staff, line, 'suspend', {}).expect(400);
    await decide(compliance, line, 'suspend', { reason: '待查' }).expect(403);
    await decide(staff, line, 'suspend', { reason: '待查' }).expect(200);
    await decide(staff, line, 'suspend', { reason: '待查' }).expect(409);
    const { body } = await decide(staff, line, 'return', { reason: '付款人要求退回' }).expect(200);
    expect(body).toMatchObject({ status: 'returned', returned_minor: 2000, suspense_minor: 0 });
    const out = await bringLine(staff, source, { amount: '20.00', way: '支出', payer: '不明' });
    expect(out).toMatchObject({ direction: 'out', doubt: 'outgoing' });
    const { id } = await debtor();
    await decide(staff, out, 'book', { loan_id: id }).expect(422);
    await decide(staff, out, 'suspend', { reason: '手续费' }).expect(200);
  });

  it('that a person recorded already is that payment, not another', async () => {
    const { name, id } = await debtor();
    const { id: paid } = await pay(staff, id, 333_000, '2026-03-04', 'bank_transfer');
    const line = await bringLine(staff, source, { amount: '3330.00', payer: name });
    expect(line).toMatchObject({ status: 'proposed', doubt: 'recorded_already' });
    await decide(staff, line, 'book', { loan_id: id, payment_id: paid }).expect(200);
    expect(await paymentsOn(staff, id)).toHaveLength(1);
    const twin = await bringLine(staff, source, {
      amount: '3330.00',
      payer: name,
      reference: 'TWIN',
    });
    await decide(staff, twin, 'book', { loan_id: id, payment_id: paid }).expect(422);
  });

  it('is not booked by itself on a loan in dispute or settled, or beyond what is due', async () => {
    const { name, id } = await debtor();
    await staff
      .post('/api/holds')
      .send({ loan_id: id, reason: 'dispute', starts_on: TODAY, ends_on: '2026-03-20' })
      .expect(201);
    expect(await bringLine(staff, source, { amount: '3330.00', payer: name })).toMatchObject({
      doubt: 'disputed',
    });
    const more = await debtor();
    const line = { amount: '9000.00', payer: more.name, remark: more.no };
    expect(await bringLine(staff, source, line)).toMatchObject({ doubt: 'beyond_due' });
    const settles = await debtor();
    await pay(staff, settles.id, 1_242_000);
    const after = { amount: '100.00', payer: settles.name, remark: settles.no };
    expect(await bringLine(staff, source, after)).toMatchObject({ doubt: 'not_active' });
  });

  it('shows no account, and the plain one for a reason that is kept', async () => {
    const line = await bringLine(staff, source, {
      amount: '3.00',
      account: '6222021234567890123',
      remark: '身份证 11010519491231002X 还款',
    });
    expect([line.payer_account, line.remark]).toEqual(['****0123', '身份证 110****002X 还款']);
    await decide(staff, line, 'reveal', { fields: ['payer_account'] }).expect(400);
    const { body } = await decide(compliance, line, 'reveal', {
      fields: ['payer_account'],
      reason: '核对付款人',
    }).expect(200);
    expect(body).toMatchObject({ payer_account: '6222021234567890123' });
  });
});

describe('money booked on the wrong loan', () => {
  it('moves to the right one by the decision of a second person', async () => {
    const [wrong, right] = [await debtor(), await debtor()];
    const line = await bringLine(staff, source, { amount: '800.00', payer: '代付人' });
    await decide(staff, line, 'book', { loan_id: wrong.id }).expect(200);
    const [payment] = await paymentsOn(staff, wrong.id);
    const ask = async (to_loan_id: number) =>
      await staff
        .post('/api/reversal_requests')
        .send({ payment_id: payment?.id, to_loan_id, reason: '认错贷款' });
    expect((await ask(wrong.id)).status).toBe(422);
    expect((await ask(999_999)).status).toBe(400);
    const { body } = await ask(right.id);
    const { id } = body as { id: number };
    await staff.post(`/api/reversal_requests/${id}/approve`).send({}).expect(403);
    await supervisor.post(`/api/reversal_requests/${id}/approve`).send({}).expect(200);
    expect(await paymentsOn(staff, wrong.id)).toEqual([]);
    expect(await paymentsOn(staff, right.id)).toMatchObject([
      { amount_minor: 80_000, paid_on: TODAY },
    ]);
    const [moved] = await readLines(staff, { id: line.id });
    expect(moved).toMatchObject({ status: 'booked', booked_minor: 80_000, suspense_minor: 0 });
    expect(moved?.parts.filter(({ ended_on }) => ended_on === null)).toMatchObject([
      { home: 'loan', loan_id: right.id },
    ]);
  });

  it('taken back is in suspense again, not nowhere', async () => {
    const { id } = await debtor();
    const line = await bringLine(staff, source, { amount: '90.00', payer: '某甲' });
    await decide(staff, line, 'book', { loan_id: id }).expect(200);
    const [payment] = await paymentsOn(staff, id);
    await supervisor
      .post(`/api/payments/${payment?.id}/reverse`)
      .send({ reason: '退票' })
      .expect(200);
    const [back] = await readLines(staff, { id: line.id });
    expect(back).toMatchObject({ status: 'suspense', suspense_minor: 9000, booked_minor: 0 });
  });
});
