import {
  MASKED_BORROWER_FIELDS,
  MASKED_CONTACT_FIELDS,
  MASKED_NUMBER_FIELDS,
} from '../../contract/maskedFields.ts';
import { done, orRefuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { revealAnswer, revealRequestOf, type PersonalField } from '../../contract/personal.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { checkReads } from '../../book/readLimits.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { write, type Route } from '../../http/route.ts';
import type { borrowerNumbers } from '../../contract/resources/borrowerNumbers.ts';
import type { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import type { borrowers } from '../../contract/resources/borrowers.ts';
import type { Stamped, StoredRow } from '../../contract/resource.ts';
import type { Knex } from 'knex';

/**
 * Personal data of borrowers and of the people around them: shown masked, revealed for a reason.
 */

type Holder = typeof borrowers | typeof borrowerContacts | typeof borrowerNumbers;

export const MASKED = {
  borrowers: MASKED_BORROWER_FIELDS,
  borrower_contacts: MASKED_CONTACT_FIELDS,
  borrower_numbers: MASKED_NUMBER_FIELDS,
} as const;

/** The personal data of a record, by field; null where there is none. */
type Personal = Partial<Record<PersonalField, string | null>>;

/** The masks that are shown instead of a record's personal data. */
function masksOf({ name }: Holder, row: object): Personal {
  const held: Personal = row;
  const masks: Personal = {};
  for (const field of MASKED[name]) {
    const plain = held[field];
    if (typeof plain === 'string') masks[field] = maskPersonal(field, plain);
  }
  return masks;
}

export const presentMasked =
  <D extends Holder>(definition: D) =>
  async (_db: Knex, rows: readonly StoredRow<D>[]): Promise<StoredRow<D>[]> =>
    rows.map((row) => ({ ...row, ...masksOf(definition, row) }));

/**
 * The sent fields without those that came back masked: they are no change. A mask that is not
 * the one the form got is refused.
 */
export function unmask<D extends Holder, V extends Personal>(
  definition: D,
  row: StoredRow<D>,
  sent: V,
): Outcome<V> {
  const values = { ...sent };
  const masks = masksOf(definition, row);
  for (const field of MASKED[definition.name]) {
    const value = values[field];
    if (value?.includes('****') !== true) continue;
    if (value !== masks[field]) return refuseField(field, 'masked_value');
    delete values[field];
  }
  return done(values);
}

/** The route that shows plain personal data, for a reason kept with who asked and when. */
export function revealRoute(definition: Holder): Route {
  const { name } = definition;
  const fields: readonly [PersonalField, ...PersonalField[]] = MASKED[name];
  return write({
    method: 'post',
    path: `/${name}/:id/reveal`,
    access: { resource: name, action: 'reveal' },
    summary: 'Show masked fields, for a reason that is kept',
    body: revealRequestOf(fields),
    answers: revealAnswer,
    keptAnswer: false,
    run: async (unit, { body, params }, user) => {
      const row: Stamped & Personal = await recordAt(unit.db, definition, params);
      orRefuse(await checkReads(unit, user, 'reveals'));
      unit.record({
        action: 'reveal',
        resource: name,
        record_id: row.id,
        after: { fields: body.fields, reason: body.reason },
      });
      const plain = Object.fromEntries(body.fields.map((field) => [field, row[field]]));
      return done({ body: { id: row.id, ...plain } });
    },
  });
}
