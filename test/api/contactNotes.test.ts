import { beforeEach, describe, expect, it } from 'vitest';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone, pay } from '../helpers/book.ts';
import { beijing, checkContact, sendNote, writeNote } from '../helpers/contacts.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';

const { server, staff, staff2, supervisor, compliance } = await openDesk();
let borrower: number;
let loan: number;
/** A debtor of their own for each test: nobody's calls count for another. */
beforeEach(async () => {
  server.setClock(`${TODAY}T04:00:00.000Z`);
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

const check = async (changes: object = {}, agent = staff) =>
  await checkContact(agent, loan, changes);
const UNANSWERED = { outcome: 'no_answer', content: '无人接听', contacted_at: beijing('10:00:00') };
const send = (changes: object = {}, agent = staff) =>
  sendNote(agent, loan, { ...UNANSWERED, ...changes });
const note = async (changes: object = {}, agent = staff) =>
  await writeNote(agent, loan, { ...UNANSWERED, ...changes });

describe('a note', () => {
  it('planned against a rule is refused; of what happened it goes to compliance', async () => {
    server.setClock(`${TODAY}T15:00:00.000Z`);
    const late = {
      contacted_at: beijing('22:30:00'),
      outcome: 'connected',
      content: '借款人表示明天处理',
    };
    const { body } = await send({ ...late, planned: true }).expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { contacted_at: expect.stringContaining('2026-03-06 08:00') },
    });
    const written = await note(late);
    expect(written.violations).toEqual([
      { rule: 'hours', source: 'GB/T 45251—2025', article: null },
    ]);
    const [first] = (await compliance.get('/api/review_queue').expect(200)).body as {
      id: number;
      why: string;
    }[];
    expect(first).toMatchObject({ id: written.id, why: 'violation' });
  });

  it('of a visit names the second collector', async () => {
    const visit = {
      channel: 'visit',
      outcome: 'connected',
      content: '上门，借款人在家，同意在门口交谈',
    };
    expect((await note(visit)).violations.map(({ rule }) => rule)).toEqual(['visit_collectors']);
    expect((await note({ ...visit, second_collector_id: 2 })).violations).toEqual([]);
    await send({ ...visit, second_collector_id: 1 }).expect(400);
  });

  it('keeps its findings as spans of its text, and finds anew after an edit', async () => {
    const content = '告知其再不还就弄死你，已道歉';
    const written = await note({ outcome: 'connected', content });
    const hit = written.findings.find(({ rule }) => rule === 'R2');
    expect(hit).toBeDefined();
    expect(content.slice(hit?.start, hit?.end)).toContain('弄死');
    const { body } = await staff
      .put(`/api/collection_notes/${written.id}`)
      .send({ content: '已礼貌告知应还金额' })
      .expect(200);
    expect(body).toMatchObject({ findings: [], review_status: 'pending', revisions_count: 1 });
  });

  it('with a promise is kept, or broken, by the business day', async () => {
    const { staff: clerk, on: openOn } = await openDeskInTest();
    const debtor = await createBorrower(clerk);
    const [paid, unpaid] = [
      (await createLoan(clerk, debtor)).id,
      (await createLoan(clerk, debtor)).id,
    ];
    const promise = async (loan_id: number) =>
      await writeNote(clerk, loan_id, {
        ...UNANSWERED,
        outcome: 'promised',
        content: '承诺发薪后还款',
        promise_amount_minor: 100_000,
        promise_on: '2026-03-08',
      });
    const [kept, broken] = [await promise(paid), await promise(unpaid)];
    expect(kept.promise_status).toBe('open');
    const after = async (on: string, pays: boolean) => {
      const { server: later, staff: agent } = await openOn(on);
      if (pays) await pay(agent, paid, 99_100, on, 'app');
      await rollBusinessDay(later.deps);
      return await Promise.all(
        [kept, broken].map(
          async ({ id }) =>
            (await agent.get(`/api/collection_notes/${id}`).expect(200)).body
              .promise_status as string,
        ),
      );
    };
    expect(await after('2026-03-09', true)).toEqual(['kept', 'open']);
    expect(await after('2026-03-10', false)).toEqual(['kept', 'broken']);
  });
});

