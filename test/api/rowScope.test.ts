import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_WHOM, type About } from '../../server/contract/aboutWhom.ts';
import { may, type Resource } from '../../server/contract/access.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { OverdueTier } from '../../server/contract/views.ts';
import { allRoutes } from '../../server/routes.ts';
import { overdueTiers } from '../../server/views/overdueTiers.ts';
import { query, startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLoan, paymentOf } from '../helpers/book.ts';
import { contactOf } from '../helpers/contacts.ts';
import { shareOf } from '../helpers/extent.ts';
import { oneOfEach, sendContract } from '../helpers/oneOfEach.ts';
import { planOf } from '../helpers/plans.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { requestOf } from '../helpers/repairs.ts';

/** Ids that no record has, as a person would count on. */
const NOBODY = 99_999_999;

let server: TestServer;
const PEOPLE = ['staff', 'staff2', 'supervisor2', 'supervisor'] as const;
const people = {} as Record<(typeof PEOPLE)[number] | 'compliance' | 'admin', Agent>;
const userId: Record<string, number> = {};
type Person = keyof typeof people;

const made = {} as Record<'staff' | 'staff2', Awaited<ReturnType<typeof oneOfEach>>>;

/** Borrowers by whose work they are, made of the rows themselves. */
let whose: Map<number, Set<number>>;
/** The borrower of each record, by resource and id. */
const borrowerOf = new Map<string, Map<number, number>>();
const scoped = Object.entries(ABOUT_WHOM).flatMap(([name, about]) =>
  typeof about === 'object' ? [[name as Resource, about as About] as const] : [],
);

/** Requests that nobody has taken, which all may see: `credit_repairs/<id>`. */
let inQueue = new Set<string>();

const db = () => server.deps.database.read;

async function readBorrowers(): Promise<void> {
  borrowerOf.clear();
  const of = (resource: string) => borrowerOf.get(resource) ?? new Map<number, number>();
  const above = {
    loan_id: 'loans',
    legal_case_id: 'legal_cases',
    note_id: 'collection_notes',
    message_id: 'messages',
  };
  const read = async ([resource, { by }]: (typeof scoped)[number]) => {
    const rows: Record<string, number>[] = await db()(resource).select('*');
    const owner = (row: Record<string, number>) =>
      by === 'id' || by === 'borrower_id' ? (row[by] ?? 0) : (of(above[by]).get(row[by] ?? 0) ?? 0);
    borrowerOf.set(resource, new Map(rows.map((row) => [row['id'] ?? 0, owner(row)])));
  };
  const rank = ({ by }: About) =>
    ['id', 'borrower_id', 'message_id', 'loan_id', 'legal_case_id', 'note_id'].indexOf(by);
  for (const one of scoped.toSorted(([, a], [, b]) => rank(a) - rank(b))) await read(one);
}

async function readWhose(): Promise<void> {
  whose = new Map();
  const give = (user: number | null, borrower: number) => {
    if (user !== null) whose.set(user, (whose.get(user) ?? new Set()).add(borrower));
  };
  const loans: Record<string, number>[] = await db()('loans');
  for (const loan of loans) give(loan['assigned_to'] ?? null, loan['borrower_id'] ?? 0);
  const byId = new Map(loans.map((loan) => [loan['id'], loan['borrower_id'] ?? 0]));
  for (const { owner_id, loan_id } of await db()('legal_cases'))
    give(owner_id as number, byId.get(loan_id as number) ?? 0);
  const requests: Record<string, number | string | null>[] = await db()('credit_repairs');
  for (const { assignee_id, borrower_id } of requests)
    give(assignee_id as number | null, borrower_id as number);
  const isOpen = ({ status, assignee_id }: (typeof requests)[number]) =>
    assignee_id === null && !['answered', 'withdrawn'].includes(String(status));
  inQueue = new Set(requests.filter(isOpen).map(({ id }) => `credit_repairs/${id}`));
  for (const { id, entered_by } of await db()('borrowers'))
    if (entered_by != null && !loans.some(({ borrower_id }) => borrower_id === id))
      give(entered_by as number, id as number);
}

/** Whom somebody sees: their own; a supervisor those of the team. */
const seenBy = (person: Person): Set<number> => {
  const teams: Record<string, string[]> = {
    staff: ['staff'],
    staff2: ['staff2'],
    supervisor: ['staff', 'supervisor'],
    supervisor2: ['staff2', 'supervisor2'],
  };
  const names = teams[person] ?? [];
  return new Set(names.flatMap((name) => [...(whose.get(userId[name] ?? 0) ?? [])]));
};

