import { createHash } from 'node:crypto';
import type { DemoBook } from '../../seeds/rows.ts';
import { ledgerOf, loadAccounts } from '../book/accounts.ts';
import { giveHomes, type Home } from '../book/bankHomes.ts';
import { findByKey } from '../book/bookWriter.ts';
import { loadPolicies } from '../book/policies.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { bankLines } from '../contract/resources/bankLines.ts';
import { bankSources } from '../contract/resources/bankSources.ts';
import { businessDate, type Deps } from '../deps.ts';
import { dueNow } from '../domain/ledger/unpaid.ts';
import { bringStatement } from '../features/bank/statements.ts';
import type { SignedIn } from '../http/route.ts';
import { createRow } from '../store/records.ts';
import { rereadRow } from '../store/tableStore.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { demoPeople } from './demoPeople.ts';

/** A statement of the demo book's day, with a line of each fate. */

interface Payer {
  readonly name: string;
  readonly loan_no: string;
  readonly due_minor: number;
}

/** One in so many loans is looked at for borrowers who owe something. */
const ONE_IN = 9;
const PAYERS = 4;

/** Borrowers of one name and one loan each, with what they owe on a day. */
async function payersOf(deps: Deps, book: DemoBook, on: string): Promise<Payer[]> {
  const { read } = deps.database;
  const count = (texts: readonly string[], text: string) =>
    texts.filter((other) => other === text).length;
  const names = book.borrowers.map(({ full_name }) => full_name);
  const owners = book.loans.map(({ borrower_external_id }) => borrower_external_id);
  const busy = new Set(
    [...book.cases, ...book.restructures, ...book.adjustments].map(({ loan_no }) => loan_no),
  );
  const nameOf = new Map(book.borrowers.map((row) => [row.external_id, row.full_name]));
  const alone = book.loans
    .filter(({ borrower_external_id: owner, loan_no }) => {
      const name = nameOf.get(owner) ?? '';
      return !busy.has(loan_no) && count(owners, owner) === 1 && count(names, name) === 1;
    })
    .filter((_loan, at) => at % ONE_IN === 0);
  const nos = alone.map(({ loan_no }) => loan_no);
  const found = await findByKey(read, 'loans', 'loan_no', nos, []);
  const accounts = await loadAccounts(
    read,
    [...found.values()].map(({ id }) => id),
  );
  const policies = await loadPolicies(read);
  const owing = accounts
    .filter(({ loan }) => loan.status === 'active')
    .map((account) => ({
      loan_no: account.loan.loan_no,
      due_minor: dueNow(ledgerOf(account, policies, { as_of: on }), on).due_now_minor,
    }))
    .filter(({ due_minor }) => due_minor > 0);
  const owner = new Map(alone.map((loan) => [loan.loan_no, loan.borrower_external_id]));
  return owing.slice(0, PAYERS).map((row) => ({
    ...row,
    name: nameOf.get(owner.get(row.loan_no) ?? '') ?? '',
  }));
}

const HEADER = '交易日期,交易金额（元）,收/支,对方户名,对方账号,附言,交易流水号';
const yuan = (minor: number): string => (minor / 100).toFixed(2);

/** The file of the day, as a bank exports it. */
function fileOf(on: string, [sure, late, helped, near]: readonly Payer[]): string {
  const lines = [
    ...(sure ? [[yuan(sure.due_minor), '收入', sure.name, '6214850012345678', sure.loan_no]] : []),
    ...(late ? [['100.00', '收入', late.name, '6217000098765432', '还款']] : []),
    ...(helped
      ? [[yuan(helped.due_minor), '收入', '王女士', '6228480011112222', `代${helped.name}还款`]]
      : []),
    ...(near ? [[yuan(near.due_minor + 1), '收入', near.name, '6230580033334444', '']] : []),
    ['3280.00', '收入', '上海某某商贸有限公司', '31050161000000001234', '货款'],
    ['660.00', '收入', '李女士', '6222021234567890', '还手机贷'],
    ['88.00', '收入', '张先生', '6225880055556666', '转错了请退回'],
    ['12.50', '支出', '', '', '转账手续费'],
  ];
  const rows = lines.map((cells, at) => [on, ...cells, `${on.replaceAll('-', '')}${at + 1}`]);
  return [HEADER, ...rows.map((cells) => cells.join(','))].join('\r\n');
}

/** Gives a line of the day a home other than a loan. */
async function decide(
  deps: Deps,
  { id, full_name }: SignedIn,
  reference: string,
  home: Exclude<Home['home'], 'loan'>,
  reason: string,
): Promise<void> {
  const found = await findByKey(deps.database.read, 'bank_lines', 'reference', [reference], []);
  const line_id = found.get(reference)?.id;
  if (line_id === undefined) return;
  const decided = await unitOfWork(deps, { id, name: full_name }, async (unit) => {
    const line = await rereadRow(unit.db, bankLines, line_id);
    const action = home === 'suspense' ? ('suspend' as const) : ('return' as const);
    const { amount_minor } = line;
    const homes: Home[] = [{ home, loan_id: null, payment_id: null, amount_minor }];
    return done(await giveHomes(unit, line, action, homes, { reason, decided_by: id }));
  });
  orRefuse(decided);
}

/** Brings in a statement of the business date, as people do. */
export async function bringDemoStatement(deps: Deps, book: DemoBook): Promise<void> {
  const today = businessDate(deps);
  const people = await demoPeople(deps.database.read);
  const [clerk, other] = [people.user('staff'), people.user('staff2')];
  const payers = await payersOf(deps, book, today);
  const source = await unitOfWork(deps, { id: clerk.id, name: clerk.full_name }, async (unit) => {
    const sent = { name: '招商银行 0123', channel: 'bank_transfer', unit: 'yuan' } as const;
    return done(await createRow(unit, bankSources, sent));
  });
  const bytes = Buffer.from(fileOf(today, payers));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: `招商银行 ${today}.csv`, type: 'text/csv', bytes, sha256 };
  const body = { source_id: orRefuse(source).id };
  orRefuse(await bringStatement({ deps, body, file, language: 'zh', businessDate: today }, clerk));
  const day = today.replaceAll('-', '');
  const at = payers.length;
  await decide(deps, other, `${day}${at + 2}`, 'suspense', '付款人不明，待查');
  await decide(deps, other, `${day}${at + 3}`, 'returned', '付款人要求退回');
  await decide(deps, clerk, `${day}${at + 4}`, 'suspense', '手续费');
}
