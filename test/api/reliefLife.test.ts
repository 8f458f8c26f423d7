import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { ownRequests, PAUSES, refusedRepair as refused, RELIEF } from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;
await enactPolicy(desk, PAUSES);
const { own, command, fileOf, inHand, proposed } = ownRequests(staff);

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
    expect(await command(id, 'grant', {}, supervisor)).toMatchObject({
      status: 'granted',
      explanation: '住院三个月',
      pause_from: TODAY,
      pause_until: '2026-06-30',
      wants_restructure: true,
    });
    expect(
      await rowCount(server.deps.database.read, 'reporting_pauses', {
        credit_repair_id: id,
        from_on: TODAY,
        until_on: '2026-06-30',
      }),
    ).toBe(1);
    const { body: back } = await staff.get(`/api/borrowers/${own.borrower}/path_back`).expect(200);
    expect(back).toMatchObject({
      loans: [
        {
          loan_id: own.loan,
          overdue_minor: 442_000 - 109_000,
          days_past_due: 90,
          bad_since_on: '2025-12-06',
          bad_ended_on: null,
          kept_until_on: null,
          months_overdue: 3,
        },
      ],
      pauses: [
        {
          credit_repair_id: id,
          loan_id: own.loan,
          from: TODAY,
          until: '2026-06-30',
          ended_on: null,
        },
      ],
      explanations: [
        { credit_repair_id: id, text: '住院三个月', granted_on: TODAY, loan_id: own.loan },
      ],
      requests: [{ id, kind: 'relief', status: 'granted', due_on: '2026-03-25' }],
      restructures: [],
    });
    // The plan that follows from it, and the one that does not.
    const terms = { effective_on: TODAY, installments_count: 12, first_due_on: '2026-04-05' };
    const plan = {
      loan_id: own.loan,
      kinds: ['extension'],
      cause: 'illness',
      statement: '住院',
      terms,
    };
    const stranger = await createLoan(staff, await createBorrower(staff));
    expect(
      (
        await staff
          .post('/api/restructures')
          .send({ ...plan, loan_id: stranger.id, credit_repair_id: id })
          .expect(400)
      ).body.errors.credit_repair_id,
    ).toMatch(/no such credit-repair request/);
    const { body: request } = await staff
      .post('/api/restructures')
      .send({ ...plan, credit_repair_id: id })
      .expect(201);
    expect(request.credit_repair_id).toBe(id);
    expect(
      (
        await staff
          .get('/api/restructures')
          .query(query({ filter: { credit_repair_id: id } }))
          .expect(200)
      ).body,
    ).toHaveLength(1);
    expect((await fileOf(id)).restructures).toEqual([
      { id: request.id, status: 'draft', created_at: request.created_at },
    ]);
    // A pause ends before its day only by a supervisor, once.
    await staff.post(`/api/credit_repairs/${id}/end_pause`).send({}).expect(403);
    await command(id, 'end_pause', { reason: '已恢复收入' }, supervisor);
    await refused(
      supervisor,
      `/${id}/end_pause`,
      {},
      { status: 409, en: /No reporting pause/, zh: /没有进行中的暂停/ },
    );
  });

  it('no plan follows from what was declined, or granted without one', async () => {
    const id = await proposed(RELIEF, { proposal: 'decline', comment: '材料不足' });
    await command(id, 'decline', { reason: '材料不足' }, supervisor);
    const plan = {
      loan_id: own.loan,
      kinds: ['extension'],
      cause: 'illness',
      statement: '住院',
      credit_repair_id: id,
      terms: { effective_on: TODAY, installments_count: 12, first_due_on: '2026-04-05' },
    };
    expect(
      (await staff.post('/api/restructures').send(plan).expect(422)).body.errors.credit_repair_id,
    ).toMatch(/not granted with a restructure/);
  });

  it('an objection or notice is granted without required checks too, and says which', async () => {
    const id = await proposed();
    expect(await command(id, 'grant', {}, supervisor)).toMatchObject({
      status: 'granted',
      decision_comment: null,
    });
    expect((await fileOf(id)).steps.map(({ step, open_checks }) => [step, open_checks])).toEqual([
      ['create', []],
      ['claim', []],
      ['submit', []],
      ['grant', ['dispute_marked', 'bureau_record']],
    ]);
    const notice = await proposed({ kind: 'pre_report_notice', cause: 'other' });
    await command(notice, 'grant', {}, supervisor);
    expect((await fileOf(notice)).steps.at(-1)).toMatchObject({
      step: 'grant',
      open_checks: ['notice_proof'],
    });
  });

  it('relief without required evidence needs a comment that says why', async () => {
    const id = await proposed(RELIEF);
    await refused(
      supervisor,
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
      await command(id, 'grant', { comment: '住院事实已由社区证明' }, supervisor),
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
      staff,
      `/${id}/submit`,
      { pause_from: TODAY },
      { status: 400, field: 'pause_until', en: /Enter the day/, zh: /请填写/ },
    );
    await refused(
      staff,
      `/${id}/submit`,
      { pause_from: TODAY, pause_until: '2026-03-04' },
      { status: 400, field: 'pause_until', en: /before the start on 2026-03-05/, zh: /2026-03-05/ },
    );
    // 180 days with both ends: 5 March to 31 August.
    await refused(
      staff,
      `/${id}/submit`,
      { pause_from: TODAY, pause_until: '2026-09-01' },
      { status: 422, field: 'pause_until', en: /180 days/, zh: /180 天/ },
    );
    await command(id, 'submit', { pause_from: TODAY, pause_until: '2026-08-31' });
    const objection = await inHand();
    await refused(
      staff,
      `/${objection}/submit`,
      { pause_until: '2026-04-30' },
      { status: 422, field: 'pause_until', en: /Only a request for relief/, zh: /只有纾困申请/ },
    );
    await refused(
      staff,
      `/${objection}/submit`,
      { wants_restructure: true },
      {
        status: 422,
        field: 'wants_restructure',
        en: /Only a request for relief/,
        zh: /只有纾困申请/,
      },
    );
    await command(objection, 'submit', { explanation: '系统维护所致' });
  });
});
