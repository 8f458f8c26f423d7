import type { Knex } from 'knex';
import type { Scalar } from '../../store/listTypes.ts';
import { answerersOf } from '../../domain/notes/noteReview.ts';
import { people, type Person } from './store/people.ts';

/** Whose it is to answer a flag on a note. */

const supervisorsOf = (everyone: readonly Person[]): Person[] =>
  everyone.filter(({ role, active }) => role === 'supervisor' && active === 1);

/** Whether the flag of an author's note is this supervisor's to answer, and whose it is if not. */
export async function flagFor(
  db: Knex,
  author_id: number,
  user_id: number,
): Promise<{ mine: boolean; team: string }> {
  const everyone = await people(db);
  const author = everyone.find(({ id }) => id === author_id) ?? { id: author_id, team: null };
  return {
    mine: answerersOf(author, supervisorsOf(everyone)).some(({ id }) => id === user_id),
    team: author.team ?? '',
  };
}

/** The authors whose flags these supervisors answer. */
export async function authorsAnsweredBy(
  db: Knex,
  supervisorIds: readonly Scalar[],
): Promise<number[]> {
  const everyone = await people(db);
  const supervisors = supervisorsOf(everyone);
  return everyone
    .filter((author) =>
      answerersOf(author, supervisors).some(({ id }) => supervisorIds.includes(id)),
    )
    .map(({ id }) => id);
}
