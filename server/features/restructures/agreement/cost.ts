import type { RestructureFigures } from '../../../contract/resources/restructures.ts';
import { asksNothing, feeSteps, type EarlyFee } from '../../../domain/ledger/earlyFee.ts';
import { clauses, signatoryOf, type Draft } from './draft.ts';
import { amount, rate } from '../../../documents/format.ts';
import type { Block, Row } from '../../../documents/model.ts';

/**
 * The all-in cost of the new plan, what default would cost included: due for every personal loan
 * since 2026-08-01 (Provisions on the Express Disclosure of the All-in Financing Cost of Personal
 * Loans).
 */

/** The sum of a figure over the rows of the new plan, in minor units. */
const sumOf = (
  { input: { figures } }: Draft,
  pick: (row: RestructureFigures['after']['installments'][number]) => number,
): number =>
  figures.after.installments.reduce((total, row) => total + (row.kept ? 0 : pick(row)), 0);

/** The row of an amount carried into the new plan; none where nothing is. */
function carriedRows({ texts, say }: Draft, title: string, minor: number): Row[] {
  const standard = say('cost_carried_standard');
  return minor > 0
    ? [{ cells: [title, texts.cost_by_plan, standard, amount(minor), texts.lender] }]
    : [];
}

/** The rows of what the loan costs if it is paid in time. */
function normalRows(draft: Draft): Row[] {
  const {
    input: { figures },
    texts,
    say,
  } = draft;
  const interest = sumOf(draft, (row) => row.interest_minor - row.carried_interest_minor);
  const standard = say('cost_interest_standard', { rate: rate(figures.terms.annual_rate_bps) });
  // Above the cap the approver is warned and a second one decides; a contract promises none.
  const cap: Row[] = figures.within_cap
    ? [
        {
          cells: [
            texts.cost_cap,
            '—',
            say('cost_cap_kept', { cap: rate(figures.cap_bps) }),
            '—',
            '—',
          ],
        },
      ]
    : [];
  const carried = (title: string, pick: Parameters<typeof sumOf>[1]): Row[] =>
    carriedRows(draft, title, sumOf(draft, pick));
  return [
    { section: texts.cost_normal },
    { cells: [texts.interest, texts.cost_by_plan, standard, amount(interest), texts.lender] },
    ...carried(texts.carried_interest, (row) => row.carried_interest_minor),
    ...carried(texts.carried_penalty, (row) => row.penalty_minor),
    ...carried(texts.carried_cost, (row) => row.cost_minor),
    ...earlyRows(draft),
    { cells: [texts.cost_other, texts.cost_not_charged, '—', amount(0), '—'] },
    { cells: [texts.cost_apr, texts.cost_apr_how, annualCost(draft), '—', '—'] },
    ...cap,
  ];
}

/** The all-in cost as yearly rates, nominal and effective. */
function annualCost({ input: { figures }, texts, say }: Draft): string {
  return figures.nominal_apr_bps === null || figures.effective_apr_bps === null
    ? texts.cost_apr_none
    : say('cost_apr_standard', {
        nominal: rate(figures.nominal_apr_bps),
        effective: rate(figures.effective_apr_bps),
      });
}

/** The rows of what default would cost beside it. */
function defaultRows({ input: { figures, loan }, texts, say }: Draft): Row[] {
  const { terms } = figures;
  const penalty = rate(terms.penalty_rate_bps);
  const graced = loan.grace_charged_back
    ? texts.cost_penalty_how_grace_back
    : texts.cost_penalty_how_grace;
  const how = terms.grace_days > 0 ? graced : texts.cost_penalty_how;
  const late = (name: 'penalty' | 'compound_interest', standard: string): Row => {
    const title = texts.vocabulary.components[name];
    return terms.penalty_rate_bps === 0
      ? { cells: [title, texts.cost_not_charged, '—', amount(0), '—'] }
      : { cells: [title, how, standard, texts.cost_if_late, texts.lender] };
  };
  return [
    { section: texts.cost_default },
    late('penalty', say('cost_penalty_standard', { rate: penalty })),
    late('compound_interest', say('cost_compound_standard', { rate: penalty })),
    {
      cells: [
        texts.cost_enforcement,
        texts.cost_enforcement_how,
        texts.cost_enforcement_standard,
        '—',
        texts.cost_enforcement_whom,
      ],
    },
  ];
}

/** The fee of an early payoff in words, step by step. */
function feeStandard({ texts, say }: Draft, fee: EarlyFee): string {
  const steps = feeSteps(fee);
  const said = steps.map(({ until_month, fee_bps, interest_months }) => {
    const figure =
      interest_months === null
        ? say('cost_early_share', { rate: rate(fee_bps ?? 0) })
        : say('cost_early_months', { months: String(interest_months) });
    return until_month === null
      ? figure
      : say('cost_early_until', { month: String(until_month), figure });
  });
  const isOpen = steps.at(-1)?.until_month === null;
  return [...said, ...(isOpen ? [] : [texts.cost_early_then])].join(texts.cost_early_and);
}

/** What paying before its time costs; the schedule itself has nothing of it. */
function earlyRows(draft: Draft): Row[] {
  const {
    input: {
      loan: { early_fee },
    },
    texts,
  } = draft;
  const cells = asksNothing(early_fee)
    ? [texts.cost_early, texts.cost_not_charged, '—', amount(0), '—']
    : [texts.cost_early, texts.cost_early_how, feeStandard(draft, early_fee), '—', texts.lender];
  return [{ cells }];
}

function costTable(draft: Draft): Row[] {
  const {
    input: { figures },
    texts,
  } = draft;
  const principal = amount(figures.new_principal_minor);
  return [
    { cells: [texts.cost_principal, '—', texts.cost_principal_standard, principal, '—'] },
    ...normalRows(draft),
    ...defaultRows(draft),
  ];
}

export function costBlocks(draft: Draft, article: number): Block[] {
  const { input, texts } = draft;
  return [
    { kind: 'paragraph', mark: `${article}.1`, text: texts.cost_intro, leads: true },
    {
      kind: 'table',
      columns: [
        { title: texts.cost_item, align: 'left', weight: 1.3 },
        { title: texts.cost_how, align: 'left', weight: 1.5 },
        { title: texts.cost_standard, align: 'left', weight: 1.6 },
        { title: texts.cost_amount, align: 'right', weight: 1.05 },
        { title: texts.cost_whom, align: 'center', weight: 0.9 },
      ],
      rows: costTable(draft),
    },
    ...clauses(article, [{ text: texts.cost_only, strong: true, leads: true }], 2),
    {
      kind: 'confirmation',
      text: texts.cost_confirmed,
      signatory: signatoryOf(draft, texts.borrower, '', texts.sign_borrower, input.signed.borrower),
    },
  ];
}
