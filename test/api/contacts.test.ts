import type { Agent } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import {
  createBorrower,
  createLoan,
  newPhone,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { rowCount } from '../helpers/rows.ts';

let server: TestServer;
let staff: Agent;
let staff2: Agent;
let supervisor: Agent;
let compliance: Agent;
let borrower: number;
let loan: number;
beforeAll(async () => {
  server = await startTestServer();
  [staff, staff2, supervisor, compliance] = [
    await server.as('staff'),
    await server.as('staff2'),
    await server.as('supervisor'),
    await server.as('compliance'),
  ];
});
afterAll(async () => {
  await server.close();
});
/** A debtor of their own for each test: nobody's calls count for another. */
beforeEach(async () => {
  server.setClock(`${TODAY}T04:00:00.000Z`);
  borrower = await createBorrower(staff, { phone: newPhone() });
  loan = (await createLoan(staff, borrower)).id;
});

const beijing = (time: string, on = TODAY): string => new Date(`${on}T${time}+08:00`).toISOString();
const check = async (changes: object = {}, agent = staff): Promise<ContactCheck> =>
  (
    await agent
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'borrower', ...changes })
      .expect(200)
  ).body as ContactCheck;
const noteOf = (changes: object = {}) => ({
  loan_id: loan,
  channel: 'call',
  contacted_party: 'borrower',
  outcome: 'no_answer',
  content: '无人接听',
  contacted_at: beijing('10:00:00'),
  ...changes,
});
const note = async (changes: object = {}, agent = staff): Promise<CollectionNote> =>
  (await agent.post('/api/collection_notes').send(noteOf(changes)).expect(201))
    .body as CollectionNote;

describe('the contact check', () => {
  it.each([
    ['21:59:59', true],
    ['22:00:00', false],
    ['07:59:59', false],
    ['08:00:00', true],
  ])('at %s in Beijing answers allowed: %s', async (time, allowed) => {
    const answer = await check({ at: beijing(time) });
    expect(answer).toMatchObject({ allowed, rule: allowed ? null : 'hours' });
    if (!allowed)
      expect(answer).toMatchObject({
        source: 'GB/T 45251-2025',
        next_allowed_at: time < '12' ? beijing('08:00:00') : beijing('08:00:00', '2026-03-06'),
        message: expect.stringContaining('08:00'),
      });
  });

  it('says the same in Chinese', async () => {
    const { body } = await staff
      .post('/api/contact_check')
      .set('Accept-Language', 'zh-CN')
      .send({
        loan_id: loan,
        channel: 'call',
        contacted_party: 'borrower',
        at: beijing('22:00:00'),
      })
      .expect(200);
    expect(body.message).toBe('现在不在允许联系的时间内；最早可于 2026-03-06 08:00 联系');
  });

  it('counts connected contacts over loans, channels and people: the fourth is refused', async () => {
    const other = (await createLoan(staff, borrower)).id;
    await note({ outcome: 'connected' });
    await note({ outcome: 'refused', channel: 'agency', loan_id: other }, staff2);
    expect((await check()).allowed).toBe(true);
    await note({ outcome: 'connected', channel: 'app', loan_id: other }, supervisor);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      today: { connected: 3, unanswered: 0, reserved: 0 },
    });
    await supervisor.put(`/api/loans/${loan}`).send({ assigned_to: 2 }).expect(200);
    expect((await check()).allowed).toBe(false);
    expect((await check({ at: beijing('09:00:00', '2026-03-06') })).allowed).toBe(true);
  });

  it('counts attempts nobody answered: the seventh is refused', async () => {
    for (let at = 0; at < 6; at += 1) {
      expect((await check()).allowed).toBe(true);
      await note({ contacted_at: beijing(`10:0${at}:00`) });
    }
    expect(await check()).toMatchObject({ allowed: false, rule: 'attempts_per_day' });
    expect((await check({ contacted_party: 'guarantor' })).allowed).toBe(true);
  });

  it('lets an emergency contact be asked after three failures, and never after a refusal', async () => {
    const { body: friend } = await staff
      .post('/api/borrower_contacts')
      .send({
        borrower_id: borrower,
        relation: 'emergency_contact',
        full_name: '李华',
        phone: '13900001111',
      })
      .expect(201);
    const third = { contacted_party: 'emergency_contact', contact_id: friend.id };
    expect(await check(third)).toMatchObject({
      allowed: false,
      rule: 'third_party_not_lost',
      next_allowed_at: null,
    });
    for (const at of ['09:00:00', '09:30:00', '10:00:00'])
      await note({ contacted_at: beijing(at) });
    expect((await check(third)).allowed).toBe(true);
    await note({
      ...third,
      outcome: 'refused',
      content: '对方表示不愿再被联系',
      contacted_at: beijing('11:00:00'),
    });
    expect(await check({ ...third, at: beijing('10:00:00', '2026-04-05') })).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
    });
    const { body } = await staff.get(`/api/borrower_contacts/${friend.id}`).expect(200);
    expect(body.last_contacted_at).toBe(beijing('11:00:00'));
    await supervisor.delete(`/api/borrower_contacts/${friend.id}`).expect(409);
    await staff
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'guarantor', contact_id: friend.id })
      .expect(400);
  });

  it('is refused while a signed plan is kept, with its article', async () => {
    const { body: draft } = await staff
      .post('/api/restructures')
      .send({
        loan_id: loan,
        kinds: ['extension'],
        cause: 'illness',
        statement: '住院',
        terms: { effective_on: TODAY, installments_count: 6, first_due_on: '2026-04-05' },
      })
      .expect(201);
    await staff.post(`/api/restructures/${draft.id}/submit`).expect(200);
    await supervisor.post(`/api/restructures/${draft.id}/approve`).expect(200);
    for (const party of ['borrower', 'lender'])
      await staff
        .post(`/api/restructures/${draft.id}/sign`)
        .send({ party, signed_on: TODAY })
        .expect(200);
    expect(await check()).toMatchObject({
      allowed: false,
      rule: 'plan_kept',
      article: '70',
      next_allowed_at: null,
    });
    loan = (await createLoan(staff, borrower)).id;
    expect((await check()).allowed).toBe(true);
  });

  it('counts what it prevented, and is not for administrators', async () => {
    const before = await rowCount(server.deps.database.read, 'contact_refusals');
    // Asked twice by the same person, it is prevented once.
    for (let time = 0; time < 2; time += 1) await check({ at: beijing('23:00:00') });
    expect(await rowCount(server.deps.database.read, 'contact_refusals')).toBe(before + 1);
    await (await server.as('admin'))
      .post('/api/contact_check')
      .send({ loan_id: loan, channel: 'call', contacted_party: 'borrower' })
      .expect(403);
    await staff
      .post('/api/contact_check')
      .send({ loan_id: 999_999, channel: 'call', contacted_party: 'borrower' })
      .expect(400);
  });
});

