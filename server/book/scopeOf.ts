import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { Role } from '../contract/enums.ts';
import { type RowScope, rowScopeOf } from '../domain/rowScope.ts';
import type { Scope } from '../store/scope.ts';
import { loadPolicies } from './policies.ts';

/** From so many loans on, the borrowers of a scope are more than are looked up for each list. */
const WIDE_FROM = 20_000;

interface Looking {
  readonly id: number;
  readonly role: Role;
  readonly team: string | null;
}

/** How far a person sees on a date: whoever is in no team is a team of one. */
export async function extentOf(
  db: Knex,
  { role, team }: Omit<Looking, 'id'>,
  date: string,
): Promise<RowScope> {
  // Read for everybody: each request goes by the policies of the moment, workdays among them.
  const policies = await loadPolicies(db);
  if (role === 'compliance' || role === 'admin') return 'all';
  const extent = rowScopeOf(policies.on('row_scope', date), role);
  return extent === 'team' && team === null ? 'own' : extent;
}

/** What a person sees on a date; null where it is the whole book. */
export async function scopeOf(db: Knex, person: Looking, date: string): Promise<Scope | null> {
  const { id, team } = person;
  const extent = await extentOf(db, person, date);
  if (extent === 'all') return null;
  if (extent === 'own') return { people: [id], isWide: false };
  const members: { id: number }[] = await db('users').where({ team }).select('id');
  const people = members.map((member) => member.id);
  return { people, isWide: await areMany(db, people) };
}

async function areMany(db: Knex, people: readonly number[]): Promise<boolean> {
  const held = db('loans')
    .where(isOneOf(db, 'assigned_to', people))
    .limit(WIDE_FROM)
    .select('id');
  const row = (await db.from(held.as('held')).count({ n: '*' }).first()) as { n: number };
  return Number(row.n) === WIDE_FROM;
}
