import type { Knex } from 'knex';
import { freeOf, giveHomes, homesOf, type Home } from '../../book/bankHomes.ts';
import { checkReads } from '../../book/readLimits.ts';
import { seenOnly, type Scope } from '../../store/scope.ts';
import { withLoanNames } from '../../book/loanNames.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { yuan } from '../../contract/refusals.ts';
import {
  bankLines,
  bankRevealAnswer,
  bankRevealRequest,
  bookRequest,
  homeReasonRequest,
  splitRequest,
  type BankCandidate,
  type BankLineRow,
} from '../../contract/resources/bankLines.ts';
import { bankSources, type BankSourceRow } from '../../contract/resources/bankSources.ts';
import { payments, type PaymentRow } from '../../contract/resources/payments.ts';
import { maskAccount, maskRemark } from '../../domain/bank/traces.ts';
import { dayNumber } from '../../domain/time/calendar.ts';
import { commandRoute, type Present, readRoutes, recordAt, serve } from '../../http/crudRouter.ts';
import { write, type Route } from '../../http/route.ts';
import { findRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { payWith } from './matching.ts';
import { isOfLine, lineSpec, partsOf, sourcesOf } from './store/lines.ts';

/** Lines of statements, and what people decide of their money. */

/** What is shown of the loans of some lines: those that a person sees. */
const seenLoans = async <R extends { readonly loan_id: number | null }>(
  db: Knex,
  rows: readonly R[],
  scope: Scope | null,
): Promise<readonly R[]> => await seenOnly(db, 'loans', rows, ({ loan_id }) => loan_id ?? 0, scope);

const present: Present<typeof bankLines> = async (db, rows, { businessDate, user }) => {
  const all = await partsOf(
    db,
    rows.map(({ id }) => id),
  );
  const ofLoans = await seenLoans(
    db,
    all.filter(({ loan_id }) => loan_id !== null),
    user.scope,
  );
  const parts = all.filter((part) => part.loan_id === null || ofLoans.includes(part));
  const sources = await sourcesOf(
    db,
    rows.map(({ source_id }) => source_id),
  );
  const offered = rows.flatMap(({ id, candidates }) =>
    (JSON.parse(candidates) as BankCandidate[]).map((candidate) => ({ ...candidate, line: id })),
  );
  const named = await withLoanNames(db, await seenLoans(db, offered, user.scope));
  return rows.map((row) => {
    const source = sources.get(row.source_id);
    if (source === undefined) throw new Error(`line ${row.id} has no source`);
    return {
      ...row,
      payer_account: row.payer_account && maskAccount(row.payer_account),
      remark: row.remark && maskRemark(row.remark),
      suspense_days:
        row.suspense_since_on === null
          ? null
          : dayNumber(businessDate) - dayNumber(row.suspense_since_on),
      channel: source.channel as BankSourceRow['channel'],
      source_name: source.name,
      candidates: named.filter(({ line }) => line === row.id).map(({ line: _line, ...one }) => one),
      parts: parts
        .filter(({ line_id }) => line_id === row.id)
        .map(({ line_id: _line, ...part }) => part),
    };
  });
};

export const servedBankLines = serve({ definition: bankLines, spec: lineSpec, present });

/** What of a line may still be decided. */
function free(line: BankLineRow): Outcome<number> {
  const left = freeOf(line);
  return left === 0 ? refuse('line_has_home') : done(left);
}

async function channelOf(unit: UnitOfWork, { source_id }: BankLineRow) {
  const source = await findRow(unit.db, bankSources, source_id);
  if (source === undefined) throw new Error(`no source ${source_id}`);
  return source.channel;
}

/** A payment that is recorded already and is this money. */
async function sameMoney(
  unit: UnitOfWork,
  payment_id: number,
  loan_id: number,
  amount_minor: number,
): Promise<Outcome<PaymentRow>> {
  const payment = await findRow(unit.db, payments, payment_id);
  const fits =
    payment?.loan_id === loan_id &&
    payment.amount_minor === amount_minor &&
    payment.status === 'posted' &&
    !(await isOfLine(unit.db, payment_id));
  return fits ? done(payment) : refuseField('payment_id', 'payment_not_this', { payment_id });
}

async function book(
  unit: UnitOfWork,
  line: BankLineRow,
  { loan_id, payment_id }: { loan_id: number; payment_id?: number | null | undefined },
): Promise<Outcome<BankLineRow>> {
  if (line.direction === 'out') return refuse('line_outgoing');
  const amount_minor = orRefuse(free(line));
  const payment = orRefuse(
    payment_id == null
      ? await payWith(unit, line, await channelOf(unit, line), loan_id, amount_minor)
      : await sameMoney(unit, payment_id, loan_id, amount_minor),
  );
  const home: Home = { home: 'loan', loan_id, payment_id: payment.id, amount_minor };
  return done(await giveHomes(unit, line, 'book', [home], { decided_by: personOf(unit) }));
}

type Part = { readonly loan_id: number | null; readonly amount_minor: number };

async function split(
  unit: UnitOfWork,
  line: BankLineRow,
  { parts }: { parts: readonly Part[] },
): Promise<Outcome<BankLineRow>> {
  if (line.direction === 'out') return refuse('line_outgoing');
  const amount = orRefuse(free(line));
  const sum = parts.reduce((total, { amount_minor }) => total + amount_minor, 0);
  if (sum !== amount)
    return refuseField('parts', 'split_sum', {
      sum: yuan(sum),
      amount: yuan(amount),
      difference: yuan(amount - sum),
    });
  const loans = parts.map(({ loan_id }) => loan_id);
  if (new Set(loans).size < loans.length) return refuseField('parts', 'split_twice');
  const channel = await channelOf(unit, line);
  const homes: Home[] = [];
  for (const { loan_id, amount_minor } of parts) {
    if (loan_id === null) {
      homes.push({ home: 'suspense', loan_id, payment_id: null, amount_minor });
      continue;
    }
    const payment = orRefuse(await payWith(unit, line, channel, loan_id, amount_minor));
    homes.push({ home: 'loan', loan_id, payment_id: payment.id, amount_minor });
  }
  return done(await giveHomes(unit, line, 'split', homes, { decided_by: personOf(unit) }));
}

/** Sets the money aside, or decides to send it back. */
const setAside =
  (verb: 'suspend' | 'return') =>
  async (
    unit: UnitOfWork,
    line: BankLineRow,
    { reason }: { reason: string },
  ): Promise<Outcome<BankLineRow>> => {
    if (verb === 'return' && line.direction === 'out') return refuse('line_outgoing');
    const amount_minor = orRefuse(free(line));
    const open = await homesOf(unit.db, line.id);
    if (verb === 'suspend' && open.some(({ home }) => home === 'suspense'))
      return refuse('line_in_suspense');
    const home = verb === 'suspend' ? ('suspense' as const) : ('returned' as const);
    const homes = [{ home, loan_id: null, payment_id: null, amount_minor }];
    const said = { reason, decided_by: personOf(unit) };
    return done(await giveHomes(unit, line, verb, homes, said));
  };

/** Shows what is masked of a line, for a reason kept with who asked and when. */
const reveal = write({
  method: 'post',
  path: '/bank_lines/:id/reveal',
  access: { resource: 'bank_lines', action: 'reveal' },
  summary: 'Show masked fields, for a reason that is kept',
  body: bankRevealRequest,
  answers: bankRevealAnswer,
  keptAnswer: false,
  run: async (unit, { body: { fields, reason }, params }, user) => {
    const row: BankLineRow = await recordAt(unit.db, bankLines, params);
    orRefuse(await checkReads(unit, user, 'reveals'));
    unit.record({
      action: 'reveal',
      resource: 'bank_lines',
      record_id: row.id,
      after: { fields, reason },
    });
    const plain = Object.fromEntries(fields.map((field) => [field, row[field]]));
    return done({ body: { id: row.id, ...plain } });
  },
});

export const lineRoutes: Route[] = [
  ...readRoutes(servedBankLines),
  commandRoute(servedBankLines, 'book', 'Pay a loan with the money', bookRequest, book),
  commandRoute(servedBankLines, 'split', 'Pay several loans with it', splitRequest, split),
  commandRoute(
    servedBankLines,
    'suspend',
    'Leave the money in suspense',
    homeReasonRequest,
    setAside('suspend'),
  ),
  commandRoute(
    servedBankLines,
    'return',
    'Decide to send the money back',
    homeReasonRequest,
    setAside('return'),
  ),
  reveal,
];
