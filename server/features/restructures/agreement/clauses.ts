import { rate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { costBlocks } from './cost.ts';
import { debtBlocks } from './debt.ts';
import { clauses, inWords, type ArticleKey, type Draft } from './draft.ts';
import { opening, signing } from './parties.ts';
import { planBlocks } from './plans.ts';

/** The whole agreement: its opening, its articles with their clauses, and the signatures. */

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
          say('count_value', { count: `${terms.installments_count}` }),
          texts.grace,
          terms.grace_days > 0 ? say('grace_value', { days: `${terms.grace_days}` }) : texts.none,
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
      terms.grace_days > 0 &&
        terms.penalty_rate_bps > 0 && {
          text: loan.grace_charged_back ? texts.terms_grace_back : texts.terms_grace,
        },
    ]),
  ];
}

/** The product whose agreement holds a promise of its own. */
const CARD = 'card';

function breach(
  {
    input: {
      figures: { terms },
      loan,
    },
    texts,
    say,
  }: Draft,
  article: number,
): Block[] {
  const graced = loan.grace_charged_back ? 'breach_penalty_grace_back' : 'breach_penalty_grace';
  const penalty = terms.grace_days > 0 ? graced : 'breach_penalty';
  return clauses(article, [
    {
      text:
        terms.penalty_rate_bps > 0
          ? say(penalty, { rate: rate(terms.penalty_rate_bps) })
          : texts.breach_no_penalty,
      strong: true,
    },
    loan.product === CARD && { text: texts.breach_card, strong: true },
    { text: texts.breach_rights },
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
    { text: texts.guarantee_report, strong: true },
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

const ARTICLES: Readonly<Record<ArticleKey, (draft: Draft, article: number) => Block[]>> = {
  debt: debtBlocks,
  terms: newTerms,
  plan: planBlocks,
  cost: costBlocks,
  breach,
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
      { text: texts.data_report },
      !input.full && { text: texts.data_masked },
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
