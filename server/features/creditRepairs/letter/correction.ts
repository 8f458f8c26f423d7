import { oneLine } from '../../../documents/format.ts';
import type { RepairFile } from '../../../contract/resources/repairFile.ts';
import { type LetterInput, plain, draftOf } from './draft.ts';
import { tableOf } from './findings.ts';
import { signing, render, head } from './frame.ts';

/** The record of a correction: drawn from what was frozen with the decision. */

/** What the register has to change, before and after, with the proof of sending. */
export async function renderCorrection(
  input: LetterInput & { correction: NonNullable<RepairFile['correction']> },
): Promise<Buffer> {
  const draft = draftOf(input);
  const { say, date } = draft;
  const { correction, borrower, loan_no, request, letter_no } = input;
  const title = say('correction_title');
  return await render(draft, title, [
    head(draft, title),
    {
      kind: 'grid',
      rows: [
        [
          say('applicant'),
          oneLine(borrower.full_name),
          say('national_id'),
          borrower.national_id_masked ?? say('unknown'),
        ],
        [say('loan'), loan_no ?? say('all_loans'), say('read_on'), date(input.bureau_read_on)],
        [say('correction_basis'), say('correction_basis_text', { no: letter_no })],
        [
          say('decided_label'),
          date(request.decided_on),
          say('sent_on'),
          correction.sent_on === null ? say('not_sent') : date(correction.sent_on),
        ],
        [say('reference'), correction.reference ?? say('not_sent')],
      ],
    },
    { kind: 'paragraph', mark: '', text: say('correction_made'), leads: true },
    tableOf(draft, correction.lines, ['before', 'after']),
    ...(correction.lines.some(({ field, after }) => after === null && field !== 'closed_on')
      ? [plain(say('correction_shown'))]
      : []),
    signing(draft, say('correction_closing'), say('signing_reporter')),
  ]);
}
