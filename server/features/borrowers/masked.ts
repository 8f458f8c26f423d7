import { MASKED_BORROWER_FIELDS, MASKED_CONTACT_FIELDS } from '../../contract/enums.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { revealAnswer, revealRequestOf, type PersonalField } from '../../contract/personal.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { recordId, type Present } from '../../http/crudRouter.ts';
import { write, type Route } from '../../http/route.ts';
import { findRow, type Row } from '../../store/tableStore.ts';

/**
 * Personal data of borrowers and of the people around them: shown masked, revealed for a reason.
 */

export const MASKED = {
  borrowers: MASKED_BORROWER_FIELDS,
  borrower_contacts: MASKED_CONTACT_FIELDS,
} as const;
type Holder = keyof typeof MASKED;

const masked = (of: Holder, row: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const shown = { ...row };
  for (const field of MASKED[of])
    if (typeof row[field] === 'string') shown[field] = maskPersonal(field, row[field]);
  return shown;
};

export const presentMasked =
  (of: Holder): Present =>
  async (_db, rows) =>
    rows.map((row) => masked(of, row));

/** What a form sends back masked is no change; a mask that is not the one it got is refused. */
export function unmask(
  of: Holder,
  row: Row,
  sent: Readonly<Record<string, unknown>>,
): Outcome<Record<string, unknown>> {
  const values = { ...sent };
  for (const field of MASKED[of]) {
    const value = values[field];
    if (typeof value !== 'string' || !value.includes('****')) continue;
    if (value !== masked(of, row)[field]) return refuseField(field, 'masked_value');
    delete values[field];
  }
  return done(values);
}

/** Plain personal data, for a reason that is kept with who asked and when. */
export function revealRoute(of: Holder): Route {
  const fields: readonly [PersonalField, ...PersonalField[]] = MASKED[of];
  return write({
    method: 'post',
    path: `/${of}/:id/reveal`,
    access: { resource: of, action: 'reveal' },
    summary: 'Show masked fields, for a reason that is kept',
    body: revealRequestOf(fields),
    answers: revealAnswer,
    keptAnswer: false,
    run: async (unit, { body, params }) => {
      const id = recordId(params['id']);
      const row = id === undefined ? undefined : await findRow(unit.db, of, id);
      if (row === undefined) return refuse('no_such_record', { id: params['id'] ?? '' });
      unit.record({
        action: 'reveal',
        resource: of,
        record_id: row.id,
        after: { fields: body.fields, reason: body.reason },
      });
      return done({
        body: {
          id: row.id,
          ...Object.fromEntries(body.fields.map((field) => [field, row[field]])),
        },
      });
    },
  });
}
