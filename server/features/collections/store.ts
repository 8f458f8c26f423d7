import type { Knex } from 'knex';
import { rawRows } from '../../../db/dialect.ts';
import { UNAPPROVED_HOLD_DAYS } from '../../contract/limits.ts';
import type { ContactOutcome, ContactedParty, Hold, PastContact } from '../../domain/contactPolicy.ts';
import { escapeLike, insertRow, type Computed, type Row, type TableSpec } from '../../store/tableStore.ts';

/** Notes whose kept findings or violations name a rule; `any` for whichever. */
const naming = (column: 'findings' | 'violations'): Computed => ({
  where: (query, { values }) => {
    query.where((group) => {
      for (const rule of values) if (rule === 'any') group.orWhereNot(`collection_notes.${column}`, '[]'); else group.orWhereRaw(`collection_notes.${column} like ? escape '\\'`, [`%${escapeLike(JSON.stringify({ rule }).slice(1, -1))}%`]);
    });
  },
});

/** `q` also finds the notes of a loan by its whole number, and never looks into withdrawn text. `answeredFor`: the authors whose flags the asked supervisors answer. */
export const noteSpec = (answeredFor: readonly number[]): TableSpec => ({
  table: 'collection_notes',
  searched: { part: [] },
  search: (query, q) => {
    query.orWhereIn('collection_notes.loan_id', (loans) => { void loans.from('loans').select('id').where('loan_no', q); });
    query.orWhere((text) => { text.where('status', 'recorded').whereRaw(`lower(content) like ? escape '\\'`, [`%${escapeLike(q.toLowerCase())}%`]); });
  },
  computed: {
    answerer_id: { where: (query) => { query.whereIn('collection_notes.author_id', answeredFor); } },
    author_team: {
      where: (query, { values }) => {
        query.whereIn('collection_notes.author_id', (authors) => {
          void authors.from('users').select('id').whereIn('team', values.filter((team) => team !== null));
          if (values.includes(null)) void authors.orWhereNull('team');
        });
      },
    },
    finding: naming('findings'),
    violation: naming('violations'),
  },
});

export interface Person { id: number; role: string; team: string | null; active: number }
export const people = async (db: Knex): Promise<Person[]> => await db('users').select('id', 'role', 'team', 'active').orderBy('id');

export const findLoan = async (db: Knex, id: number): Promise<{ id: number; borrower_id: number; product: string; disbursed_on: string; time_zone: string | null } | undefined> =>
  await db('loans').join('borrowers', 'borrowers.id', 'loans.borrower_id').where('loans.id', id).first('loans.id', 'loans.borrower_id', 'loans.product', 'loans.disbursed_on', 'borrowers.time_zone');

const TEXT = ['channel', 'contacted_party', 'outcome', 'content', 'contacted_at', 'promise_amount_minor', 'promise_on', 'contact_id'] as const;

/** Keeps the text a note has before an edit. */
export async function keepRevision(trx: Knex.Transaction, note: Row, revised_by: number, now: string): Promise<void> {
  const former = Object.fromEntries(TEXT.map((name) => [name, note[name]]));
  await insertRow(trx, 'note_revisions', { ...former, note_id: note.id, revision: Number(note['revisions_count']) + 1, revised_by }, now);
}

/** How far back contacts can matter: the last ones to the borrower, and any refusal, which is asked for apart. */
const MANY = 60;

type NoteRow = { note_id: number; at: string; contacted_party: ContactedParty; contact_id: number | null; outcome: ContactOutcome };

/** What notes said before they were edited: it happened as much as what they say now. */
const formerly = (db: Knex, loans: Knex.QueryBuilder, at: string, but: number): Knex.QueryBuilder =>
  db('note_revisions').whereIn('note_id', db('collection_notes').whereIn('loan_id', loans).whereNot({ id: but }).select('id')).where('contacted_at', '<=', at)
    .select({ note_id: 'note_id', at: 'contacted_at', contacted_party: 'contacted_party', contact_id: 'contact_id', outcome: 'outcome' });

