import type { BorrowerContactRow } from '../../contract/resources/borrowerContacts.ts';
import type { HoldRow } from '../../contract/resources/contacts.ts';
import { type CollectionNoteRow, noteRevisions } from '../../contract/resources/collectionNotes.ts';
import type { Knex } from 'knex';
import type {
  ContactOutcome,
  ContactedParty,
  Hold,
  PastContact,
} from '../../domain/contact/contactPolicy.ts';
import { countedSpans, heldSpans, type Span } from '../../domain/contact/holds.ts';
import type { Scalar } from '../../store/listTypes.ts';
import { escapeLike, insertRow, type Computed, type TableSpec } from '../../store/tableStore.ts';

/** Notes whose kept findings or violations name a rule; `any` for whichever. */
const naming = (...columns: ('findings' | 'former_findings' | 'violations')[]): Computed => ({
  where: (query, { values }) => {
    query.where((group) => {
      for (const column of columns)
        for (const rule of values)
          if (rule === 'any') group.orWhereNot(`collection_notes.${column}`, '[]');
          else
            group.orWhereRaw(`collection_notes.${column} like ? escape '\\'`, [
              `%${escapeLike(JSON.stringify({ rule }).slice(1, -1))}%`,
            ]);
    });
  },
});

/** The people of these teams; null for those in none. */
const ofTeams =
  (teams: readonly Scalar[]) =>
  (people: Knex.QueryBuilder): void => {
    void people
      .from('users')
      .select('id')
      .whereIn(
        'team',
        teams.filter((team) => team !== null),
      );
    if (teams.includes(null)) void people.orWhereNull('team');
  };

/**
 * `q` also finds the notes of a loan by its whole number, and looks into withdrawn text for those
 * alone who may read it. `answeredFor`: the authors whose flags the asked supervisors answer.
 */
