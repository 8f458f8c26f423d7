import type { Knex } from 'knex';
import { findByKey } from '../book/bookWriter.ts';
import type { SignedIn } from '../http/route.ts';

/** The people of the demo book, found by the names of their accounts. */
export interface DemoPeople {
  /** The id of an account; null for nobody, and for an account that is not there. */
  userId: (username: string | null) => number | null;
  user: (username: string) => SignedIn;
}

const USERNAMES = ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance', 'admin'];

export async function demoPeople(db: Knex): Promise<DemoPeople> {
  const found = await findByKey(db, 'users', 'username', USERNAMES, [
    'username',
    'full_name',
    'role',
  ]);
  return {
    userId: (username) => (username === null ? null : (found.get(username)?.id ?? null)),
    user: (username) => found.get(username) as SignedIn & Record<string, unknown>,
  };
}