describe('a reservation', () => {
  it('of the last permitted call of a day is given to one of fifty who ask at once', async () => {
    for (const at of ['09:00:00', '09:30:00'])
      await note({ outcome: 'connected', contacted_at: beijing(at) });
    const answers = await Promise.all(
      Array.from(
        { length: 50 },
        async (_, at) => await check({ reserve: true }, at % 2 === 0 ? staff : staff2),
      ),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    const [told] = answers.filter(({ allowed }) => !allowed);
    expect(told).toMatchObject({
      rule: 'connected_per_day',
      next_allowed_at: `${TODAY}T04:15:00.000Z`,
      reservation_id: null,
    });
  });

  it('frees itself after fifteen minutes, and is used up by its note', async () => {
    for (const at of ['09:00:00', '09:30:00'])
      await note({ outcome: 'connected', contacted_at: beijing(at) });
    const held = await check({ reserve: true });
    expect(held).toMatchObject({
      allowed: true,
      reservation_id: expect.any(Number),
      reserved_until: `${TODAY}T04:15:00.000Z`,
    });
    expect((await check({}, staff2)).allowed).toBe(false);
    server.setClock(`${TODAY}T04:15:00.000Z`);
    expect((await check({}, staff2)).allowed).toBe(true);
    server.setClock(`${TODAY}T04:10:00.000Z`);
    await staff2
      .post('/api/collection_notes')
      .send(noteOf({ reservation_id: held.reservation_id }))
      .expect(400);
    const written = await note({
      reservation_id: held.reservation_id,
      contacted_at: `${TODAY}T04:10:00.000Z`,
      outcome: 'no_answer',
    });
    expect(written.violations).toEqual([]);
    // Nobody answered: the slot is free for another try.
    expect((await check({}, staff2)).allowed).toBe(true);
    await staff
      .post('/api/collection_notes')
      .send(noteOf({ reservation_id: held.reservation_id }))
      .expect(400);
  });
});

describe('a note', () => {
  it('of a planned contact that breaks a rule is refused, of one that happened is recorded and goes to compliance first', async () => {
    server.setClock(`${TODAY}T15:00:00.000Z`);
    const late = {
      contacted_at: beijing('22:30:00'),
      outcome: 'connected',
      content: '借款人表示明天处理',
    };
    const { body } = await staff
      .post('/api/collection_notes')
      .send(noteOf({ ...late, planned: true }))
      .expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { contacted_at: expect.stringContaining('2026-03-06 08:00') },
    });
    const written = await note(late);
    expect(written.violations).toEqual([
      { rule: 'hours', source: 'GB/T 45251-2025', article: null },
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
    await staff
      .post('/api/collection_notes')
      .send(noteOf({ ...visit, second_collector_id: 1 }))
      .expect(400);
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
    const own = await startTestServer();
    const clerk = await own.as('staff');
    const debtor = await createBorrower(clerk);
    const [paid, unpaid] = [
      (await createLoan(clerk, debtor)).id,
      (await createLoan(clerk, debtor)).id,
    ];
    const promise = async (loan_id: number) =>
      (
        await clerk
          .post('/api/collection_notes')
          .send(
            noteOf({
              loan_id,
              outcome: 'promised',
              content: '承诺发薪后还款',
              promise_amount_minor: 100_000,
              promise_on: '2026-03-08',
            }),
          )
          .expect(201)
      ).body as CollectionNote;
    const [kept, broken] = [await promise(paid), await promise(unpaid)];
    expect(kept.promise_status).toBe('open');
    const after = async (on: string, pays: boolean) => {
      const later = own.on(on);
      const agent = await later.as('staff');
      if (pays)
        await agent
          .post('/api/payments')
          .send({ loan_id: paid, amount_minor: 99_100, paid_on: on, channel: 'app' })
          .expect(201);
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
    await own.close();
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

  it('puts a complaint before a violation, a violation before a finding, and is for compliance alone', async () => {
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

  it("is one reviewer's while claimed, cleared or flagged once, and a flag is answered by a supervisor", async () => {
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

describe('a debtor elsewhere', () => {
  it('is contacted by the clock there, and the answer says whose it is and what it shows', async () => {
    const { body: refused } = await staff
      .put(`/api/borrowers/${borrower}`)
      .send({ time_zone: 'Asia/Nowhere' })
      .expect(400);
    expect(refused.errors).toMatchObject({ time_zone: expect.stringContaining('Asia/Urumqi') });
    expect(await check({ at: beijing('22:30:00') })).toMatchObject({
      allowed: false,
      time_zone: null,
    });
    expect(
      (await staff.put(`/api/borrowers/${borrower}`).send({ time_zone: 'Asia/Urumqi' }).expect(200))
        .body.time_zone,
    ).toBe('Asia/Urumqi');
    expect(await check({ at: beijing('22:30:00') })).toMatchObject({
      allowed: true,
      time_zone: 'Asia/Urumqi',
    });
    const { body } = await staff
      .post('/api/contact_check')
      .set('Accept-Language', 'zh-CN')
      .send({
        loan_id: loan,
        channel: 'call',
        contacted_party: 'borrower',
        at: beijing('09:30:00'),
      })
      .expect(200);
    expect(body).toMatchObject({
      rule: 'hours',
      next_allowed_at: beijing('10:00:00'),
      message: `现在不在允许联系的时间内；最早可于 ${TODAY} 10:00（当地 08:00）联系`,
    });
    await staff
      .put(`/api/borrowers/${borrower}`)
      .send({ time_zone: 'America/New_York' })
      .expect(200);
    // Clocks there change on 2026-03-08.
    expect((await check({ at: beijing('20:59:59', '2026-03-07') })).next_allowed_at).toBe(
      '2026-03-07T13:00:00.000Z',
    );
    expect((await check({ at: beijing('19:59:59', '2026-03-08') })).next_allowed_at).toBe(
      '2026-03-08T12:00:00.000Z',
    );
    expect((await check({ at: beijing('20:00:00', '2026-03-08') })).allowed).toBe(true);
    // What was written down keeps by the same clock: 04:30 in New York is 17:30 in Beijing.
    server.setClock(`${TODAY}T10:00:00.000Z`);
    expect(
      (await note({ outcome: 'connected', contacted_at: beijing('17:30:00') })).violations.map(
        ({ rule }) => rule,
      ),
    ).toEqual(['hours']);
    await staff.put(`/api/borrowers/${borrower}`).send({ time_zone: '' }).expect(200);
    expect(
      (await note({ outcome: 'connected', contacted_at: beijing('17:31:00') })).violations,
    ).toEqual([]);
  });
});