const list = async <T = { id: number }>(
  agent: Agent,
  resource: string,
  parameters: Parameters<typeof query>[0] = {},
): Promise<T[]> =>
  (await agent.get(`/api/${resource}`).query(query(parameters)).expect(200)).body as T[];

/** Puts how far clerks and supervisors see in force. */
const enact = async (staff: string, supervisor: string): Promise<void> =>
  void (await enactPolicy(people, { kind: 'row_scope', value: { staff, supervisor } }));

beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
  for (const { id, username } of (await db()('users')) as { id: number; username: string }[]) {
    userId[username] = id;
    people[username as Person] = await server.as(username as Person);
  }
  for (const clerk of ['staff', 'staff2'] as const)
    made[clerk] = await oneOfEach(people[clerk], userId[clerk] ?? 0);
  await enact('own', 'team');
  await readBorrowers();
  await readWhose();
}, 240_000);
afterAll(async () => {
  await server.close();
});

/** How many rows a list says it has. */
const totalOf = (headers: Record<string, string>): number =>
  Number(headers['content-range']?.split('/')[1]);

/** A record of a resource about a borrower that somebody sees, and one that they do not. */
function oneSeen(resource: string, person: Person): { mine?: number; other?: number } {
  const seen = seenBy(person);
  const rows = [...(borrowerOf.get(resource) ?? [])].toReversed();
  return {
    mine: rows.find(([, borrower]) => seen.has(borrower))?.[0],
    other: rows.find(
      ([id, borrower]) => !seen.has(borrower) && !inQueue.has(`${resource}/${id}`),
    )?.[0],
  };
}

describe.each(shareOf(PEOPLE, 2))('to %s', (person) => {
  const role = person.startsWith('staff') ? ('staff' as const) : ('supervisor' as const);

  it('each list has the rows of their own', async () => {
    const seen = seenBy(person);
    for (const [name] of scoped) {
      if (!may(role, name, 'list')) continue;
      const own = [...(borrowerOf.get(name) ?? [])].filter(
        ([id, borrower]) => seen.has(borrower) || inQueue.has(`${name}/${id}`),
      );
      const { headers, body } = await people[person]
        .get(`/api/${name}`)
        .query(query({ range: [0, 999], sort: ['id', 'DESC'], filter: {} }))
        .expect(200);
      const known = new Set(own.map(([id]) => id));
      const foreign = (body as { id: number }[]).filter(({ id }) => !known.has(id));
      expect([name, foreign]).toEqual([name, []]);
      if (name === 'installments' || name === 'borrowers') continue;
      expect([name, totalOf(headers)]).toEqual([name, known.size]);
    }
  });

  it('each route to a record of others says that it is not there', async () => {
    let asked = 0;
    for (const { method, path, access } of allRoutes) {
      const [, resource = ''] = path.split('/');
      const mayAsk = typeof access === 'object' && may(role, access.resource, access.action);
      if (!mayAsk || !path.includes(':id') || !scoped.some(([name]) => name === resource)) continue;
      const { mine, other } = oneSeen(resource, person);
      const ask = async (id: number) => {
        const to = `/api${path.replace(':id', String(id))}`;
        const { status, body } = await people[person]
          [method](to)
          .send(method === 'get' ? undefined : {});
        const said = JSON.stringify(body);
        return [path, status, status === 404 ? said.replaceAll(String(id), 'id') : said];
      };
      if (other !== undefined) {
        const nowhere = await ask(NOBODY);
        expect(await ask(other)).toEqual(nowhere);
        expect([path, 400, 404, 422]).toContain(nowhere[1]);
        asked += 1;
      }
      if (mine !== undefined && method === 'get') expect((await ask(mine))[1]).not.toBe(404);
    }
    expect(asked).toBeGreaterThan(60);
  });
});

type Asks = Readonly<Record<string, (id: number) => [path: string, body: object]>>;

/** What a clerk is told who names a record of others, and one that nobody has. */
async function compare(name: string, asked: Asks[string], other: number): Promise<void> {
  const ask = async (id: number) => {
    const [path, body] = asked(id);
    const { status, body: said } = await people.staff.post(`/api/${path}`).send(body);
    return [name, status, JSON.stringify(said).replaceAll(String(id), 'id')];
  };
  const refused = await ask(other);
  expect(refused[1]).toBeGreaterThanOrEqual(400);
  expect(refused).toEqual(await ask(NOBODY));
}