/** Contacts of a debtor over all loans, as their notes and all former revisions say, with the slots somebody holds; without the note or slot that is looked at. */
export async function contactsOf(db: Knex, borrower_id: number, at: string, but: { note?: number; slot?: number } = {}): Promise<PastContact[]> {
  const loans = db('loans').where({ borrower_id }).select('id');
  const columns = { note_id: 'id', at: 'contacted_at', contacted_party: 'contacted_party', contact_id: 'contact_id', outcome: 'outcome' } as const;
  const recent: NoteRow[] = await db('collection_notes').whereIn('loan_id', loans).where('contacted_at', '<=', at).whereNot({ id: but.note ?? 0 }).orderBy([{ column: 'contacted_at', order: 'desc' }, { column: 'id', order: 'desc' }]).limit(MANY).select(columns);
  const refused: NoteRow[] = await db('collection_notes').whereIn('loan_id', loans).where({ contacted_party: 'emergency_contact', outcome: 'refused' }).where('contacted_at', '<=', at).whereNot({ id: but.note ?? 0 }).select(columns);
  const former: NoteRow[] = await formerly(db, loans.clone(), at, but.note ?? 0);
  const held: (Omit<NoteRow, 'outcome' | 'note_id'> & { reserved_until: string })[] = await db('contact_reservations').where({ borrower_id }).whereNull('note_id').where('reserved_until', '>', at).whereNot({ id: but.slot ?? 0 })
    .select({ at: 'reserved_at', contacted_party: 'contacted_party', contact_id: 'contact_id', reserved_until: 'reserved_until' });
  return [...recent, ...refused.filter((one) => !recent.some((row) => row.note_id === one.note_id)), ...former, ...held.map((one) => ({ ...one, outcome: null }))];
}

/** Reasons that lie in the person, not in one debt: they hold for all loans of the borrower. */
const PERSONAL = ['hospital', 'bereavement', 'disaster', 'pregnancy', 'do_not_contact'];

/** The holds that bind a loan: its own, and those of the borrower's other loans whose reason is personal. One over 30 days that nobody approved holds 30. */
export async function holdsOf(db: Knex, loan_id: number, borrower_id: number): Promise<Hold[]> {
  const rows: HoldRow[] = await db('holds').where({ loan_id }).orWhere((other) => {
    other.whereIn('reason', PERSONAL).whereIn('loan_id', db('loans').where({ borrower_id }).select('id'));
  });
  return rows.map((row) => ({ starts_on: row.starts_on, ends_on: holdsUntil(row), do_not_contact: row.reason === 'do_not_contact' })).filter((row) => row.ends_on !== null && row.ends_on >= row.starts_on);
}

export interface HoldRow { id: number; version: number; loan_id: number; reason: string; starts_on: string; ends_on: string; created_by: number; approved_by: number | null; lifted_on: string | null }

export function holdsUntil(row: Pick<HoldRow, 'starts_on' | 'ends_on' | 'approved_by' | 'lifted_on'>): string {
  const most = addDaysTo(row.starts_on, UNAPPROVED_HOLD_DAYS - 1);
  const until = row.approved_by === null && row.ends_on > most ? most : row.ends_on;
  if (row.lifted_on === null) return until;
  const before = addDaysTo(row.lifted_on, -1);
  return before < until ? before : until;
}

const addDaysTo = (on: string, days: number): string => new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Emergency contacts and guarantors of a debtor who asked not to be called, by themselves or in an earlier note; with every further entry of the same number. */
export async function refusedContacts(db: Knex, borrower_id: number, contacts: readonly PastContact[]): Promise<number[]> {
  const rows: { id: number; phone: string; refused_on: string | null }[] = await db('borrower_contacts').where({ borrower_id }).select('id', 'phone', 'refused_on');
  const said = new Set(contacts.filter((one) => one.contacted_party === 'emergency_contact' && one.outcome === 'refused').map(({ contact_id }) => contact_id));
  const numbers = new Set(rows.filter(({ id, refused_on }) => refused_on !== null || said.has(id)).map(({ phone }) => phone));
  return rows.filter(({ phone }) => numbers.has(phone)).map(({ id }) => id);
}

