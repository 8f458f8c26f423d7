import { beforeAll, describe, expect, it } from 'vitest';
import { sealNow } from '../../server/store/auditSeals.ts';
import { startTestServer } from '../helpers/api.ts';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { createBorrower, createLateLoan, pay, reversePayment } from '../helpers/book.ts';
import { shareOf } from '../helpers/extent.ts';
import { askPolicy, THREE_BANDS } from '../helpers/policies.ts';
import { foundIn, type Sealed, stolenCopy } from '../helpers/tampering.ts';
import { CHAIN, type Known } from '../helpers/tampersOfChain.ts';
import { AROUND, ROWS } from '../helpers/tampersOfRows.ts';

async function sealedBook(dialect: Sealed['dialect']): Promise<Sealed & { known: Known }> {
  const server = await startTestServer({ dialect, keyed: true });
  const { deps } = server;
  const [staff, supervisor, admin] = await Promise.all(
    ['staff', 'supervisor', 'admin'].map(async (name) => await server.as(name)),
  );
  if (!staff || !supervisor || !admin || !deps.audit) throw new Error('no desk');
  const borrower = await createBorrower(staff);
  const loan = await createLateLoan(staff, borrower);
  const payment = await pay(staff, loan, 50_000);
  const wrong = await pay(staff, loan, 700);
  await sealNow(deps);
  await reversePayment(supervisor, wrong.id);
  const waiver = { loan_id: loan, kind: 'waiver', component: 'interest', amount_minor: 100 };
  const posted = await proposeAdjustment(staff, waiver);
  await approveAdjustment(supervisor, posted).expect(200);
  const proposed = await proposeAdjustment(staff, { ...waiver, amount_minor: 200 });
  await sealNow(deps);
  const { body: user } = await admin
    .post('/api/users')
    .send({ username: 'wu', full_name: '吴珊', role: 'staff', password: 'long enough 1' })
    .expect(201);
  await admin.put(`/api/users/${user.id}`).send({ role: 'supervisor' }).expect(200);
  const { body: policy } = await askPolicy(admin, { kind: 'tiers', value: THREE_BANDS }).expect(
    201,
  );
  await sealNow(deps);
  for (let at = 0; at < 24; at += 1) await createBorrower(staff);
  const events = await deps.database.read('audit_events').orderBy('id').pluck('id');
  if (dialect === 'sqlite') await deps.database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  await server.close();
  return {
    url: deps.config.databaseUrl,
    dialect,
    audit: deps.audit,
    known: {
      borrower,
      loan,
      payment: payment.id,
      user: user.id,
      proposed,
      posted,
      policy: policy.id,
      events,
    },
  };
}

describe.each(['sqlite', 'postgres'] as const)('a book on %s', (dialect) => {
  let book: Sealed & { known: Known };
  beforeAll(async () => {
    book = await sealedBook(dialect);
  });

  it('that nobody touched is found to be whole', async () => {
    const { database, audit } = await stolenCopy(book);
    expect(await foundIn(database, audit)).toEqual([]);
  });

  // A short run tries each on one of the two engines.
  const half = dialect === 'sqlite' ? 0 : 1;
  it.each(shareOf([...CHAIN, ...ROWS], 2, half))(
    'is found out where %s',
    async (_name, tamper, wanted) => {
      const { database, audit } = await stolenCopy(book);
      await tamper(database.write, book.known);
      const found = await foundIn(database, audit);
      expect(
        found.some((line) => line.startsWith(wanted(book.known))),
        found.join('\n'),
      ).toBe(true);
      // One change is not told as a hundred.
      expect(found.length).toBeLessThan(30);
    },
  );

  it.each(AROUND[dialect])('refuses %s, or it is found', async (_name, statements) => {
    const { database, audit } = await stolenCopy(book);
    const refused = await database.write
      .transaction(async (trx) => {
        for (const sql of statements(book.known)) await trx.raw(sql);
      })
      .then(
        () => undefined,
        (error: Error) => error.message,
      );
    const found = await foundIn(database, audit);
    if (refused === undefined) expect(found).not.toEqual([]);
    else {
      expect(refused).toMatch(/append-only/);
      expect(found).toEqual([]);
    }
  });
});
