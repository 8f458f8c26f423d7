import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { MASKED_BORROWER_FIELDS } from '../../contract/enums.ts';
import { borrowers, revealAnswer, revealRequest } from '../../contract/resources/borrowers.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { changeRoute, createRoute, readRoutes, recordId, removeRoute, type Served } from '../../http/crudRouter.ts';
import { write, type Route } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import { findRow, type Row } from '../../store/tableStore.ts';
import { countLoans } from './store.ts';

const masked = (row: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const shown = { ...row };
  for (const field of MASKED_BORROWER_FIELDS) if (typeof row[field] === 'string') shown[field] = maskPersonal(field, row[field]);
  return shown;
};

export const servedBorrowers: Served = {
  definition: borrowers,
  spec: { table: 'borrowers', searched: borrowers.searched },
  present: async (_db, rows) => rows.map(masked),
};

/** What a form sends back masked is no change; a mask that is not the one it got is refused. */
function unmask(row: Row, sent: Readonly<Record<string, unknown>>): Outcome<Record<string, unknown>> {
  const values = { ...sent };
  for (const field of MASKED_BORROWER_FIELDS) {
    const value = values[field];
    if (typeof value !== 'string' || !value.includes('****')) continue;
    if (value !== masked(row)[field]) return refuseField(field, 'masked_value');
    delete values[field];
  }
  return done(values);
}

/** Plain personal data, for a reason that is kept with who asked and when. */
const reveal = write({
  method: 'post', path: '/borrowers/:id/reveal', access: { resource: 'borrowers', action: 'reveal' }, summary: 'Show masked fields, for a reason that is kept', body: revealRequest, answers: revealAnswer, keptAnswer: false,
  run: async (unit, { body, params }) => {
    const id = recordId(params['id']);
    const row = id === undefined ? undefined : await findRow(unit.db, 'borrowers', id);
    if (row === undefined) return refuse('no_such_record', { id: params['id'] ?? '' });
    unit.record({ action: 'reveal', resource: 'borrowers', record_id: row.id, after: { fields: body.fields, reason: body.reason } });
    return done({ body: { id: row.id, ...Object.fromEntries(body.fields.map((field) => [field, row[field]])) } });
  },
});

export const borrowerRoutes: Route[] = [
  ...readRoutes(servedBorrowers),
  createRoute(servedBorrowers, borrowers.create, async (unit, sent) => done(await createRow(unit, 'borrowers', { identity_status: 'unverified', ...sent }))),
  changeRoute(servedBorrowers, borrowers.update, async (unit, row, sent) => {
    const values = unmask(row, sent);
    return values.ok ? done(await changeFields(unit, 'borrowers', row, values.value)) : values;
  }),
  removeRoute(servedBorrowers, async (unit, row) => {
    const count = await countLoans(unit.db, row.id);
    if (count > 0) return refuse('borrower_has_loans', { count });
    await removeRow(unit, 'borrowers', row);
    return done(undefined);
  }),
  reveal,
];
