import { ledgerOf, type Account } from '../../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../../book/policies.ts';
import type { Language } from '../../../contract/enums.ts';
import { done, refuse } from '../../../contract/outcome.ts';
import type { AdjustmentRow, RepaymentDay } from '../../../contract/resources/adjustments.ts';
import { amount, dayOfMonth, fill, longDate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { dueDates } from '../../../domain/time/calendar.ts';
import { repaymentDayOf } from '../repaymentDay.ts';
import { plain, type WriteLetter } from './frame.ts';
import { REPAYMENT_DAY_TEXTS, type RepaymentDayTexts } from './repaymentDayTexts.ts';

/** The letter that tells a borrower of the days on which a loan is repaid from now on. */

/** The last day of the month that every month has. */
const IN_EVERY_MONTH = 28;

/** The rows as they were when it was asked for, and as it made them. */
function rowsOf(account: Account, policies: PolicyBook, row: AdjustmentRow): RepaymentDay {
  const on = row.value_on;
  const without = account.adjustments.filter((one) => one.id !== row.id);
  const before = ledgerOf({ ...account, adjustments: without }, policies, { as_of: on });
  return repaymentDayOf(account, { before, after: ledgerOf(account, policies, { as_of: on }), on });
}

function daysTable(texts: RepaymentDayTexts, { before, after }: RepaymentDay): Block {
  const sum = (of: (row: RepaymentDay['after'][number]) => number): string =>
    amount(after.reduce((total, row) => total + of(row), 0));
  return {
    kind: 'table',
    columns: [
      { title: texts.sequence, align: 'center' },
      { title: texts.former_day, align: 'center' },
      { title: texts.new_day, align: 'center' },
      { title: texts.principal, align: 'right' },
      { title: texts.interest, align: 'right' },
      { title: texts.due, align: 'right' },
    ],
    rows: after.map((row, at) => ({
      cells: [
        String(row.sequence),
        before[at]?.due_on ?? '',
        row.due_on,
        amount(row.principal_minor),
        amount(row.interest_minor),
        amount(row.principal_minor + row.interest_minor),
      ],
    })),
    total: [
      texts.total,
      '',
      '',
      sum((row) => row.principal_minor),
      sum((row) => row.interest_minor),
      sum((row) => row.principal_minor + row.interest_minor),
    ],
  };
}

function bodyOf(
  language: Language,
  { loan }: Account,
  first_due_on: string,
  days: RepaymentDay,
): Block[] {
  const texts = REPAYMENT_DAY_TEXTS[language];
  const { after, odd, interest_change_minor: change } = days;
  const agreed = dueDates(first_due_on, after.length);
  const day = Number(first_due_on.slice(-2));
  const more = change > 0 ? texts.more : texts.less;
  return [
    {
      kind: 'paragraph',
      mark: '',
      text: fill(texts.changed, {
        loan_no: loan.loan_no,
        lent_on: longDate(loan.disbursed_on, language),
        principal: amount(loan.principal_minor),
        from: longDate(odd.to, language),
        day: dayOfMonth(day, language),
        clamped: day > IN_EVERY_MONTH ? texts.clamped : '',
        count: String(after.length),
      }),
      leads: true,
    },
    daysTable(texts, days),
    ...(after.some((row, at) => row.due_on !== agreed[at]) ? [plain(texts.moved)] : []),
    plain(
      [
        fill(texts.odd, {
          from: longDate(odd.from, language),
          to: longDate(odd.to, language),
          interest: amount(odd.interest_minor),
        }),
        change === 0 ? texts.same : fill(more, { amount: amount(Math.abs(change)) }),
      ].join(language === 'zh' ? '' : ' '),
    ),
    plain(texts.late),
    plain(texts.rest),
  ];
}

export const repaymentDayLetter: WriteLetter = async (db, row, account, language) => {
  if (row.status !== 'posted' || row.first_due_on === null)
    return refuse('no_repayment_day_letter');
  const days = rowsOf(account, await loadPolicies(db), row);
  return done({
    prefix: 'RD',
    title: REPAYMENT_DAY_TEXTS[language].title,
    body: bodyOf(language, account, row.first_due_on, days),
  });
};