describe('what a request names beside its path', () => {
  const asks: Asks = {
    'a payment': (id) => ['payments', paymentOf(id, 100)],
    'a preview of a payment': (id) => ['payments/preview', { loan_id: id, amount_minor: 100 }],
    'a note': (id) => ['collection_notes', { ...contactOf(id), content: '已联系' }],
    'a note about several loans': (id) => [
      'collection_notes',
      { ...contactOf(made.staff.loan), loan_ids: [made.staff.loan, id], content: '已联系' },
    ],
    'a check before a call': (id) => ['contact_check', contactOf(id)],
    'a restructure': (id) => ['restructures', planOf(id)],
    'a preview of a restructure': (id) => ['restructures/preview', planOf(id)],
    'a case': (id) => ['legal_cases', { loan_id: id, claim_minor: 100 }],
    'a check of cases': (id) => ['legal_cases/prepare_check', { loan_ids: [id] }],
    'a hold': (id) => ['holds', { loan_id: id, reason: 'dispute', ends_on: TODAY }],
    'a complaint': (id) => ['complaints', { loan_id: id, source: 'hotline', statement: '投诉' }],
    'a cost': (id) => [
      'adjustments',
      { loan_id: id, kind: 'charge', cost_kind: 'court_fee', amount_minor: 1, reason: '受理费' },
    ],
  };
  it('is refused in an address and beside a file as in a body', async () => {
    const own = `/api/borrowers/${made.staff.borrower}/merge_preview`;
    const told = ({ status, body }: { status: number; body: { message: string } }) => [
      status,
      body.message,
    ];
    const preview = async (into_id: number) => told(await people.staff.get(own).query({ into_id }));
    expect(await preview(made.staff2.borrower)).toEqual(await preview(NOBODY));
    const attach = async (id: number) => told(await sendContract(people.staff, id));
    expect(await attach(made.staff2.loan)).toEqual(await attach(NOBODY));
  });

  it('is refused on a loan of others as on none', async () => {
    for (const [name, asked] of Object.entries(asks)) await compare(name, asked, made.staff2.loan);
  });

  const ofBorrower: Asks = {
    'a request': (id) => ['credit_repairs', requestOf(id)],
    'a number': (id) => [
      'borrower_numbers',
      { borrower_id: id, phone: '13700001111', kind: 'mobile' },
    ],
    'a loan': (id) => ['loans', { borrower_id: id }],
    'a keep': (id) => ['assignment_keeps', { borrower_id: id, until_on: TODAY, reason: '协商' }],
    'a message': (id) => ['messages', { borrower_id: id, loan_ids: [1], template_id: 1 }],
    'a consent': (id) => [
      'message_consents',
      { borrower_id: id, channel: 'sms', kind: 'opt_out', way: 'call', said_on: TODAY },
    ],
    'a preview of a message': (id) => [
      'message_templates/preview',
      { channel: 'sms', text: '{borrower_name}您好', borrower_id: id },
    ],
    'a merge': (id) => [
      'borrower_merges',
      { borrower_id: made.staff.borrower, into_id: id, reason: '同一人' },
    ],
  };
  it('is refused of a borrower of others as of none', async () => {
    for (const [name, asked] of Object.entries(ofBorrower))
      await compare(name, asked, made.staff2.borrower);
  });
});

