import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import { bankSources, type BankSourceRow } from '../../contract/resources/bankSources.ts';
import {
  changeRoute,
  createRoute,
  type Present,
  readRoutes,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { changeFields, createRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { sourceNamed } from './store/lines.ts';
import { columnsIn } from './columns.ts';

/** Accounts and channels whose statements come in. */

const present: Present<typeof bankSources> = async (_db, rows) =>
  rows.map((row) => ({ ...row, columns: columnsIn(row) }));

const served = serve({
  definition: bankSources,
  spec: { table: 'bank_sources', searched: bankSources.searched },
  present,
});

/** Refuses a name that another source has. */
async function named(
  unit: UnitOfWork,
  name: string | undefined,
  own?: number,
): Promise<Outcome<void>> {
  const other = name === undefined ? undefined : await sourceNamed(unit.db, name);
  return other === undefined || other.id === own
    ? done(undefined)
    : refuseField('name', 'source_exists', { name: name ?? '' });
}

export const sourceRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, bankSources.create, async (unit, sent) => {
    const free = await named(unit, sent.name);
    if (!free.ok) return free;
    return done(await createRow(unit, bankSources, { ...sent, unit: sent.unit ?? 'yuan' }));
  }),
  changeRoute(served, bankSources.update, async (unit, row: BankSourceRow, sent) => {
    const free = await named(unit, sent.name, row.id);
    if (!free.ok) return free;
    return done(await changeFields(unit, bankSources, row, sent));
  }),
];