describe('a hold', () => {
  const hold = (changes: object = {}, agent = staff) =>
    agent.post('/api/holds').send({
      loan_id: loan,
      reason: 'hospital',
      statement: '住院中',
      ends_on: '2026-03-20',
      ...changes,
    });

  it('forbids contact until it ends or is lifted', async () => {
    const { body } = await hold().expect(201);
    expect(body).toMatchObject({
      starts_on: TODAY,
      holds_until: '2026-03-20',
      in_force: true,
      approved_by: null,
    });
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'hold',
      next_allowed_at: beijing('08:00:00', '2026-03-21'),
    });
    // The borrower is in hospital whatever the loan; a dispute is about one.
    const other = (await createLoan(staff, borrower)).id;
    expect((await check({ loan_id: other })).rule).toBe('hold');
    const dispute = await hold({ loan_id: other, reason: 'dispute' }).expect(201);
    await staff2.post(`/api/holds/${dispute.body.id}/lift`).send({ reason: '已核实' }).expect(200);
    await staff.post(`/api/holds/${body.id}/lift`).send({}).expect(400);
    expect(
      (await staff2.post(`/api/holds/${body.id}/lift`).send({ reason: '已出院' }).expect(200)).body,
    ).toMatchObject({ in_force: false, lift_reason: '已出院' });
    expect((await check()).allowed).toBe(true);
    await staff.post(`/api/holds/${body.id}/lift`).send({ reason: '再次' }).expect(409);
  });

  it('over thirty days holds thirty until a supervisor approves it', async () => {
    const { body } = await hold({ ends_on: '2026-06-30' }).expect(201);
    expect(body.holds_until).toBe('2026-04-03');
    await staff2.post(`/api/holds/${body.id}/approve`).send({}).expect(403);
    expect(
      (await supervisor.post(`/api/holds/${body.id}/approve`).send({}).expect(200)).body,
    ).toMatchObject({ holds_until: '2026-06-30', approved_by: expect.any(Number) });
    await supervisor.post(`/api/holds/${body.id}/approve`).send({}).expect(409);
    expect((await hold({ ends_on: '2026-06-30' }, supervisor).expect(201)).body.holds_until).toBe(
      '2026-06-30',
    );
  });

  it.each([
    [
      'that ends before it starts',
      { starts_on: '2026-03-10', ends_on: '2026-03-09' },
      400,
      'ends_on',
    ],
    ['that is over', { starts_on: '2026-02-01', ends_on: '2026-02-20' }, 422, 'ends_on'],
    ['of no loan', { loan_id: 999_999 }, 400, 'loan_id'],
    ['for no known reason', { reason: 'mood' }, 400, 'reason'],
  ])('%s is refused', async (_name, changes, status, field) => {
    expect((await hold(changes).expect(status)).body.errors).toHaveProperty(field);
  });
});

describe('the review', () => {
  const queue = async (agent = compliance) =>
    (await agent.get('/api/review_queue').expect(200)).body as { id: number; why: string }[];

  it('puts complaints before violations before findings, for compliance alone', async () => {
    const clean = await note({ content: '常规提醒' });
    const finding = await note({ outcome: 'connected', content: '说要弄死你' });
    const violation = await note({ channel: 'visit', outcome: 'connected', content: '独自上门' });
    await staff
      .post('/api/complaints')
      .send({
        loan_id: loan,
        note_id: clean.id,
        source: 'borrower',
        statement: '借款人投诉语气恶劣',
      })
      .expect(201);
    const mine = (await queue()).filter(({ id }) =>
      [clean.id, finding.id, violation.id].includes(id),
    );
    expect(mine.map(({ id, why }) => [id, why])).toEqual([
      [clean.id, 'complaint'],
      [violation.id, 'violation'],
      [finding.id, 'finding'],
    ]);
    await staff.get('/api/review_queue').expect(403);
    for (const asked of [{ page: 1 }, { range: '[0,1000]' }, { filter: '{"loan_id":1}' }])
      await compliance.get('/api/review_queue').query(asked).expect(400);
    const sent = { sort: '["id","ASC"]', range: '[1,1]', filter: '{}' };
    expect((await compliance.get('/api/review_queue').query(sent).expect(200)).body).toEqual(
      (await queue()).slice(1, 2),
    );
    await staff.post(`/api/collection_notes/${clean.id}/clear`).send({}).expect(403);
  });

  it("is one reviewer's while claimed, decided once, a flag answered by a supervisor", async () => {
    const written = await note({ outcome: 'connected', content: '说要弄死你' });
    expect(
      (await compliance.post('/api/review_queue/claim').send({ id: written.id }).expect(200)).body,
    ).toMatchObject({ id: written.id, claimed_until: `${TODAY}T04:15:00.000Z` });
    await compliance.post(`/api/collection_notes/${written.id}/flag`).send({}).expect(400);
    expect(
      (
        await compliance
          .post(`/api/collection_notes/${written.id}/flag`)
          .send({ comment: '言语威胁' })
          .expect(200)
      ).body,
    ).toMatchObject({
      review_status: 'flagged',
      review_comment: '言语威胁',
      reviewer_id: expect.any(Number),
    });
    await compliance.post(`/api/collection_notes/${written.id}/clear`).send({}).expect(409);
    expect((await queue()).some(({ id }) => id === written.id)).toBe(false);
    await staff
      .post(`/api/collection_notes/${written.id}/answer`)
      .send({ answer: '已谈话' })
      .expect(403);
    expect(
      (
        await supervisor
          .post(`/api/collection_notes/${written.id}/answer`)
          .send({ answer: '已停岗培训并向借款人致歉' })
          .expect(200)
      ).body,
    ).toMatchObject({ answer: '已停岗培训并向借款人致歉' });
    await supervisor
      .post(`/api/collection_notes/${written.id}/answer`)
      .send({ answer: '再答' })
      .expect(409);
    const { body } = await staff
      .put(`/api/collection_notes/${written.id}`)
      .send({ content: '更正：仅告知应还金额' })
      .expect(200);
    expect(body.review_status).toBe('pending');
  });

  it('reports what was found, decided and prevented', async () => {
    const { body } = await compliance.get('/api/note_report').expect(200);
    expect(body.notes).toBeGreaterThan(5);
    expect(body.violations_prevented).toBeGreaterThan(0);
    expect(
      body.by_rule.find(({ rule }: { rule: string }) => rule === 'R2').flagged,
    ).toBeGreaterThanOrEqual(0);
    await staff.get('/api/note_report').expect(403);
    expect(
      (
        await compliance
          .get('/api/complaints')
          .query(query({ filter: { loan_id: loan } }))
          .expect(200)
      ).body,
    ).toEqual([]);
  });
});
