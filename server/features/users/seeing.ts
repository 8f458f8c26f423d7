import { scopeOf } from '../../book/scopeOf.ts';
import { businessDate } from '../../deps.ts';
import type { Seeing } from '../../http/mount.ts';

/** A person with what they see of the book on the business date. */
export const seeing: Seeing = async (deps, person) => ({
  ...person,
  scope: await scopeOf(deps.database.read, person, businessDate(deps)),
});
