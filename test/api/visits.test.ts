import { beforeEach, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, createLoan, newPhone, pay } from '../helpers/book.ts';
import { beijing, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { askVisit, idOfUser, lateDebtor, MET, plannedVisit, visitAt } from '../helpers/visits.ts';

/** A visit from the day one is asked for to what was found, as the law allows it. */

const desk = await openDesk();
const { server, staff, staff2, supervisor, compliance } = desk;
const me = await idOfUser(desk, 'staff');
const along = await idOfUser(desk, 'staff2');
const at = (time: string, on = TODAY) => server.setClock(beijing(time, on));
beforeEach(() => at('12:00:00'));

const command = (agent: typeof staff, id: number, verb: string, sent: object = {}) =>
  agent.post(`/api/visits/${id}/${verb}`).send(sent);
const plan = (id: number, sent: object) => command(staff, id, 'plan', sent);
const fieldsOf = ({ body }: { body: Record<string, unknown> }) =>
  Object.keys((body['errors'] ?? {}) as object).filter((name) => name !== 'root');
const reasonOf = ({ body }: { body: Record<string, unknown> }) => body['reason'];
const asked = async () => {
  const { loan_id, borrower_id } = await lateDebtor(staff);
  const { body } = await askVisit(staff, loan_id).expect(201);
  return { loan_id, borrower_id, id: body.id as number, visit: body as Visit };
};
const noteOf = async (id: number | null) =>
  (await compliance.get(`/api/collection_notes/${id}`).expect(200)).body as CollectionNote;

describe('a visit that is asked for', () => {
  it('is due, in the hands of who asked, with the address masked', async () => {
    const { visit, borrower_id, loan_id } = await asked();
    expect(visit).toMatchObject({
      status: 'due',
      origin: 'person',
      borrower_id,
      loan_id,
      holder_id: me,
      days_left: 15,
      plan: null,
    });
    expect(visit.address).toMatch(/\*/);
    expect(visit.address).not.toContain('建国路');
  });

  it('is one for each person, whichever loan is named', async () => {
    const { borrower_id, id } = await asked();
    const other = await createLateLoan(staff, borrower_id);
    const refused = await askVisit(staff2, other).expect(409);
    expect(refused.body.message).toContain(`no. ${id}`);
    await command(staff, id, 'cancel', { reason: '电话已联系上' }).expect(200);
    await askVisit(staff2, other).expect(201);
  });

  it('names its fields where it is asked for wrongly', async () => {
    const { loan_id } = await lateDebtor(staff);
    const fields = async (changes: object) => fieldsOf(await askVisit(staff, loan_id, changes));
    expect(await fields({ due_on: '2026-03-04' })).toEqual(['due_on']);
    expect(await fields({ reason: ' ' })).toEqual(['reason']);
    expect(await fields({ loan_id: 999_999 })).toEqual(['loan_id']);
    expect(await fields({ holder_id: along })).toEqual(['holder_id']);
    await askVisit(compliance, loan_id).expect(403);
    await askVisit(supervisor, loan_id, { holder_id: along }).expect(201);
  });
});

describe('the time of a visit', () => {
  it('is kept with its day and who goes along', async () => {
    const { id } = await asked();
    const { body } = await plan(id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect(body).toMatchObject({
      status: 'planned',
      planned_on: TODAY,
      holder_id: me,
      companion_id: along,
    });
    expect(reasonOf(await plan(id, { planned_at: beijing('16:00:00'), companion_id: along }))).toBe(
      'visit_not_due',
    );
  });

  it('needs two people, neither of them twice', async () => {
    const { id } = await asked();
    const alone = await plan(id, { planned_at: beijing('15:00:00') }).expect(422);
    expect([reasonOf(alone), fieldsOf(alone)]).toEqual(['visit_needs_two', ['companion_id']]);
    const twice = await plan(id, { planned_at: beijing('15:00:00'), companion_id: me }).expect(400);
    expect(reasonOf(twice)).toBe('visit_companion_is_holder');
    const none = await plan(id, {
      planned_at: beijing('15:00:00'),
      companion_id: await idOfUser(desk, 'compliance'),
    }).expect(400);
    expect(reasonOf(none)).toBe('second_collector_not_desk');
  });

  it('lies within the hours of contact, and the refusal says from when', async () => {
    const { id } = await asked();
    const late = await plan(id, { planned_at: beijing('22:00:00'), companion_id: along });
    expect([late.status, reasonOf(late)]).toEqual([422, 'contact_hours']);
    expect(late.body.errors.planned_at).toContain('2026-03-06 08:00');
    const past = await plan(id, { planned_at: beijing('11:00:00'), companion_id: along });
    expect([past.status, reasonOf(past)]).toEqual([400, 'visit_in_past']);
  });

  it('waits for a hold, a complaint, and a day whose contacts are used up', async () => {
    const held = await asked();
    await staff
      .post('/api/holds')
      .send({ loan_id: held.loan_id, reason: 'hospital', ends_on: '2026-03-10' })
      .expect(201);
    const refused = await plan(held.id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect(reasonOf(refused)).toBe('contact_hold');
    expect(refused.body.message).toContain('2026-03-11 08:00');
    const after = { planned_at: beijing('09:00:00', '2026-03-11'), companion_id: along };
    await plan(held.id, after).expect(200);

    const angry = await asked();
    await staff
      .post('/api/complaints')
      .send({ loan_id: angry.loan_id, source: 'hotline', statement: '来电太多' })
      .expect(201);
    const complained = await plan(angry.id, {
      planned_at: beijing('15:00:00'),
      companion_id: along,
    });
    expect([complained.status, reasonOf(complained)]).toEqual([422, 'visit_complaint_open']);

    const called = await asked();
    for (const time of ['09:00:00', '10:00:00', '11:00:00'])
      await writeNote(staff, called.loan_id, { contacted_at: beijing(time) });
    const full = await plan(called.id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect(reasonOf(full)).toBe('contact_connected_per_day');
    expect(full.body.message).toContain('2026-03-06 08:00');
    const { body: prevented } = await supervisor
      .get('/api/contact_refusals')
      .query(query({ filter: { loan_id: called.loan_id, channel: 'visit' } }))
      .expect(200);
    expect(prevented).toMatchObject([{ rule: 'connected_per_day', user_id: me }]);
  });

  it('is about the loan that is open where another is on hold', async () => {
    const { id, loan_id, borrower_id } = await asked();
    const other = await createLateLoan(staff, borrower_id);
    await staff
      .post('/api/holds')
      .send({ loan_id, reason: 'dispute', ends_on: '2026-03-25' })
      .expect(201);
    const { body } = await plan(id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect(body).toMatchObject({ status: 'planned', loan_id: other });
  });

  it('needs an address and something owed', async () => {
    const { loan_id } = await lateDebtor(staff, { address: null });
    const { body } = await askVisit(staff, loan_id).expect(201);
    const homeless = await plan(body.id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect(reasonOf(homeless)).toBe('visit_address_missing');
    const borrower = await createBorrower(staff, { phone: newPhone() });
    const small = await createLoan(staff, borrower, { annual_rate_bps: 0 });
    const paid = await askVisit(staff, small.id).expect(201);
    await pay(staff, small.id, 1_200_000);
    const settled = await plan(paid.body.id, {
      planned_at: beijing('15:00:00'),
      companion_id: along,
    });
    expect(reasonOf(settled)).toBe('visit_nothing_owed');
  });
});

describe('a planned visit', () => {
  it('moves with a reason, as often as it must', async () => {
    const { id } = await plannedVisit(desk, along);
    const to = (time: string, reason: string) =>
      command(staff, id, 'move', { planned_at: beijing(time, '2026-03-09'), reason });
    await to('10:00:00', ' ').expect(400);
    await to('10:00:00', '借款人出差').expect(200);
    const { body } = await to('14:00:00', '改约下午').expect(200);
    expect(body).toMatchObject({
      planned_on: '2026-03-09',
      companion_id: along,
      moves: 2,
      move_reason: '改约下午',
    });
  });

  it('is moved, begun and called off by those who go, and by a supervisor', async () => {
    const { loan_id } = await lateDebtor(staff2);
    const { body } = await askVisit(staff2, loan_id).expect(201);
    const refused = await plan(body.id, { planned_at: beijing('15:00:00'), companion_id: along });
    expect([refused.status, reasonOf(refused)]).toEqual([403, 'visit_not_yours']);
    await command(staff, body.id, 'cancel', { reason: '不去了' }).expect(403);
    await command(staff, body.id, 'assign', { holder_id: me }).expect(403);
    await command(supervisor, body.id, 'assign', { holder_id: me }).expect(200);
    await plan(body.id, { planned_at: beijing('15:00:00'), companion_id: along }).expect(200);
    const swapped = await command(supervisor, body.id, 'assign', { holder_id: along }).expect(200);
    expect(swapped.body).toMatchObject({ holder_id: along, companion_id: me });
    await command(supervisor, body.id, 'start').expect(403);
  });

  it('begins on its day alone, and the law is asked again', async () => {
    const { id } = await plannedVisit(desk, along, { on: '2026-03-06', time: '10:00:00' });
    const early = await command(staff, id, 'start').expect(422);
    expect(early.body.message).toContain('2026-03-06');
    const today = await plannedVisit(desk, along);
    for (const time of ['09:00:00', '10:00:00', '11:00:00'])
      await writeNote(staff, today.loan_id, { contacted_at: beijing(time) });
    at('15:00:00');
    expect(reasonOf(await command(staff, today.id, 'start').expect(422))).toBe(
      'contact_connected_per_day',
    );
    const free = await plannedVisit(desk, along, { time: '15:30:00' });
    const { body } = await command(staff2, free.id, 'start').expect(200);
    expect(body).toMatchObject({ status: 'under_way', started_at: beijing('15:00:00') });
    at('22:30:00');
    const night = await plannedVisit(desk, along, { on: '2026-03-06', time: '09:00:00' });
    expect(night.status).toBe('planned');
  });
});

describe('what was found', () => {
  it('is a note about every running loan of the person, with both who went', async () => {
    const visit = await plannedVisit(desk, along);
    const other = await createLateLoan(staff, visit.borrower_id);
    at('15:05:00');
    await command(staff, visit.id, 'start').expect(200);
    const { body } = await command(staff, visit.id, 'report', {
      ...MET,
      situation: '开一家小店',
      work: '个体户',
      income_minor: 800_000,
      fund_use: 'as_agreed',
      promise_amount_minor: 50_000,
      promise_on: '2026-03-12',
      request: 'extension',
    }).expect(200);
    expect(body).toMatchObject({
      status: 'done',
      met: 'borrower',
      entry_consent: false,
      work: '个体户',
      income_minor: 800_000,
      request: 'extension',
      closed_on: TODAY,
      days_left: null,
      place: null,
    });
    const note = await noteOf(body.note_id);
    expect(note).toMatchObject({
      channel: 'visit',
      outcome: 'promised',
      author_id: me,
      second_collector_id: along,
      promise_on: '2026-03-12',
      promise_amount_minor: 50_000,
      contacted_at: beijing('15:05:00'),
      violations: [],
    });
    expect(new Set(note.loan_ids)).toEqual(new Set([visit.loan_id, other]));
    expect(reasonOf(await command(staff, visit.id, 'report', MET).expect(409))).toBe(
      'visit_closed',
    );
  });

  it('leaves nothing behind where its promise is wrong', async () => {
    const visit = await plannedVisit(desk, along);
    const refused = await command(staff, visit.id, 'report', {
      ...MET,
      promise_amount_minor: 50_000,
      hold: { reason: 'hospital', ends_on: '2026-03-20' },
    });
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['promise_on']]);
    const { body: holds } = await staff
      .get('/api/holds')
      .query(query({ filter: { loan_id: visit.loan_id } }));
    expect(holds).toEqual([]);
    expect(await visitAt(staff, visit.id)).toMatchObject({ status: 'planned', note_id: null });
  });

  it('places a hold where one is asked for', async () => {
    const visit = await plannedVisit(desk, along);
    const { body } = await command(staff, visit.id, 'report', {
      met: 'family',
      entry_consent: true,
      summary: '家人说借款人住院',
      address_found: 'right',
      hold: { reason: 'hospital', ends_on: '2026-03-20' },
    }).expect(200);
    expect(body).toMatchObject({ status: 'done', met: 'family' });
    const { body: hold } = await staff.get(`/api/holds/${body.hold_id}`).expect(200);
    expect(hold).toMatchObject({ reason: 'hospital', ends_on: '2026-03-20', in_force: true });
  });

  it('says nothing of a debt where the borrower was not met', async () => {
    const visit = await plannedVisit(desk, along);
    const family = {
      met: 'family',
      entry_consent: false,
      summary: '见到其母',
      address_found: 'right',
    };
    const wrong = async (sent: object) => {
      const answer = await command(staff, visit.id, 'report', sent);
      return [answer.status, reasonOf(answer), ...fieldsOf(answer)];
    };
    for (const [field, value] of [
      ['willingness', 'willing'],
      ['promise_on', '2026-03-12'],
      ['fund_use', 'as_agreed'],
      ['income_minor', 1],
      ['request', 'extension'],
    ] as const)
      expect(await wrong({ ...family, [field]: value })).toEqual([
        422,
        'visit_of_borrower_only',
        field,
      ]);
    const nobody = { met: 'nobody', summary: '无人应门', address_found: 'not_known' };
    expect(await wrong({ ...nobody, family: '有一子' })).toEqual([
      400,
      'visit_nobody_met',
      'family',
    ]);
    expect(await wrong({ ...family, entry_consent: null })).toEqual([
      400,
      'visit_entry_unsaid',
      'entry_consent',
    ]);
    expect(await wrong({ ...MET, willingness: null })).toEqual([
      400,
      'visit_willingness_unsaid',
      'willingness',
    ]);
    const { body } = await command(staff, visit.id, 'report', nobody).expect(200);
    expect(body.status).toBe('not_met');
    expect(await noteOf(body.note_id)).toMatchObject({ outcome: 'no_answer' });
  });

  it('is told by who went, not ahead of its time, and broken rules go to compliance', async () => {
    const visit = await plannedVisit(desk, along);
    expect(reasonOf(await command(supervisor, visit.id, 'report', MET).expect(403))).toBe(
      'visit_not_yours',
    );
    const ahead = await command(staff, visit.id, 'report', {
      ...MET,
      visited_at: beijing('13:00:00'),
    }).expect(422);
    expect(fieldsOf(ahead)).toEqual(['visited_at']);
    at('07:30:00', '2026-03-06');
    const { body } = await command(staff2, visit.id, 'report', MET).expect(200);
    const note = await noteOf(body.note_id);
    expect(note.violations.map(({ rule }) => rule)).toEqual(['hours']);
    expect(note).toMatchObject({ author_id: along, second_collector_id: me });
  });

  it('keeps where it was only if the lender says so', async () => {
    const place = { latitude: 39.90751, longitude: 116.39721 };
    const visit = await plannedVisit(desk, along);
    const refused = await command(staff, visit.id, 'report', { ...MET, place }).expect(422);
    expect(fieldsOf(refused)).toEqual(['place']);
    const { body: policies } = await staff
      .get('/api/policies')
      .query(query({ filter: { kind: 'visit_plan' } }));
    await enactPolicy(desk, { kind: 'visit_plan', value: { ...policies[0].value, place: true } });
    const { body } = await command(staff, visit.id, 'report', { ...MET, place }).expect(200);
    expect(body.place).toMatchObject(place);
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'visits', record_id: visit.id } }));
    expect(JSON.stringify(events)).not.toContain('3990751');
  });
});