export const contactOf = async (db: Knex, id: number): Promise<(Row & { borrower_id: number; relation: string; refused_on: string | null }) | undefined> => await db('borrower_contacts').where({ id }).first();

export async function touchContact(trx: Knex.Transaction, id: number, contacted_at: string): Promise<void> {
  await trx('borrower_contacts').where({ id }).where((earlier) => { earlier.whereNull('last_contacted_at').orWhere('last_contacted_at', '<', contacted_at); }).update({ last_contacted_at: contacted_at });
}

export interface Slot { borrower_id: number; loan_id: number; user_id: number; channel: string; contacted_party: string; contact_id: number | null; reserved_at: string; reserved_until: string }

export async function reserveSlot(trx: Knex.Transaction, slot: Slot): Promise<number> {
  const [row] = (await trx('contact_reservations').insert({ ...slot }).returning('id')) as { id: number }[];
  if (row === undefined) throw new Error('a reservation without an id');
  return row.id;
}

export const slotOf = async (db: Knex, id: number): Promise<(Slot & { id: number; note_id: number | null }) | undefined> => await db('contact_reservations').where({ id }).first();
export async function fillSlot(trx: Knex.Transaction, id: number, note_id: number): Promise<void> {
  await trx('contact_reservations').where({ id }).update({ note_id });
}

interface Refusal { borrower_id: number; loan_id: number; user_id: number; channel: string; contacted_party: string; rule: string; asked_at: string; business_date: string }

/** What was prevented counts once a day for each who asks: a page that is opened again prevents nothing more. */
export async function insertRefusal(trx: Knex.Transaction, { asked_at, ...row }: Refusal): Promise<void> {
  if ((await trx('contact_refusals').where(row).first('id')) === undefined) await trx('contact_refusals').insert({ ...row, asked_at });
}

/** What a look at a note found: not a change of the note, so its version stays. */
export async function setLooks(trx: Knex.Transaction, id: number, looks: Record<string, unknown>): Promise<void> {
  await trx('collection_notes').where({ id }).update(looks);
}

/** Claims that are still running keep a note to one reviewer. */
export async function claimNote(trx: Knex.Transaction, id: number, claimed_by: number, claimed_until: string): Promise<void> {
  await trx('collection_notes').where({ id }).update({ claimed_by, claimed_until });
}

/** Instants of an author's first note; null before it. */
export async function firstNoteAt(db: Knex, author_id: number): Promise<string | null> {
  const row = (await db('collection_notes').where({ author_id }).min({ first: 'created_at' }).first()) as { first: string | null } | undefined;
  return row?.first ?? null;
}

export const hasComplaint = async (db: Knex, note_id: number): Promise<boolean> => (await db('complaints').where({ note_id }).first('id')) !== undefined;

export interface OpenPromise extends Row { loan_id: number; promise_amount_minor: number; promise_on: string; contacted_at: string; received_minor: number }

/** Promises still open, with what their loan has been paid from the day of the promise to the end of its tolerance. */
export async function openPromises(db: Knex, tolerance: (promise_on: string) => string, today: string): Promise<OpenPromise[]> {
  const rows: OpenPromise[] = await db('collection_notes').where({ promise_status: 'open' }).whereNotNull('promise_on').where('status', 'recorded').orderBy('id').select('*');
  if (rows.length === 0) return [];
  const paid = await rawRows<{ note_id: number; paid_on: string; amount_minor: number }>(db,
    `select collection_notes.id as note_id, payments.paid_on, payments.amount_minor from collection_notes join payments on payments.loan_id = collection_notes.loan_id and payments.status = 'posted'
       and payments.paid_on >= substr(collection_notes.contacted_at, 1, 10) where collection_notes.promise_status = 'open'`);
  return rows.map((row) => {
    const until = tolerance(row.promise_on) < today ? tolerance(row.promise_on) : today;
    return { ...row, received_minor: paid.filter((one) => one.note_id === row.id && one.paid_on <= until).reduce((sum, one) => sum + one.amount_minor, 0) };
  });
}