export const noteSpec = (
  answeredFor: readonly number[],
  { withdrawn }: { withdrawn: boolean },
): TableSpec => ({
  table: 'collection_notes',
  searched: { part: [] },
  search: (query, q) => {
    query.orWhereIn('collection_notes.loan_id', (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
    query.orWhere((text) => {
      text
        .whereIn('status', withdrawn ? ['recorded', 'withdrawn'] : ['recorded'])
        .whereRaw(`lower(content) like ? escape '\\'`, [`%${escapeLike(q.toLowerCase())}%`]);
    });
  },
  computed: {
    answerer_id: {
      where: (query) => {
        query.whereIn('collection_notes.author_id', answeredFor);
      },
    },
    author_team: {
      where: (query, { values }) => {
        query.whereIn('collection_notes.author_id', ofTeams(values));
      },
    },
    second_look: {
      where: (query, { values }) => {
        query.where((group) => {
          group.whereRaw('1 = 0');
          for (const [name, sign] of [
            ['same', '='],
            ['different', '<>'],
          ] as const)
            if (values.includes(name))
              group.orWhereRaw(
                `collection_notes.review_status ${sign} collection_notes.second_verdict`,
              );
        });
      },
    },
    finding: naming('findings', 'former_findings'),
    violation: naming('violations'),
  },
});

export interface Person {
  id: number;
  role: string;
  team: string | null;
  active: number;
}
export const people = async (db: Knex): Promise<Person[]> =>
  await db('users').select('id', 'role', 'team', 'active').orderBy('id');

export const findLoan = async (
  db: Knex,
  id: number,
): Promise<
  | {
      id: number;
      borrower_id: number;
      product: string;
      disbursed_on: string;
      time_zone: string | null;
    }
  | undefined
> =>
  await db('loans')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .where('loans.id', id)
    .first(
      'loans.id',
      'loans.borrower_id',
      'loans.product',
      'loans.disbursed_on',
      'borrowers.time_zone',
    );

const TEXT = [
  'channel',
  'contacted_party',
  'outcome',
  'content',
  'contacted_at',
  'promise_amount_minor',
  'promise_on',
  'contact_id',
  'reached_number',
  'findings',
] as const;

/** Keeps the text a note has before an edit, with what was found in it. */
export async function keepRevision(
  trx: Knex.Transaction,
  note: CollectionNoteRow,
  revised_by: number,
  now: string,
): Promise<void> {
  const former = Object.fromEntries(TEXT.map((name) => [name, note[name]]));
  await insertRow(
    trx,
    noteRevisions,
    { ...former, note_id: note.id, revision: note.revisions_count + 1, revised_by },
    now,
  );
}

/**
 * How far back contacts can matter: the last ones to the borrower, and any refusal, which is asked
 * for apart.
 */
const MANY = 60;

interface Reached {
  contacted_party: ContactedParty;
  contact_id: number | null;
  reached_number: string | null;
}
type NoteRow = Reached & { note_id: number; at: string; outcome: ContactOutcome };
type HeldRow = Reached & { at: string; reserved_until: string };

const NOTED = {
  note_id: 'id',
  at: 'contacted_at',
  contacted_party: 'contacted_party',
  contact_id: 'contact_id',
  outcome: 'outcome',
  reached_number: 'reached_number',
} as const;
const HELD = {
  at: 'reserved_at',
  contacted_party: 'contacted_party',
  contact_id: 'contact_id',
  reserved_until: 'reserved_until',
  reached_number: 'reached_number',
} as const;

/** The numbers of a debtor and of who stands by them. */
export interface PhoneBook {
  own: string | null;
  entries: readonly {
    id: number;
    relation: string;
    phone: string;
    consented_on: string | null;
    refused_on: string | null;
  }[];
}

export async function phoneBook(db: Knex, borrower_id: number): Promise<PhoneBook> {
  const borrower: { phone: string | null } | undefined = await db('borrowers')
    .where({ id: borrower_id })
    .first('phone');
  return {
    own: borrower?.phone ?? null,
    entries: await db('borrower_contacts')
      .where({ borrower_id })
      .select('id', 'relation', 'phone', 'consented_on', 'refused_on'),
  };
}

/**
 * The numbers a party goes by: the named entry's, and where none is named those of all that it may
 * be.
 */
export function numbersOf(
  { own, entries }: PhoneBook,
  party: string,
  contact_id: number | null,
): string[] {
  if (party === 'borrower') return own === null ? [] : [own];
  return [
    ...new Set(
      entries
        .filter(({ id, relation }) =>
          contact_id === null ? relation === party : id === contact_id,
        )
        .map(({ phone }) => phone),
    ),
  ];
}

/** The number a contact went to, where there is no doubt which. */
export function numberOf(book: PhoneBook, party: string, contact_id: number | null): string | null {
  const [number, ...others] = numbersOf(book, party, contact_id);
  return number === undefined || others.length > 0 ? null : number;
}

/** What notes said before they were edited: it happened as much as what they say now. */
const formerly = (db: Knex, notes: Knex.QueryBuilder, at: string): Knex.QueryBuilder =>
  db('note_revisions')
    .whereIn('note_id', notes)
    .where('contacted_at', '<=', at)
    .select({ ...NOTED, note_id: 'note_id' });

/**
 * The number of then, and the one that stands there now: a number that is changed takes no attempt
 * away.
 */
const withNumbers =
  <R extends Reached>(book: PhoneBook) =>
  ({ reached_number, ...one }: R) => ({
    ...one,
    numbers: [
      ...(reached_number === null ? [] : [reached_number]),
      ...numbersOf(book, one.contacted_party, one.contact_id),
    ],
  });

/**
 * Contacts of a debtor over all loans, as their notes and all former revisions say, with the slots
 * somebody holds; without the note or slot that is looked at.
 */
export async function contactsOf(
  db: Knex,
  borrower_id: number,
  book: PhoneBook,
  at: string,
  but: { note?: number; slot?: number } = {},
): Promise<PastContact[]> {
  const loans = db('loans').where({ borrower_id }).select('id');
  const recent: NoteRow[] = await db('collection_notes')
    .whereIn('loan_id', loans)
    .where('contacted_at', '<=', at)
    .whereNot({ id: but.note ?? 0 })
    .orderBy([
      { column: 'contacted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MANY)
    .select(NOTED);
  const refused: NoteRow[] = await db('collection_notes')
    .whereIn('loan_id', loans)
    .where({ contacted_party: 'emergency_contact', outcome: 'refused' })
    .where('contacted_at', '<=', at)
    .whereNot({ id: but.note ?? 0 })
    .select(NOTED);
  const former: NoteRow[] = await formerly(
    db,
    db('collection_notes')
      .whereIn('loan_id', loans.clone())
      .whereNot({ id: but.note ?? 0 })
      .select('id'),
    at,
  );
  const held: HeldRow[] = await db('contact_reservations')
    .where({ borrower_id })
    .whereNull('note_id')
    .where('reserved_until', '>', at)
    .whereNot({ id: but.slot ?? 0 })
    .select(HELD);
  const told = [
    ...recent,
    ...refused.filter((one) => !recent.some((row) => row.note_id === one.note_id)),
    ...former,
  ].map(withNumbers(book));
  return [...told, ...held.map(withNumbers(book)).map((one) => ({ ...one, outcome: null }))];
}

/** Reasons that lie in the person, not in one debt: they hold for all loans of the borrower. */
const PERSONAL = ['hospital', 'bereavement', 'disaster', 'pregnancy', 'do_not_contact'];

/** The holds of all loans of a borrower. */
const allHolds = async (db: Knex, borrower_id: number): Promise<HoldRow[]> =>
  await db('holds')
    .whereIn('loan_id', db('loans').where({ borrower_id }).select('id'))
    .orderBy('id');

/** Its own, and those of the borrower's other loans whose reason is personal. */
const binds =
  (loan_id: number) =>
  (row: HoldRow): boolean =>
    row.loan_id === loan_id || PERSONAL.includes(row.reason);

/** The days on which a loan's debtor is not contacted. */
export async function holdsOf(db: Knex, loan_id: number, borrower_id: number): Promise<Hold[]> {
  const rows = (await allHolds(db, borrower_id)).filter(binds(loan_id));
  return rows.flatMap((row) =>
    heldSpans(row).map(({ from, until }) => ({
      starts_on: from,
      ends_on: until,
      do_not_contact: row.reason === 'do_not_contact',
    })),
  );
}

/** For each loan that a new hold would bind, the spans that count there already. */
export async function heldBeside(
  db: Knex,
  loan_id: number,
  borrower_id: number,
  reason: string,
  today: string,
): Promise<Span[][]> {
  const rows = await allHolds(db, borrower_id);
  const bound = PERSONAL.includes(reason)
    ? new Set([loan_id, ...rows.map((row) => row.loan_id)])
    : [loan_id];
  return [...bound].map((id) => rows.filter(binds(id)).flatMap((row) => countedSpans(row, today)));
}

/**
 * Those a party may be who asked not to be called, by themselves or in an earlier note; with every
 * entry of the same number, whatever it is called. Who signed a guarantee is a debtor.
 */
export function refusedContacts(
  { entries }: PhoneBook,
  party: string,
  contacts: readonly PastContact[],
): number[] {
  const said = contacts.filter(
    (one) => one.contacted_party === 'emergency_contact' && one.outcome === 'refused',
  );
  const marked = entries.filter(({ refused_on }) => refused_on !== null);
  const numbers = new Set([
    ...said.flatMap((one) => one.numbers ?? []),
    ...entries
      .filter(({ id }) => said.some((one) => one.contact_id === id))
      .map(({ phone }) => phone),
    ...marked.map(({ phone }) => phone),
  ]);
  return entries
    .filter(
      ({ relation, phone, consented_on }) =>
        relation === party &&
        numbers.has(phone) &&
        (relation !== 'guarantor' || consented_on === null),
    )
    .map(({ id }) => id);
}

export const contactOf = async (db: Knex, id: number): Promise<BorrowerContactRow | undefined> =>
  await db('borrower_contacts').where({ id }).first();

export async function touchContact(
  trx: Knex.Transaction,
  id: number,
  contacted_at: string,
): Promise<void> {
  await trx('borrower_contacts')
    .where({ id })
    .where((earlier) => {
      earlier.whereNull('last_contacted_at').orWhere('last_contacted_at', '<', contacted_at);
    })
    .update({ last_contacted_at: contacted_at });
}

export interface Slot {
  borrower_id: number;
  loan_id: number;
  user_id: number;
  channel: string;
  contacted_party: string;
  contact_id: number | null;
  reached_number: string | null;
  reserved_at: string;
  reserved_until: string;
}

export async function reserveSlot(trx: Knex.Transaction, slot: Slot): Promise<number> {
  const [row] = (await trx('contact_reservations')
    .insert({ ...slot })
    .returning('id')) as { id: number }[];
  if (row === undefined) throw new Error('a reservation without an id');
  return row.id;
}

export const slotOf = async (
  db: Knex,
  id: number,
): Promise<(Slot & { id: number; note_id: number | null }) | undefined> =>
  await db('contact_reservations').where({ id }).first();

/** The slot this person holds for just this contact at its time; of several the one taken first. */
export async function ownSlot(
  db: Knex,
  {
    at,
    ...who
  }: Pick<Slot, 'loan_id' | 'user_id' | 'channel' | 'contacted_party' | 'contact_id'> & {
    at: string;
  },
): Promise<number | null> {
  const row: { id: number } | undefined = await db('contact_reservations')
    .where(who)
    .whereNull('note_id')
    .where('reserved_at', '<=', at)
    .where('reserved_until', '>', at)
    .orderBy('id')
    .first('id');
  return row?.id ?? null;
}

export async function fillSlot(trx: Knex.Transaction, id: number, note_id: number): Promise<void> {
  await trx('contact_reservations').where({ id }).update({ note_id });
}

/**
 * Who asked what, and which rule refused; `origin` says whether it was a question or a planned
 * note.
 */
export interface Refusal {
  borrower_id: number;
  loan_id: number;
  user_id: number;
  channel: string;
  contacted_party: string;
  contact_id: number | null;
  rule: string;
  origin: 'check' | 'note';
  business_date: string;
  asked_at: string;
  contact_at: string;
  source: string | null;
  article: string | null;
  next_allowed_at: string | null;
}

/**
 * What was prevented counts once a day for each who asks: a page that is opened again prevents
 * nothing more.
 */
export async function insertRefusal(trx: Knex.Transaction, row: Refusal): Promise<void> {
  const {
    asked_at: _asked,
    contact_at: _contact,
    source: _source,
    article: _article,
    next_allowed_at: _next,
    contact_id: _who,
    ...once
  } = row;
  if ((await trx('contact_refusals').where(once).first('id')) === undefined)
    await trx('contact_refusals').insert(row);
}

/** Refusals by the people of a team, as they stand now, as the report counts them. */
export const refusalSpec: TableSpec = {
  table: 'contact_refusals',
  searched: { part: [] },
  computed: {
    user_team: {
      where: (query, { values }) => {
        query.whereIn('contact_refusals.user_id', ofTeams(values));
      },
    },
  },
};

/** What a look at a note found: not a change of the note, so its version stays. */
export async function setLooks(
  trx: Knex.Transaction,
  id: number,
  looks: Record<string, unknown>,
): Promise<void> {
  await trx('collection_notes').where({ id }).update(looks);
}

/** Claims that are still running keep a note to one reviewer. */
export async function claimNote(
  trx: Knex.Transaction,
  id: number,
  claimed_by: number,
  claimed_until: string,
): Promise<void> {
  await trx('collection_notes').where({ id }).update({ claimed_by, claimed_until });
}

/** Instants of an author's first note; null before it. */
export async function firstNoteAt(db: Knex, author_id: number): Promise<string | null> {
  const row = (await db('collection_notes')
    .where({ author_id })
    .min({ first: 'created_at' })
    .first()) as { first: string | null } | undefined;
  return row?.first ?? null;
}

/** Whether somebody complained about a note, ever or since an instant. */
export const hasComplaint = async (db: Knex, note_id: number, since = ''): Promise<boolean> =>
  (await db('complaints').where({ note_id }).where('created_at', '>=', since).first('id')) !==
  undefined;
