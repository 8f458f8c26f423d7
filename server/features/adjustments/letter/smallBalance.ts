import { ledgerOf } from '../../../book/accounts.ts';
import { loadPolicies } from '../../../book/policies.ts';
import type { Language } from '../../../contract/enums.ts';
import { done, refuse } from '../../../contract/outcome.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import { amount, capitalAmount, fill, longDate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { COMPONENTS, type Component } from '../../../domain/ledger/allocation.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';
import { plain, type WriteLetter } from './frame.ts';
import { SMALL_BALANCE_TEXTS, type SmallBalanceTexts } from './smallBalanceTexts.ts';

/** The letter that tells a borrower that the little that was left of a loan is waived. */

type Waived = readonly (readonly [component: Component, amount_minor: number])[];

/** What was waived, part by part. */
function partsTable(texts: SmallBalanceTexts, waived: Waived, total: number): Block {
  return {
    kind: 'table',
    columns: [
      { title: texts.part, align: 'left', weight: 1 },
      { title: texts.amount, align: 'right', weight: 1 },
    ],
    rows: waived.map(([component, minor]) => ({
      cells: [texts.components[component], amount(minor)],
    })),
    total: [texts.total, amount(total)],
  };
}

function bodyOf(language: Language, loan: LoanRow, waived: Waived, waived_on: string): Block[] {
  const texts = SMALL_BALANCE_TEXTS[language];
  const on = longDate(waived_on, language);
  const total = waived.reduce((sum, [, minor]) => sum + minor, 0);
  return [
    plain(
      fill(texts.waived, {
        loan_no: loan.loan_no,
        lent_on: longDate(loan.disbursed_on, language),
        principal: amount(loan.principal_minor),
        on,
        amount: amount(total),
        words: capitalAmount(total),
      }),
    ),
    partsTable(texts, waived, total),
    plain(fill(texts.settled, { on })),
    plain(texts.records),
  ];
}

/** What was waived by component, in the order of the components. */
export const smallBalanceLetter: WriteLetter = async (db, row, account, language) => {
  const { loan } = account;
  if (row.status !== 'posted' || loan.status !== 'settled')
    return refuse('no_small_balance_letter');
  const { entries } = ledgerOf(account, await loadPolicies(db), { as_of: row.value_on });
  const waived = COMPONENTS.map((component) => {
    const parts = entries.filter(
      (entry) =>
        entry.adjustment_id === row.id &&
        entry.effect === 'waived' &&
        entry.component === component,
    );
    return [component, parts.reduce((sum, entry) => sum + entry.amount_minor, 0)] as const;
  });
  const waived_on = beijingDay(row.posted_at ?? row.updated_at);
  return done({
    prefix: 'SB',
    title: SMALL_BALANCE_TEXTS[language].title,
    body: bodyOf(
      language,
      loan,
      waived.filter(([, minor]) => minor > 0),
      waived_on,
    ),
  });
};
