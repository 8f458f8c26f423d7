import { oneLine, rate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { named, signatoryOf, type Draft } from './draft.ts';

/** Who the agreement is between, what it is about, and where they sign. */

/** The parties, a row of the grid each or two. */
function partyRows({ input, texts }: Draft): string[][] {
  const { borrower, guarantor } = input;
  // What is not on record is filled in by hand where it is signed.
  const missing = input.full ? texts.to_fill : texts.unknown;
  const known = (value: string | null): string => (value === null ? missing : oneLine(value));
  const borrowerRows = [
    [texts.borrower, oneLine(borrower.full_name)],
    [texts.national_id, known(borrower.national_id), texts.phone, known(borrower.phone)],
    [texts.address, known(borrower.address)],
  ];
  const guarantorRows =
    guarantor === null
      ? []
      : [
          [texts.guarantor, oneLine(guarantor.full_name)],
          [texts.relationship, known(guarantor.relationship), texts.phone, known(guarantor.phone)],
          [texts.national_id, known(guarantor.national_id)],
          [texts.address, known(guarantor.address)],
        ];
  return [[texts.lender, oneLine(input.lender_name)], ...borrowerRows, ...guarantorRows];
}

/** The former contract, why it is changed, and that both want it. */
function recitals({ input, texts, say, yuan, date }: Draft): string[] {
  const { loan } = input;
  return [
    say('recital_contract', {
      loan_no: loan.loan_no,
      disbursed_on: date(loan.disbursed_on),
      principal: yuan(loan.principal_minor),
      product: Object.hasOwn(texts.vocabulary.products, loan.product)
        ? named(texts.vocabulary.products, loan.product)
        : say('other_product', { product: loan.product.replaceAll('_', ' ') }),
      rate: rate(loan.annual_rate_bps),
      penalty_rate: rate(loan.penalty_rate_bps),
    }),
    say('recital_cause', { cause: named(texts.vocabulary.causes, oneLine(input.cause)) }),
    say('recital_agreed'),
  ];
}

export function opening(draft: Draft): Block[] {
  const { input, texts, say, date } = draft;
  const kinds = Object.entries(texts.vocabulary.kinds)
    .filter(([kind]) => input.kinds.some((asked) => asked === kind))
    .map(([, word]) => word);
  return [
    {
      kind: 'title',
      lines: [texts.title, say('title_kinds', { kinds: kinds.join(texts.list_separator) })],
      facts: [
        say('agreement_no', { no: input.agreement_no }),
        say('made_on', { date: date(input.made_on) }),
      ],
    },
    { kind: 'heading', text: texts.parties },
    { kind: 'grid', rows: partyRows(draft) },
    { kind: 'heading', text: texts.recitals },
    ...recitals(draft).map((text, at): Block => ({ kind: 'paragraph', mark: `${at + 1}.`, text })),
    { kind: 'paragraph', mark: '', text: texts.notice, strong: true },
  ];
}

export function signing(draft: Draft): Block[] {
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
