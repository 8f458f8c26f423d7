import { checkBorrower } from '../../book/people.ts';
import { done, orRefuse } from '../../contract/outcome.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import {
  distinguishRequest,
  linkRequest,
  matchesAnswer,
  matchesRequest,
} from '../../contract/resources/people.ts';
import { commandRoute, recordAt, type Served } from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { rereadRow } from '../../store/tableStore.ts';
import { distinguish, link, marksOf, matchesOf, unlink } from './matching.ts';

/** Which other records look like the same person, and what the desk says of them. */

/** A mark as it was typed; a mask is the stored value, which was asked about before. */
const typed = (value: string | null | undefined): string | null =>
  value == null || value.includes('****') ? null : value;

const whileTyping = read({
  method: 'post',
  path: '/borrowers/matches',
  access: { resource: 'borrowers', action: 'create' },
  summary: 'Other borrowers with an identity number or phone, before it is saved',
  body: matchesRequest,
  answers: matchesAnswer,
  run: async (db, { body: { id = null, national_id, phone } }, { scope }) => {
    const [identity, number] = [typed(national_id), typed(phone)];
    const marks = { national_id: identity, phones: number === null ? [] : [number] };
    const matches = await matchesOf(db, id, marks, scope);
    const asked = matches.filter(({ matched_on }) => matched_on.length > 0);
    return done({ body: { id: id ?? 0, matches: asked }, status: 200 });
  },
});

const ofRecord = read({
  method: 'get',
  path: '/borrowers/:id/matches',
  access: { resource: 'borrowers', action: 'show' },
  summary: 'Other records that are, or may be, the same person',
  answers: matchesAnswer,
  run: async (db, { params }, { scope }) => {
    const row = await recordAt(db, borrowers, params);
    const matches = await matchesOf(db, row.id, await marksOf(db, row), scope);
    return done({ body: { id: row.id, matches } });
  },
});

export const matchRoutes = (served: Served<typeof borrowers>): Route[] => [
  whileTyping,
  ofRecord,
  commandRoute(
    served,
    'link',
    'Say that another record is the same person: contacts count together',
    linkRequest,
    async (unit, row, { other_id }, { scope }) => {
      orRefuse(await checkBorrower(unit.db, row.id));
      const naming = { field: 'other_id', scope, marks: await marksOf(unit.db, row) };
      orRefuse(await link(unit, row.id, other_id, naming));
      return done(await rereadRow(unit.db, borrowers, row.id));
    },
  ),
  commandRoute(
    served,
    'distinguish',
    'Say why another record is another person',
    distinguishRequest,
    distinguish,
  ),
  commandRoute(
    served,
    'unlink',
    'Take a record out of its person, for a reason',
    reasonRequest,
    unlink,
  ),
];