describe('whoever sees only their own', () => {
  it('finds nobody else by name, number or phone', async () => {
    const row = await db()('borrowers').where({ id: made.staff2.borrower }).first();
    const loan = await db()('loans').where({ id: made.staff2.loan }).first();
    for (const q of [row.phone, row.phone.slice(-4), row.full_name])
      expect(
        (await list(people.staff, 'borrowers', { filter: { q } })).map(({ id }) => id),
      ).not.toContain(made.staff2.borrower);
    expect(await list(people.staff, 'loans', { filter: { q: loan.loan_no } })).toEqual([]);
    expect(await list(people.staff2, 'loans', { filter: { q: loan.loan_no } })).toHaveLength(1);
  });

  it('exports their own', async () => {
    const { text: loans } = await people.staff.get('/api/loans/export').expect(200);
    const { loan_no: theirs } = await db()('loans').where({ id: made.staff2.loan }).first();
    const { loan_no: own } = await db()('loans').where({ id: made.staff.loan }).first();
    expect([loans.includes(own), loans.includes(theirs)]).toEqual([true, false]);
  });

  it('counts the tiers of their own', async () => {
    for (const person of ['staff', 'staff2', 'supervisor'] as const) {
      const { body } = await people[person].get('/api/overdue_tiers').expect(200);
      for (const tier of body as OverdueTier[]) {
        const { headers } = await people[person]
          .get('/api/loans')
          .query(query({ range: [0, 0], filter: { tier: tier.id, status: 'active' } }));
        expect([tier.id, tier.loans]).toEqual([tier.id, totalOf(headers)]);
      }
    }
  });

  it('counts the tiers of a past day from their own loans alone', async () => {
    const as_of = '2026-01-31';
    const leader = userId['supervisor'] ?? 0;
    const loans: { id: number; version: number }[] = await db()('loans')
      .where({ assigned_to: userId['staff'] })
      .where('disbursed_on', '<', '2025-10-01')
      .limit(12)
      .select('id', 'version');
    for (const { id, version } of loans)
      await people.supervisor
        .put(`/api/loans/${id}`)
        .send({ version, assigned_to: leader })
        .expect(200);
    const owed = new Map<string, number>();
    const held: { id: number }[] = await db()('loans')
      .whereIn('borrower_id', db()('loans').where({ assigned_to: leader }).select('borrower_id'))
      .where('disbursed_on', '<=', as_of)
      .select('id');
    for (const { id } of held) {
      const { body } = await people.compliance.get(`/api/loans/${id}`).query({ as_of }).expect(200);
      const loan = body as Loan;
      if (loan.tier !== null)
        owed.set(loan.tier, (owed.get(loan.tier) ?? 0) + loan.outstanding_minor);
    }
    const scope = { people: [leader], isWide: false };
    for (const isWide of [false, true]) {
      const tiers = await overdueTiers(db(), as_of, undefined, { ...scope, isWide });
      for (const { id, outstanding_minor } of tiers)
        expect([id, outstanding_minor]).toEqual([id, owed.get(id) ?? 0]);
    }
    expect(owed.size).toBeGreaterThan(1);
  });

  it('is told hardly more of a person with the same number than that there is one', async () => {
    const { phone, full_name } = await db()('borrowers')
      .where({ id: made.staff2.borrower })
      .first();
    const asked = await people.staff.post('/api/borrowers/matches').send({ phone }).expect(200);
    expect(asked.body.matches).toMatchObject([
      { id: made.staff2.borrower, seen: false, full_name: `${full_name.slice(0, 1)}**` },
    ]);
    expect(JSON.stringify(asked.body)).not.toContain(full_name);
    const refused = await people.staff
      .post('/api/borrowers')
      .send({ full_name: '新人', phone })
      .expect(409);
    expect(JSON.stringify(refused.body)).not.toContain(full_name);
    const own = await createBorrower(people.staff);
    const stranger = [...seenBy('staff2')].find((id) => !seenBy('staff').has(id)) ?? 0;
    for (const other_id of [stranger, NOBODY])
      expect(
        (await people.staff.post(`/api/borrowers/${own}/link`).send({ other_id }).expect(400)).body
          .errors,
      ).toMatchObject({ other_id: expect.anything() });
  });

  it('sees whom they entered, until somebody else lends to them', async () => {
    const borrower = await createBorrower(people.staff);
    await people.staff.get(`/api/borrowers/${borrower}`).expect(200);
    await people.staff2.get(`/api/borrowers/${borrower}`).expect(404);
    await people.supervisor.get(`/api/borrowers/${borrower}`).expect(200);
    await people.supervisor2.get(`/api/borrowers/${borrower}`).expect(404);
    await people.compliance.get(`/api/borrowers/${borrower}`).expect(200);
    const { id } = await createLoan(people.staff, borrower);
    await people.staff.get(`/api/loans/${id}`).expect(200);
    await people.staff2.get(`/api/loans/${id}`).expect(404);
  });

  it('sees a loan from when it is given to them, and not after', async () => {
    const id = made.staff2.loan;
    const read = async (): Promise<Loan> =>
      (await people.compliance.get(`/api/loans/${id}`).expect(200)).body as Loan;
    const give = async (to: number) => {
      const { version } = await read();
      await people.supervisor2
        .put(`/api/loans/${id}`)
        .send({ version, assigned_to: to })
        .expect(200);
    };
    await people.staff.put(`/api/loans/${id}`).send({ assigned_to: userId['staff'] }).expect(404);
    await give(userId['staff'] ?? 0);
    await people.staff.get(`/api/loans/${id}`).expect(200);
  });

  it('takes requests from the queue of all, and sees who else took none of them', async () => {
    const queue = await list<{ id: number; assignee_id: number | null; borrower_id: number }>(
      people.staff,
      'credit_repairs',
      { range: [0, 999] },
    );
    const seen = seenBy('staff');
    const others = queue.filter(({ borrower_id }) => !seen.has(borrower_id));
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ assignee_id }) => assignee_id === null)).toBe(true);
  });

  it('sees all again once the policy says so', async () => {
    await enact('all', 'all');
    await people.staff.get(`/api/loans/${made.staff2.loan}`).expect(200);
    await people.staff2.get(`/api/borrowers/${made.staff.borrower}`).expect(200);
  });
});
