import { oneLine } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import type { LetterKey } from './letterTexts.ts';
import { WORDS } from './words.ts';
import { type LetterInput, type Draft, plain, draftOf } from './draft.ts';
import { checked, found } from './findings.ts';
import { decision } from './decision.ts';
import { next, rights } from './nextSteps.ts';
import { signing, render, head } from './frame.ts';

/** The written answer to a request: drawn from what was found and decided, with nothing added. */

function asked({ input: { borrower, loan_no, request }, language, say, date }: Draft): Block[] {
  const words = WORDS[language];
  return [
    {
      kind: 'grid',
      rows: [
        [
          say('applicant'),
          oneLine(borrower.full_name),
          say('national_id'),
          borrower.national_id_masked ?? say('unknown'),
        ],
        [say('kind'), words.kinds[request.kind], say('cause'), words.causes[request.cause]],
        [say('asks_for'), words.asks[request.asks_for], say('loan'), loan_no ?? say('all_loans')],
        [say('received_on'), date(request.received_on), say('due_on'), date(request.due_on)],
      ],
    },
    plain(say('statement', { statement: oneLine(request.statement) })),
  ];
}

const SECTIONS: readonly (readonly [title: LetterKey, write: (draft: Draft) => Block[]])[] = [
  ['asked', asked],
  ['checked', checked],
  ['found', found],
  ['decision', decision],
  ['next', next],
  ['rights', rights],
];

/** A section that has nothing to say is left out, and the others are numbered without it. */
function sections(draft: Draft): Block[] {
  const numerals = draft.say('numerals').split(',');
  return SECTIONS.map(([name, write]) => ({ name, blocks: write(draft) }))
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ name, blocks }, at): Block[] => [
      {
        kind: 'heading',
        text: draft.say('heading', { numeral: numerals[at] ?? '', title: draft.say(name) }),
      },
      ...blocks,
    ]);
}

/** The written answer; marked as a draft on every page until it is decided. */
export async function renderLetter(input: LetterInput): Promise<Buffer> {
  const draft = draftOf(input);
  const { say } = draft;
  const title = say('title', { kind: say(`kind_${input.request.kind}`) });
  return await render(draft, title, [
    head(draft, title),
    plain(say('greeting', { name: oneLine(input.borrower.full_name) })),
    ...sections(draft),
    signing(draft, say('closing'), say('signing_lender')),
  ]);
}
