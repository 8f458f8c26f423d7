import { renderDocument } from '../../../documents/document.ts';
import { oneLine } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import type { Draft } from './draft.ts';

/** What stands around a letter: its title, its signature, its pages. */

export function signing(
  { input: { lender_name, made_on, request }, say, date }: Draft,
  closing: string,
  role: string,
): Block {
  const decided = request.decision !== null;
  return {
    kind: 'signatures',
    intro: closing,
    signatories: [
      {
        role,
        name: oneLine(lender_name),
        sign: say('sign_representative'),
        date_label: say('sign_date'),
        date: decided ? date(made_on) : null,
      },
    ],
  };
}

export async function render(
  { input, say }: Draft,
  title: string,
  blocks: readonly Block[],
): Promise<Buffer> {
  const { letter_no: no, language, lender_name, made_on, request } = input;
  return await renderDocument(
    {
      language,
      title: `${title} ${no}`,
      author: lender_name,
      made_on,
      watermark: request.decision === null ? say('watermark') : null,
    },
    {
      name: title,
      number: say('number', { no }),
      page: (page, pages) => say('page', { page: String(page), pages: String(pages) }),
    },
    blocks,
  );
}

export const head = (
  { input: { letter_no: no, made_on }, say, date }: Draft,
  title: string,
): Block => ({
  kind: 'title',
  lines: [title],
  facts: [say('number', { no }), say('dated', { date: date(made_on) })],
});
