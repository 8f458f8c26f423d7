import type { PlanRow } from '../../../contract/resources/restructures.ts';
import type { Draft } from './draft.ts';
import { amount } from '../../../documents/format.ts';
import type { Block, Column } from '../../../documents/model.ts';

/** The former and the new plan as tables. */

interface Figure {
  title: string;
  /** The figure of a row, in minor units. */
  pick: (row: PlanRow) => number;
  /** Shown although no row has any. */
  always?: boolean;
}

/**
 * The amount paid of a row, in minor units, before the effective date. A new row has nothing paid:
 * credit goes to it when it takes effect.
 */
const paidOf = (row: PlanRow): number =>
  row.kept ? row.principal_minor + row.interest_minor - row.unpaid_minor : 0;

function planTable(
  { texts }: Draft,
  rows: readonly PlanRow[],
  figures: readonly Figure[],
  mark: (row: PlanRow) => string,
): Block {
  const shown = figures.filter(
    ({ pick, always }) => always === true || rows.some((row) => pick(row) !== 0),
  );
  const columns: Column[] = [
    { title: texts.sequence, align: 'center' },
    { title: texts.due_on, align: 'center' },
    ...shown.map(({ title }) => ({ title, align: 'right' as const })),
  ];
  return {
    kind: 'table',
    columns,
    rows: rows.map((row) => ({
      cells: [
        `${row.sequence}${mark(row)}`,
        row.due_on,
        ...shown.map(({ pick, always }) =>
          pick(row) === 0 && always !== true ? '—' : amount(pick(row)),
        ),
      ],
    })),
    total: [
      texts.total,
      '',
      ...shown.map(({ pick }) => amount(rows.reduce((sum, row) => sum + pick(row), 0))),
    ],
  };
}

function formerPlan(draft: Draft, article: number): Block[] {
  const {
    input: { figures },
    texts,
    say,
  } = draft;
  const open = figures.before.installments.filter((row) => row.unpaid_minor > 0);
  if (open.length === 0)
    return [{ kind: 'paragraph', mark: `${article}.1`, text: texts.plan_before_none }];
  return [
    { kind: 'paragraph', mark: `${article}.1`, text: say('plan_before'), leads: true },
    planTable(
      draft,
      open,
      [
        { title: texts.principal, pick: (row) => row.principal_minor, always: true },
        { title: texts.interest, pick: (row) => row.interest_minor, always: true },
        {
          title: texts.paid,
          pick: (row) => row.principal_minor + row.interest_minor - row.unpaid_minor,
        },
        { title: texts.unpaid, pick: (row) => row.unpaid_minor, always: true },
      ],
      () => '',
    ),
  ];
}

function newPlan(draft: Draft, article: number): Block[] {
  const {
    input: { figures },
    texts,
  } = draft;
  const rows = figures.after.installments.filter(
    (row) => !row.kept || row.unpaid_minor + row.penalty_minor + row.cost_minor > 0,
  );
  return [
    { kind: 'paragraph', mark: `${article}.2`, text: texts.plan_after, leads: true },
    planTable(
      draft,
      rows,
      [
        { title: texts.principal, pick: (row) => row.principal_minor, always: true },
        {
          title: texts.interest,
          pick: (row) => row.interest_minor - row.carried_interest_minor,
          always: true,
        },
        { title: texts.carried_interest, pick: (row) => row.carried_interest_minor },
        { title: texts.carried_penalty, pick: (row) => row.penalty_minor },
        { title: texts.carried_cost, pick: (row) => row.cost_minor },
        { title: texts.paid, pick: paidOf },
        {
          title: texts.payable,
          pick: (row) =>
            row.principal_minor +
            row.interest_minor +
            row.penalty_minor +
            row.cost_minor -
            paidOf(row),
          always: true,
        },
      ],
      (row) => (row.kept ? '*' : ''),
    ),
    ...(rows.some((row) => row.kept) ? [{ kind: 'note' as const, text: texts.plan_kept }] : []),
  ];
}

export function planBlocks(draft: Draft, article: number): Block[] {
  const {
    input: { figures },
    texts,
    say,
    yuan,
  } = draft;
  return [
    ...formerPlan(draft, article),
    ...newPlan(draft, article),
    {
      kind: 'paragraph',
      mark: `${article}.3`,
      text: say('plan_totals', {
        before: yuan(figures.total_before_minor),
        after: yuan(figures.total_after_minor),
      }),
    },
    { kind: 'paragraph', mark: `${article}.4`, text: texts.plan_pay },
  ];
}
