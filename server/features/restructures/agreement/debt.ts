import { COMPONENTS } from '../../../contract/enums.ts';
import type { RestructureFigures } from '../../../contract/resources/restructures.ts';
import { amount } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { clauses, inWords, type Clause, type Draft } from './draft.ts';

/** The article on the debt: what is owed on the effective date, and what becomes of each part. */

/** The condition of a waiver: a settlement forgives only what is paid for in time. */
function waiverClause(draft: Draft): Clause {
  const {
    input: { figures, kinds },
    say,
    date,
    last_due_on,
  } = draft;
  const waived = { waived: inWords(draft, figures.waived_minor), deadline: date(last_due_on) };
  if (!kinds.includes('settlement'))
    return figures.waived_minor > 0 && { text: say('debt_waived', waived), strong: true };
  return {
    text: say(figures.waived_minor > 0 ? 'debt_waived_if_paid' : 'debt_settled_if_paid', waived),
    strong: true,
  };
}

const COLUMNS = ['open_minor', 'waived_minor', 'carried_minor', 'capitalised_minor'] as const;

function debtTable({ texts }: Draft, parts: RestructureFigures['parts']): Block {
  const titles = [texts.part_open, texts.part_waived, texts.part_carried, texts.part_capitalised];
  const sum = (column: (typeof COLUMNS)[number]): string =>
    amount(COMPONENTS.reduce((total, name) => total + parts[name][column], 0));
  return {
    kind: 'table',
    columns: [
      { title: texts.part, align: 'left', weight: 1.1 },
      ...titles.map((title) => ({ title, align: 'right' as const, weight: 1 })),
    ],
    rows: COMPONENTS.map((name) => ({
      cells: [
        texts.vocabulary.components[name],
        ...COLUMNS.map((column) => amount(parts[name][column])),
      ],
    })),
    total: [texts.total, ...COLUMNS.map(sum)],
  };
}

/** What happens to the debt, clause by clause. */
function debtClauses(draft: Draft): Clause[] {
  const {
    input: { figures },
    texts,
    say,
    yuan,
  } = draft;
  return [
    { text: texts.debt_acknowledged },
    waiverClause(draft),
    {
      text:
        figures.carried_minor > 0
          ? say('debt_carried', { carried: yuan(figures.carried_minor) })
          : texts.debt_principal_carried,
    },
    figures.capitalised_minor > 0 && {
      text: say('debt_capitalised', { capitalised: yuan(figures.capitalised_minor) }),
    },
    figures.dropped_interest_minor > 0 && {
      text: say('debt_dropped', { dropped: yuan(figures.dropped_interest_minor) }),
    },
    figures.unallocated_minor > 0 && {
      text: say('debt_credit', { credit: yuan(figures.unallocated_minor) }),
    },
    figures.paid_on_day_minor > 0 && {
      text: say('debt_paid_on_day', { paid: yuan(figures.paid_on_day_minor) }),
    },
    { text: texts.debt_order },
  ];
}

export function debtBlocks(draft: Draft, article: number): Block[] {
  const {
    input: { figures },
    say,
    yuan,
    date,
  } = draft;
  const open = COMPONENTS.reduce((total, name) => total + figures.parts[name].open_minor, 0);
  return [
    {
      kind: 'paragraph',
      mark: `${article}.1`,
      text: say('debt_intro', { effective_on: date(figures.terms.effective_on), open: yuan(open) }),
      leads: true,
    },
    debtTable(draft, figures.parts),
    ...clauses(article, debtClauses(draft), 2),
  ];
}
