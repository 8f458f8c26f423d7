import { drawBlocks } from './blocks.ts';
import { agreementBlocks } from './clauses.ts';
import { draftOf, type Draft } from './draft.ts';
import type { AgreementInput } from './model.ts';
import { createPen, drawLine, FAINT, PAGE, rule, WIDTH, type Pen } from './pen.ts';

export type { AgreementInput } from './model.ts';

/** Head and foot of every page, once it is known how many there are. */
function drawMargins(pen: Pen, { texts, say, input }: Draft): void {
  const { count } = pen.doc.bufferedPageRange();
  const number = say('agreement_no', { no: input.agreement_no });
  for (let page = 0; page < count; page += 1) {
    pen.doc.switchToPage(page);
    const style = { face: 'regular', size: 8, color: FAINT } as const;
    const head = { x: PAGE.left, y: 42, width: WIDTH, height: 14 };
    const foot = { x: PAGE.left, y: 790, width: WIDTH, height: 14 };
    drawLine(pen, texts.title, head, style);
    drawLine(pen, number, head, { ...style, align: 'right' });
    rule(pen, PAGE.left, PAGE.right, 59, 0.5);
    rule(pen, PAGE.left, PAGE.right, 786, 0.5);
    drawLine(pen, number, foot, style);
    drawLine(pen, say('page', { page: String(page + 1), pages: String(count) }), foot, { ...style, align: 'right' });
  }
}

/** The supplementary agreement as a PDF of A4 pages, with its text selectable. The same input gives the same bytes. */
export async function renderAgreement(input: AgreementInput): Promise<Buffer> {
  const draft = draftOf(input);
  const { texts } = draft;
  const pen = createPen(input, `${texts.title} ${input.agreement_no}`, input.draft ? texts.watermark : null);
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.doc.on('end', resolve);
    pen.doc.on('error', reject);
  });
  drawBlocks(pen, agreementBlocks(draft));
  drawMargins(pen, draft);
  pen.doc.end();
  await finished;
  return Buffer.concat(chunks);
}
