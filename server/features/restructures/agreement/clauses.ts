import { COMPONENTS } from '../../../contract/enums.ts';
import { costBlocks } from './cost.ts';
import {
  clauses,
  inWords,
  named,
  oneLine,
  signatoryOf,
  type ArticleKey,
  type Clause,
  type Draft,
} from './draft.ts';
import { amount, rate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { planBlocks } from './plans.ts';

/** What stands in an agreement, clause by clause. */

function opening(draft: Draft): Block[] {
  const { input, texts, say, yuan, date } = draft;
  const { loan, borrower, guarantor, kinds } = input;
  const known = (value: string | null): string => (value === null ? texts.unknown : oneLine(value));
  const parties = [
    [texts.lender, oneLine(input.lender_name)],
    [texts.borrower, oneLine(borrower.full_name)],
    [
      texts.national_id,
      known(borrower.national_id_masked),
      texts.phone,
      known(borrower.phone_masked),
    ],
    [texts.address, known(borrower.address_masked)],
    ...(guarantor === null
      ? []
      : [
          [texts.guarantor, oneLine(guarantor.full_name)],
          [
            texts.relationship,
            known(guarantor.relationship),
            texts.phone,
            known(guarantor.phone_masked),
          ],
        ]),
  ];
  const ordered = Object.entries(texts.vocabulary.kinds)
    .filter(([kind]) => kinds.some((one) => one === kind))
    .map(([, word]) => word);
  const recitals = [
    say('recital_contract', {
      loan_no: loan.loan_no,
      disbursed_on: date(loan.disbursed_on),
      principal: yuan(loan.principal_minor),
      product: named(texts.vocabulary.products, loan.product),
      rate: rate(loan.annual_rate_bps),
      penalty_rate: rate(loan.penalty_rate_bps),
    }),
    say('recital_cause', { cause: named(texts.vocabulary.causes, oneLine(input.cause)) }),
    say('recital_agreed'),
  ];
  return [
    {
      kind: 'title',
      lines: [texts.title, say('title_kinds', { kinds: ordered.join(texts.list_separator) })],
      facts: [
        say('agreement_no', { no: input.agreement_no }),
        say('made_on', { date: date(input.made_on) }),
      ],
    },
    { kind: 'heading', text: texts.parties },
    { kind: 'grid', rows: parties },
    { kind: 'heading', text: texts.recitals },
    ...recitals.map((text, at): Block => ({ kind: 'paragraph', mark: `${at + 1}.`, text })),
    { kind: 'paragraph', mark: '', text: texts.notice, strong: true },
  ];
}

/** On a waiver's condition: a settlement forgives only what is paid for in time. */
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

function debt(draft: Draft, article: number): Block[] {
  const {
    input: { figures },
    texts,
    say,
    yuan,
    date,
  } = draft;
  const { parts } = figures;
  const sum = (
    field: 'open_minor' | 'waived_minor' | 'carried_minor' | 'capitalised_minor',
  ): string => amount(COMPONENTS.reduce((total, name) => total + parts[name][field], 0));
  const open = COMPONENTS.reduce((total, name) => total + parts[name].open_minor, 0);
  return [
    {
      kind: 'paragraph',
      mark: `${article}.1`,
      text: say('debt_intro', { effective_on: date(figures.terms.effective_on), open: yuan(open) }),
      leads: true,
    },
    {
      kind: 'table',
      columns: [
        { title: texts.part, align: 'left', weight: 1.1 },
        ...[texts.part_open, texts.part_waived, texts.part_carried, texts.part_capitalised].map(
          (title) => ({ title, align: 'right' as const, weight: 1 }),
        ),
      ],
      rows: COMPONENTS.map((name) => {
        const part = parts[name];
        return {
          cells: [
            texts.vocabulary.components[name],
            ...[part.open_minor, part.waived_minor, part.carried_minor, part.capitalised_minor].map(
              amount,
            ),
          ],
        };
      }),
      total: [
        texts.total,
        sum('open_minor'),
        sum('waived_minor'),
        sum('carried_minor'),
        sum('capitalised_minor'),
      ],
    },
    ...clauses(
      article,
      [
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
      ],
      2,
    ),
  ];
}

function newTerms(draft: Draft, article: number): Block[] {
  const {
    input: {
      figures: { terms, new_principal_minor },
      loan,
    },
    texts,
    say,
    date,
    last_due_on,
  } = draft;
  const changed = (now: number, before: number): string =>
    say(now === before ? 'rate_same' : 'rate_changed', { now: rate(now), before: rate(before) });
  return [
    {
      kind: 'grid',
      rows: [
        [texts.new_principal, inWords(draft, new_principal_minor)],
        [
          texts.effective_on,
          date(terms.effective_on),
          texts.method,
          texts.vocabulary.methods[terms.repayment_method],
        ],
        [
          texts.count,
          say('count_value', { count: String(terms.installments_count) }),
          texts.grace,
          terms.grace_days > 0
            ? say('grace_value', { days: String(terms.grace_days) })
            : texts.none,
        ],
        [texts.first_due_on, date(terms.first_due_on), texts.last_due_on, date(last_due_on)],
        [
          texts.annual_rate,
          changed(terms.annual_rate_bps, loan.annual_rate_bps),
          texts.penalty_rate,
          changed(terms.penalty_rate_bps, loan.penalty_rate_bps),
        ],
      ],
    },
    ...clauses(article, [
      { text: texts.terms_apply },
      terms.grace_days > 0 && terms.penalty_rate_bps > 0 && { text: texts.terms_grace },
    ]),
  ];
}

function breach(
  {
    input: {
      figures: { terms },
    },
    texts,
    say,
  }: Draft,
  article: number,
): Block[] {
  const penalty = terms.grace_days > 0 ? 'breach_penalty_grace' : 'breach_penalty';
  return clauses(article, [
    {
      text:
        terms.penalty_rate_bps > 0
          ? say(penalty, { rate: rate(terms.penalty_rate_bps) })
          : texts.breach_no_penalty,
      strong: true,
    },
    { text: texts.breach_rights },
  ]);
}

function observation(
  {
    input: {
      figures: { observation: period },
    },
    texts,
    say,
    date,
  }: Draft,
  article: number,
): Block[] {
  return clauses(article, [
    {
      text: say('observation_term', {
        starts_on: date(period.starts_on),
        ends_on: date(period.ends_on),
      }),
    },
    { text: say('observation_class', { floor: texts.vocabulary.classes[period.floor] }) },
    period.repeated && { text: texts.observation_repeated },
    { text: texts.observation_records },
  ]);
}

function guarantee(
  { input: { kinds }, texts, say, date, last_due_on }: Draft,
  article: number,
): Block[] {
  const fresh = kinds.includes('add_guarantor');
  return clauses(article, [
    { text: fresh ? texts.guarantee_new : texts.guarantee_old, strong: true },
    { text: texts.guarantee_extent, strong: true },
    {
      text: say(fresh ? 'guarantee_term' : 'guarantee_term_old', {
        last_due_on: date(last_due_on),
      }),
      strong: true,
    },
    fresh && kinds.includes('settlement') && { text: say('guarantee_lapse') },
    { text: texts.guarantee_change },
    { text: texts.guarantee_recourse },
  ]);
}

function general({ input: { guarantor }, texts, say }: Draft, article: number): Block[] {
  return clauses(article, [
    {
      text: say('general_effect', {
        parties: guarantor === null ? texts.parties_two : texts.parties_three,
      }),
    },
    { text: say('general_moved') },
    { text: texts.general_rest },
    {
      text: say('general_copies', {
        copies: guarantor === null ? texts.copies_two : texts.copies_three,
      }),
    },
    { text: texts.general_language },
  ]);
}

function signing(draft: Draft): Block[] {
  const {
    input: { agreement_no, lender_name, borrower, guarantor, signed },
    texts,
    say,
  } = draft;
  return [
    { kind: 'heading', text: texts.signing },
    {
      kind: 'signatures',
      intro: say('signing_intro', { no: agreement_no }),
      signatories: [
        signatoryOf(
          draft,
          texts.signing_lender,
          lender_name,
          texts.sign_representative,
          signed.lender,
        ),
        signatoryOf(
          draft,
          texts.signing_borrower,
          borrower.full_name,
          texts.sign_person,
          signed.borrower,
        ),
        ...(guarantor === null
          ? []
          : [
              signatoryOf(
                draft,
                texts.signing_guarantor,
                guarantor.full_name,
                texts.sign_person,
                signed.guarantor,
              ),
            ]),
      ],
    },
  ];
}

const ARTICLES: Readonly<Record<ArticleKey, (draft: Draft, article: number) => Block[]>> = {
  debt,
  terms: newTerms,
  plan: planBlocks,
  cost: costBlocks,
  breach,
  observation,
  contact: ({ texts }, article) =>
    clauses(article, [{ text: texts.contact_freeze }, { text: texts.contact_resumes }]),
  guarantee,
  data: ({ input, texts, say }, article) =>
    clauses(article, [
      {
        text: say('data_use', {
          persons: input.guarantor === null ? texts.persons_borrower : texts.persons_both,
        }),
      },
      { text: texts.data_masked },
    ]),
  general,
};

/** The whole agreement, from the title to the signatures. */
export function agreementBlocks(draft: Draft): Block[] {
  const numbers = draft.texts.article_numbers.split(',');
  const articles = draft.articles.flatMap((key, at): Block[] => [
    {
      kind: 'heading',
      text: draft.say('article', { number: numbers[at] ?? '', title: draft.texts[key] }),
    },
    ...ARTICLES[key](draft, at + 1),
  ]);
  return [...opening(draft), ...articles, ...signing(draft)];
}
