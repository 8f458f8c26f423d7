import type { Knex } from 'knex';
import { z } from 'zod';
import { calendarDate } from '../../contract/primitives.ts';
import { done, orRefuse } from '../../contract/outcome.ts';
import {
  type JudgmentDebtAnswer,
  type LegalCaseRow,
  judgmentDebtAnswer,
  legalCases,
} from '../../contract/resources/legalCases.ts';
import { parse } from '../../contract/validation.ts';
import { hasReached } from '../../domain/legal/legalCase.ts';
import {
  judgmentDebt,
  JUDGMENT_INTEREST_BASIS,
  type JudgmentDebtInput,
} from '../../domain/legal/judgmentDebt.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read } from '../../http/route.ts';
import { ledgerOf, loadAccounts, type Account } from '../../book/accounts.ts';
import { inForceFrom, performanceEndsOn } from '../../book/caseFacts.ts';
import { staysOf } from './stays.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';

/** The unpaid principal at the end of the first day, and of each day to the last that moved it. */
function balancesOf(
  account: Account,
  policies: PolicyBook,
  from: string,
  to: string,
): JudgmentDebtInput['balances'] {
  const moved = [
    ...account.payments.map(({ paid_on }) => paid_on),
    ...account.adjustments.map(({ value_on }) => value_on),
    ...account.restructures.map(({ effective_on }) => effective_on),
  ].filter((day) => day > from && day <= to);
  return [from, ...new Set(moved)].sort().map((day) => ({
    on: day,
    principal_minor: ledgerOf(account, policies, { as_of: day }).principal_outstanding_minor,
  }));
}

/**
 * The doubled interest of a case up to a day, in minor units, on what is still unpaid of the
 * principal awarded: from the end of the performance period or, where the decision names none, from
 * the day it took effect (Civil Procedure Law art. 264, Fa Shi [2014] No. 8 art. 2).
 */
async function debtOf(db: Knex, row: LegalCaseRow, on: string): Promise<JudgmentDebtAnswer> {
  const effective = inForceFrom(row);
  const nothing = {
    on,
    principal_minor: 0,
    from_on: null,
    days: 0,
    doubled_interest_minor: 0,
    ...JUDGMENT_INTEREST_BASIS,
  };
  if (effective === null || !hasReached(row.stage, 'judgment')) return nothing;
  const ends_on = performanceEndsOn(row) ?? effective;
  const [account] = await loadAccounts(db, [row.loan_id]);
  if (account === undefined) throw new Error(`case ${row.id} has no loan`);
  if (on <= ends_on || on < effective) return nothing;
  const debt = judgmentDebt({
    ends_on,
    on,
    awarded_minor: row.awarded_minor,
    balances: balancesOf(account, await loadPolicies(db), ends_on, on),
    stays: staysOf(row),
    rounding: account.loan.rounding,
  });
  return { ...nothing, ...debt, from_on: ends_on };
}

export const judgmentDebtRoute = read({
  method: 'get',
  path: '/legal_cases/:id/judgment_debt',
  access: { resource: 'legal_cases', action: 'show' },
  summary: 'Doubled interest after a judgment that was not performed, on a day',
  answers: judgmentDebtAnswer,
  run: async (db, request) => {
    const asked = orRefuse(
      parse(z.object({ on: calendarDate.optional() }), request.query, request.language),
    );
    const row = await recordAt(db, legalCases, request.params);
    return done({ body: await debtOf(db, row, asked.on ?? request.businessDate) });
  },
});
