import { clauses, signatoryOf, type Draft } from './draft.ts';
import { amount, rate } from '../../../documents/format.ts';
import type { Block, Row } from '../../../documents/model.ts';

/**
 * The all-in cost of the new plan, what default would cost included: due for every personal loan
 * since 2026-08-01 (Provisions on the Express Disclosure of the All-in Financing Cost of Personal
 * Loans).
 */

function costTable({ input: { figures }, texts, say }: Draft): Row[] {
  const { terms } = figures;
  const of = (pick: (row: (typeof figures.after.installments)[number]) => number): number =>
    figures.after.installments.reduce((total, row) => total + (row.kept ? 0 : pick(row)), 0);
  const annual = rate(terms.annual_rate_bps);
  const penalty = rate(terms.penalty_rate_bps);
  const carried = (title: string, minor: number): Row[] =>
    minor > 0
      ? [
          {
            cells: [
              title,
              texts.cost_by_plan,
              say('cost_carried_standard'),
              amount(minor),
              texts.lender,
            ],
          },
        ]
      : [];
  const late = (name: 'penalty' | 'compound_interest', standard: string): Row => ({
    cells:
      terms.penalty_rate_bps === 0
        ? [texts.vocabulary.components[name], texts.cost_not_charged, '—', amount(0), '—']
        : [
            texts.vocabulary.components[name],
            terms.grace_days > 0 ? texts.cost_penalty_how_grace : texts.cost_penalty_how,
            standard,
            texts.cost_if_late,
            texts.lender,
          ],
  });
  const apr =
    figures.nominal_apr_bps === null || figures.effective_apr_bps === null
      ? texts.cost_apr_none
      : say('cost_apr_standard', {
          nominal: rate(figures.nominal_apr_bps),
          effective: rate(figures.effective_apr_bps),
        });
  return [
    {
      cells: [
        texts.cost_principal,
        '—',
        texts.cost_principal_standard,
        amount(figures.new_principal_minor),
        '—',
      ],
    },
    { section: texts.cost_normal },
    {
      cells: [
        texts.interest,
        texts.cost_by_plan,
        say('cost_interest_standard', { rate: annual }),
        amount(of((row) => row.interest_minor - row.carried_interest_minor)),
        texts.lender,
      ],
    },
    ...carried(
      texts.carried_interest,
      of((row) => row.carried_interest_minor),
    ),
    ...carried(
      texts.carried_penalty,
      of((row) => row.penalty_minor),
    ),
    ...carried(
      texts.carried_cost,
      of((row) => row.cost_minor),
    ),
    { cells: [texts.cost_other, texts.cost_not_charged, '—', amount(0), '—'] },
    { cells: [texts.cost_apr, texts.cost_apr_how, apr, '—', '—'] },
    {
      cells: [
        texts.cost_cap,
        '—',
        say(figures.within_cap ? 'cost_cap_kept' : 'cost_cap_broken', {
          cap: rate(figures.cap_bps),
        }),
        '—',
        '—',
      ],
    },
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
