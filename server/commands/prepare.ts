import { LOCKS, oneByOne } from '../../db/locks.ts';
import { currentSchema, migrate } from '../../db/migrate.ts';
import { done } from '../contract/outcome.ts';
import type { Deps } from '../deps.ts';
import { createDemoAccounts } from '../features/users/demoAccounts.ts';
import { forgetAnswers } from '../store/idempotencyStore.ts';
import { isInLedgers, loadPolicies, shipPolicies } from '../book/policies.ts';
import { lastSeal, sealNow } from '../store/auditSeals.ts';
import { givingWay } from '../store/giveWay.ts';
import { patiently } from '../store/patience.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { demoTraces, hasRealAccounts } from '../book/demoTraces.ts';
import { ConfigError, type Config } from '../config.ts';
import { fillSearch, refreshBook } from '../book/bookWriter.ts';
import { hasBorrowers } from '../book/borrowerWriter.ts';
import { fillDemoBook } from './fillDemoBook.ts';

interface Prepared {
  readonly schema: string;
  /** Whether the demo book was written just now. */
  readonly filled: boolean;
  /** Whether the demo accounts can sign in. */
  readonly demo: boolean;
}

const ANSWERS_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Brings a database to where the server can use it: schema and shipped policies, and with a new
 * schema, or the first policy of a kind that ledgers read, the positions of a book that was there
 * before. Outside
 * production a new database gets the demo accounts and book; one that holds a lender's own
 * borrowers or accounts gets neither. In production one that has them is refused.
 *
 * Of several processes that start at once on one book the first does it, the others wait for it.
 */
export const prepare = async (deps: Deps): Promise<Prepared> =>
  await oneByOne(
    deps.config.databaseUrl,
    LOCKS.start,
    async () => await patiently(async () => await prepareNow(deps)),
  );

async function prepareNow(deps: Deps): Promise<Prepared> {
  const former = await currentSchema(deps.database.read);
  const schema = await migrate(deps.config.databaseUrl);
  await keepSealed(deps);
  await unitOfWork(deps, { id: null, name: 'system' }, async (unit) => {
    const shipped = await shipPolicies(unit.db, unit.now);
    for (const row of shipped)
      unit.record({
        action: 'create',
        resource: 'policies',
        record_id: row.id,
        after: { ...row },
      });
    if (former !== schema || shipped.some(({ kind }) => isInLedgers(kind))) await refreshBook(unit);
    await forgetAnswers(unit.db, new Date(Date.parse(unit.now) - ANSWERS_KEPT_MS).toISOString());
    return done(undefined);
  });
  await loadPolicies(deps.database.read);
  await fillAllSearch(deps);
  if (deps.config.production) await refuseDemo(deps);
  const { read } = deps.database;
  if (deps.config.demoAccounts && !(await hasBorrowers(read))) await createDemoAccounts(deps);
  const fills = deps.config.demoBook && !(await hasRealAccounts(read));
  const filled = fills ? await fillDemoBook(deps) : false;
  return { schema, filled, demo: (await demoTraces(read)).accounts.length > 0 };
}

/**
 * Seals what stands before the first write with a key; a book that is sealed goes on with its key.
 *
 * @throws ConfigError where the key is missing, or another
 */
async function keepSealed(deps: Deps): Promise<void> {
  const { audit, database } = deps;
  const last = await lastSeal(database.read);
  if (last === undefined) {
    await sealNow(deps);
    return;
  }
  const [signer = ''] = last.signature.split(':');
  if (audit === undefined)
    throw new ConfigError(
      `The audit of this database is sealed with the key ${signer}. AUDIT_KEY must name its ` +
        'file, or what is written from now on could not be told from a forgery.',
    );
  if (!audit.keys.known.includes(signer))
    throw new ConfigError(
      `The audit of this database is sealed with the key ${signer}, and AUDIT_KEY names ` +
        `${audit.keys.id}. To go on with a new key, put the public key of the former one into ` +
        'the .pub file beside it.',
    );
}

/** Makes rows of a version before the search's columns findable, in slices that give way. */
async function fillAllSearch(deps: Deps): Promise<void> {
  const slice = async () =>
    await unitOfWork(deps, { id: null, name: 'system' }, async (unit) =>
      done(await fillSearch(unit)),
    );
  const giveWay = givingWay(deps.database);
  for (let more = await slice(); more.ok && more.value; more = await slice()) await giveWay();
}

/** The settings of a command that works on a lender's own database: it invents nothing. */
export const withoutDemo = (config: Config): Config => ({
  ...config,
  demoAccounts: false,
  demoBook: false,
});

async function refuseDemo({ database }: Deps): Promise<void> {
  const { accounts, book } = await demoTraces(database.read);
  if (accounts.length > 0)
    throw new ConfigError(
      `This database has demo accounts (${accounts.join(', ')}) whose password is public. ` +
        'Production does not start with it: name another database in DATABASE_URL.',
    );
  if (book)
    throw new ConfigError(
      'This database holds the demo book, with invented borrowers. Production does not start ' +
        'with it: name another database in DATABASE_URL.',
    );
}
