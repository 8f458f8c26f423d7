import type { Knex } from 'knex';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  prepareAnswer,
  prepareCheck,
  prepareRequest,
  type PrepareAnswer,
  type PrepareCheck,
} from '../../contract/resources/filing.ts';
import { daysPastDue } from '../../domain/ledger/delinquency.ts';
import { filingGate, type GateFile } from '../../domain/legal/filingGate.ts';
import { read, write, type Route } from '../../http/route.ts';
import { chunks, loadAccounts, type Account } from '../../book/accounts.ts';
import { openCasesOf } from '../../book/cases.ts';
import { limitationFacts, weighLimitation, type KnownLimitation } from '../../book/limitation.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { openDraft } from './cases.ts';
import { isFiled } from './records.ts';
import { standingOf } from './standing.ts';
import { gateFiles } from './store/evidence.ts';
import { namedLoans, type NamedLoan } from './store/loans.ts';
import type { LegalCaseRow } from '../../contract/resources/legalCases.ts';

/** Drafts for many loans at once: a check of what would come of it, and the drafts themselves. */

type Checked = PrepareCheck['loans'][number];

/** What is known of a loan when a draft for it is judged. */
interface Known {
  loan: NamedLoan;
  account: Account;
  limitation: KnownLimitation;
  files: GateFile[];
  /** The first of its cases that is open. */
  open: LegalCaseRow | undefined;
}

/** Judges whether a loan gets a draft; without the reasons against, it is ready. */
function judge(
  { loan, account, limitation, files, open }: Known,
  policies: PolicyBook,
  today: string,
): Checked {
  const { owed_minor, oldest_unpaid_due_on, plan_kept } = standingOf(account, policies, today);
  const days_past_due = daysPastDue(oldest_unpaid_due_on, today);
  const limitation_expires_on = weighLimitation(limitation, today).on;
  const { missing, limitation_expired } = filingGate(files, limitation_expires_on, today);
  const active = account.loan.status === 'active';
  const against: [Checked['reasons'][number], boolean][] = [
    ['not_active', !active],
    ['not_overdue', active && days_past_due === 0],
    ['open_case', open !== undefined],
    ['plan_kept', plan_kept && active],
    ['limitation', limitation_expired],
    ['evidence', missing.length > 0],
  ];
  const reasons = against.flatMap(([reason, holds]) => (holds ? [reason] : []));
  const claims_too_much = open !== undefined && !isFiled(open) && open.claimed_minor > owed_minor;
  return {
    loan_id: loan.id,
    loan_no: loan.loan_no,
    borrower_name: loan.borrower_name,
    claimed_minor: owed_minor,
    days_past_due,
    ready: reasons.length === 0,
    reasons,
    missing,
    limitation_expires_on,
    legal_case_id: open?.id ?? null,
    draft_claimed_minor: claims_too_much ? open.claimed_minor : null,
  };
}

async function accountsOf(db: Knex, ids: readonly number[]): Promise<Map<number, Account>> {
  const accounts = new Map<number, Account>();
  for (const some of chunks(ids))
    for (const account of await loadAccounts(db, some)) accounts.set(account.loan.id, account);
  return accounts;
}

/** Judges each of these loans, in the order asked. */
async function checkLoans(
  db: Knex,
  ids: readonly number[],
  today: string,
): Promise<Outcome<Checked[]>> {
  const wanted = [...new Set(ids)];
  const loans = new Map((await namedLoans(db, wanted)).map((row) => [row.id, row]));
  if (loans.size < wanted.length) return refuseField('loan_ids', 'no_such_loan');
  const policies = await loadPolicies(db);
  const accounts = await accountsOf(db, wanted);
  const limitations = await limitationFacts(db, wanted);
  const cases = new Map(
    (await openCasesOf(db, wanted)).toReversed().map((row) => [row.loan_id, row]),
  );
  const files = await gateFiles(
    db,
    [...loans.values()].map(({ id, borrower_id }) => ({ loan_id: id, borrower_id })),
  );
  return done(
    wanted.map((id) => {
      const [loan, account, limitation] = [loans.get(id), accounts.get(id), limitations.get(id)];
      if (loan === undefined || account === undefined || limitation === undefined)
        throw new Error(`loan ${id} vanished`);
      const known = { loan, account, limitation, files: files.get(id) ?? [], open: cases.get(id) };
      return judge(known, policies, today);
    }),
  );
}

const totals = (loans: readonly Checked[]) => ({
  count: loans.length,
  claimed_minor: loans.reduce((sum, { claimed_minor }) => sum + claimed_minor, 0),
});

/**
 * Opens drafts for the loans that are ready, owned by who asks. A loan that has one already is
 * skipped, so asking again adds none.
 */
async function prepareLoans(
  unit: UnitOfWork,
  ids: readonly number[],
): Promise<Outcome<PrepareAnswer>> {
  const checked = orRefuse(await checkLoans(unit.db, ids, unit.businessDate));
  const answer: PrepareAnswer = { created: [], skipped: [] };
  for (const { loan_id, claimed_minor, ready, reasons } of checked) {
    if (!ready) {
      answer.skipped.push({ loan_id, reasons });
      continue;
    }
    const opened = orRefuse(await openDraft(unit, { loan_id, claimed_minor }));
    answer.created.push({ loan_id, legal_case_id: opened.id });
  }
  return done(answer);
}

const check = read({
  method: 'post',
  path: '/legal_cases/prepare_check',
  access: { resource: 'legal_cases', action: 'prepare' },
  summary:
    'Which of these loans would get a draft, and why the others would not; nothing is written',
  body: prepareRequest,
  answers: prepareCheck,
  run: async (db, { body, businessDate }) => {
    const checked = orRefuse(await checkLoans(db, body.loan_ids, businessDate));
    return done({
      body: {
        ready: totals(checked.filter(({ ready }) => ready)),
        refused: totals(checked.filter(({ ready }) => !ready)),
        loans: checked,
      },
    });
  },
});

const prepare = write({
  method: 'post',
  path: '/legal_cases/prepare',
  access: { resource: 'legal_cases', action: 'prepare' },
  summary: 'Open a draft for each of these loans that is ready',
  body: prepareRequest,
  answers: prepareAnswer,
  run: async (unit, { body }) => {
    const answer = orRefuse(await prepareLoans(unit, body.loan_ids));
    return done({ body: answer, status: 200 });
  },
});

export const prepareRoutes: Route[] = [check, prepare];
