import { describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownRequests, refusedRepair as refused, RELIEF } from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor, supervisor2 } = await openDesk();
const { own, receive, command, fileOf, inHand, proposed } = ownRequests(staff);

const shown = async (id: number): Promise<CreditRepair> =>
  (await staff.get(`/api/credit_repairs/${id}`).expect(200)).body as CreditRepair;

describe('whose hands', () => {
  it("a claim is one person's; a supervisor gives it to another", async () => {
    const { id } = await receive();
    await refused(
      staff,
      `/${id}/submit`,
      {},
      { status: 409, en: /Claim this request first/, zh: /请先认领/ },
    );
    await command(id, 'claim');
    await command(id, 'claim');
    await refused(
      staff2,
      `/${id}/claim`,
      {},
      { status: 409, en: /陈晓岚 has this request in hand/, zh: /陈晓岚正在处理/ },
    );
    await refused(
      staff2,
      `/${id}/submit`,
      {},
      { status: 403, en: /Only the person who has it in hand/, zh: /只有处理人本人/ },
    );
    await refused(
      staff2,
      `/${id}`,
      { statement: 'x' },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
      'put',
    );
    await refused(
      staff2,
      `/${id}/bureau`,
      { read_on: TODAY, months: [] },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
    );
    await staff.post(`/api/credit_repairs/${id}/assign`).send({ assignee_id: 2 }).expect(403);
    await refused(
      supervisor,
      `/${id}/assign`,
      { assignee_id: 5 },
      { status: 400, field: 'assignee_id', en: /active member of staff or supervisor/, zh: /在职/ },
    );
    await refused(
      supervisor,
      `/${id}/assign`,
      { assignee_id: 999 },
      { status: 400, field: 'assignee_id', en: /no such user/, zh: /没有这位用户/ },
    );
    expect(await command(id, 'assign', { assignee_id: 2 }, supervisor)).toMatchObject({
      assignee_id: 2,
      status: 'checking',
    });
    await command(id, 'submit', {}, staff2);
    expect(
      await rowCount(server.deps.database.read, 'credit_repair_steps', {
        credit_repair_id: id,
        step: 'claim',
      }),
    ).toBe(1);
  });

  it('who checked or proposed does not decide', async () => {
    const { id } = await receive(RELIEF);
    await command(id, 'claim', {}, supervisor);
    await command(id, 'submit', {}, supervisor);
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
    await staff.post(`/api/credit_repairs/${id}/grant`).send({}).expect(403);
    await command(id, 'grant', { comment: '材料已看' }, supervisor2);
  });

  it('the assignee changes it until it is decided; a change takes a proposal back', async () => {
    const id = await proposed();
    const { version } = await shown(id);
    const { body } = await staff
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
      supervisor,
      `/${id}/grant`,
      {},
      { status: 409, en: /checking now; it cannot grant/, zh: /核查中.*不能同意/ },
    );
    await staff.put(`/api/credit_repairs/${id}`).send({ statement: 'x', version }).expect(409);
    await command(id, 'submit');
    await command(id, 'grant', { comment: '同意' }, supervisor);
    await refused(
      staff,
      `/${id}`,
      { statement: 'y' },
      { status: 409, en: /granted now; it cannot update/, zh: /已同意.*不能修改/ },
      'put',
    );
    await refused(
      supervisor2,
      `/${id}/decline`,
      { comment: 'x' },
      { status: 409, en: /granted now/, zh: /已同意/ },
    );
  });

  it('checks are ticked by the assignee; what the console sees by itself is not', async () => {
    const id = await inHand();
    await command(id, 'check', { check: 'identity', done: true, note: '身份证原件' });
    expect((await fileOf(id)).checklist[1]).toMatchObject({
      check: 'identity',
      done: true,
      by_itself: false,
      note: '身份证原件',
      done_by: 1,
    });
    await command(id, 'check', { check: 'identity', done: false });
    expect((await fileOf(id)).checklist[0]).toMatchObject({ done: false });
    await refused(
      staff,
      `/${id}/check`,
      { check: 'bureau_record', done: true },
      { status: 422, field: 'check', en: /sees this by itself/, zh: /系统自行判断/ },
    );
    await refused(
      staff,
      `/${id}/check`,
      { check: 'police_report', done: true },
      { status: 400, field: 'check', en: /no such check/, zh: /没有这个核查项目/ },
    );
    await refused(
      staff2,
      `/${id}/check`,
      { check: 'identity', done: true },
      { status: 403, en: /Only the person/, zh: /只有处理人/ },
    );
  });

  it('a record of the register is of the past, each month once', async () => {
    const id = await inHand();
    await refused(
      staff,
      `/${id}/bureau`,
      { read_on: '2026-03-06', months: [] },
      { status: 422, field: 'read_on', en: /after the business date/, zh: /不能晚于业务日期/ },
    );
    for (const field of ['opened_on', 'closed_on'])
      await refused(
        staff,
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
      staff,
      `/${id}/bureau`,
      { read_on: TODAY, months: twice },
      { status: 400, field: 'months', en: /Each month once/, zh: /每月一次/ },
    );
    await refused(
      staff,
      `/${id}/bureau`,
      { read_on: '2026-02-10', months: [{ month: '2026-03', code: 'N' }] },
      { status: 400, field: 'months', en: /none after the month/, zh: /不晚于报告日/ },
    );
    await refused(
      staff,
      `/${id}/bureau`,
      { read_on: TODAY, months: [{ month: '2026-13', code: 'N' }] },
      { status: 400, en: /./, zh: /./ },
    );
    // One typed in again counts, the first stays on record.
    await command(id, 'bureau', { read_on: '2026-03-01', months: [] });
    await command(id, 'bureau', { read_on: TODAY, months: [] });
    expect((await fileOf(id)).bureau?.read_on).toBe(TODAY);
    expect(
      await rowCount(server.deps.database.read, 'bureau_records', { credit_repair_id: id }),
    ).toBe(2);
  });

  it('an answer is dated from the decision to today, once', async () => {
    const id = await proposed(RELIEF);
    await refused(
      staff,
      `/${id}/answer`,
      {},
      { status: 409, en: /awaiting decision now; it cannot answer/, zh: /待决定.*不能答复/ },
    );
    await command(id, 'grant', { comment: '同意' }, supervisor);
    await refused(
      staff,
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
      staff,
      `/${id}/answer`,
      { answered_on: '2026-03-06' },
      { status: 422, field: 'answered_on', en: /2026-03-05/, zh: /2026-03-05/ },
    );
    await command(id, 'answer');
    for (const verb of ['answer', 'claim', 'withdraw'])
      await refused(staff, `/${id}/${verb}`, {}, { status: 409, en: /answered now/, zh: /已答复/ });
    await refused(
      supervisor,
      `/${id}/assign`,
      { assignee_id: 2 },
      { status: 409, en: /answered now/, zh: /已答复.*不能指派/ },
    );
  });

  it('a correction is sent once, with its proof', async () => {
    const empty = await proposed();
    await command(empty, 'grant', { comment: '同意' }, supervisor);
    await refused(
      staff,
      `/${empty}/correct`,
      { reference: 'x' },
      { status: 409, en: /nothing to correct/, zh: /没有需要更正/ },
    );
    await staff.get(`/api/credit_repairs/${empty}/correction`).expect(409);
    own.borrower = await createBorrower(staff);
    own.loan = (await createLoan(staff, own.borrower)).id;
    const id = await inHand();
    await command(id, 'bureau', { read_on: TODAY, months: [{ month: '2026-01', code: '7' }] });
    await command(id, 'submit');
    await command(id, 'grant', {}, supervisor);
    await refused(
      staff,
      `/${id}/correct`,
      { reference: 'x', sent_on: '2026-03-04' },
      { status: 422, field: 'sent_on', en: /from the decision on 2026-03-05/, zh: /不早于决定日/ },
    );
    await command(id, 'correct', { reference: 'GZ-1' });
    await refused(
      staff,
      `/${id}/correct`,
      { reference: 'GZ-2' },
      { status: 409, en: /sent on 2026-03-05 already \(reference GZ-1\)/, zh: /GZ-1/ },
    );
  });
});

describe('a claim made by mistake', () => {
  it('is given back: the request waits, and who gave it back may decide it', async () => {
    const { id } = await receive();
    await supervisor.post(`/api/credit_repairs/${id}/claim`).send({}).expect(200);
    const { body } = await supervisor
      .post(`/api/credit_repairs/${id}/release`)
      .send({})
      .expect(200);
    expect(body).toMatchObject({ status: 'received', assignee_id: null, worked_by: [] });
    await staff2.post(`/api/credit_repairs/${id}/claim`).send({}).expect(200);
  });

  it('is nobody else’s to give back', async () => {
    const { id } = await receive();
    await command(id, 'claim');
    await staff2.post(`/api/credit_repairs/${id}/release`).send({}).expect(403);
    expect((await shown(id)).assignee_id).not.toBeNull();
  });

  it('leaves who did more than claim it among those who worked on it', async () => {
    const { id } = await receive();
    await command(id, 'claim');
    await staff.put(`/api/credit_repairs/${id}`).send({ statement: '补充说明' }).expect(200);
    const { body } = await staff.post(`/api/credit_repairs/${id}/release`).send({}).expect(200);
    expect((body as CreditRepair).worked_by).toHaveLength(1);
  });
});