describe('lists of visits', () => {
  it('find whose they are, as holder or along, and by day', async () => {
    const visit = await plannedVisit(desk, along, { on: '2026-04-02', time: '10:00:00' });
    const ids = async (filter: object) =>
      ((await staff.get('/api/visits').query(query({ filter })).expect(200)).body as Visit[]).map(
        ({ id }) => id,
      );
    for (const visitor_id of [me, along])
      expect(await ids({ visitor_id, planned_on: '2026-04-02' })).toEqual([visit.id]);
    const other = await idOfUser(desk, 'supervisor');
    expect(await ids({ visitor_id: other, planned_on: '2026-04-02' })).toEqual([]);
    const { body: days } = await staff
      .get('/api/visit_calendar')
      .query({ from: '2026-03-30', to: '2026-05-03' })
      .expect(200);
    expect(days).toEqual([
      { on: '2026-04-02', planned: 1, made: 0, last_day: 0, names: ['王小明'] },
    ]);
    const { body: none } = await staff
      .get('/api/visit_calendar')
      .query({ from: '2026-03-30', to: '2026-05-03', visitor_id: other })
      .expect(200);
    expect(none).toEqual([]);
    await staff.get('/api/visit_calendar').query({ from: 'x', to: 'y' }).expect(400);
  });
});
