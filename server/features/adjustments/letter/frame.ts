import type { Knex } from 'knex';
import type { Account } from '../../../book/accounts.ts';
import type { Language } from '../../../contract/enums.ts';
import type { Outcome } from '../../../contract/outcome.ts';
import type { AdjustmentRow } from '../../../contract/resources/adjustments.ts';
import { checkDrawn } from '../../../documents/coverage.ts';
import { renderDocument } from '../../../documents/document.ts';
import { fill, longDate, oneLine } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { orRefuse } from '../../../contract/outcome.ts';
import { FRAME_TEXTS } from './frameTexts.ts';

/** What stands around the letter of an adjustment: title, greeting, signature, pages. */

/** What a letter of one kind says, found from the record. */
export type WriteLetter = (
  db: Knex,
  row: AdjustmentRow,
  account: Account,
  language: Language,
) => Promise<Outcome<LetterBody>>;

export interface LetterBody {
  /** Of its kind, before year and id in its number. */
  prefix: string;
  title: string;
  body: readonly Block[];
}

export interface Letter extends LetterBody {
  row: Pick<AdjustmentRow, 'id' | 'value_on'>;
  language: Language;
  /** null: a place to write it in. */
  lender_name: string | null;
  full_name: string;
  made_on: string;
}

export const plain = (text: string): Block => ({ kind: 'paragraph', mark: '', text });

/** The letter as a PDF, with the name of its file; refused where the fonts lack a name's signs. */
export async function drawLetter(letter: Letter): Promise<{ file: string; pdf: Buffer }> {
  const { row, language, title, made_on, prefix } = letter;
  const texts = FRAME_TEXTS[language];
  const no = `${prefix}-${row.value_on.slice(0, 4)}-${String(row.id).padStart(6, '0')}`;
  const lender_name = letter.lender_name ?? texts.lender_place;
  const full_name = oneLine(letter.full_name);
  orRefuse(checkDrawn({ borrower: { full_name }, lender_name }));
  const number = fill(texts.number, { no });
  const date = longDate(made_on, language);
  const pdf = await renderDocument(
    { language, title: `${title} ${no}`, author: lender_name, made_on, watermark: null },
    {
      name: title,
      number,
      page: (page, pages) => fill(texts.page, { page: String(page), pages: String(pages) }),
    },
    [
      { kind: 'title', lines: [title], facts: [number, fill(texts.dated, { date })] },
      plain(fill(texts.greeting, { name: full_name })),
      ...letter.body,
      {
        kind: 'signatures',
        intro: texts.closing,
        signatories: [
          {
            role: texts.lender,
            name: lender_name,
            sign: texts.sign,
            date_label: texts.sign_date,
            date,
          },
        ],
      },
    ],
  );
  return { file: `${no}-${language}.pdf`, pdf };
}
