import { renderDocument } from '../../../documents/document.ts';
import { agreementBlocks } from './clauses.ts';
import { draftOf } from './draft.ts';
import type { AgreementInput } from './model.ts';

export type { AgreementInput } from './model.ts';

/** The supplementary agreement as a PDF. */
export async function renderAgreement(input: AgreementInput): Promise<Buffer> {
  const draft = draftOf(input);
  const { texts, say } = draft;
  const { agreement_no, language, lender_name, made_on } = input;
  return await renderDocument(
    {
      language,
      title: `${texts.title} ${agreement_no}`,
      author: lender_name,
      made_on,
      watermark: input.draft ? texts.watermark : null,
    },
    {
      name: texts.title,
      number: say('agreement_no', { no: agreement_no }),
      page: (page, pages) => say('page', { page: String(page), pages: String(pages) }),
    },
    agreementBlocks(draft),
  );
}
