import { orRefuse } from '../contract/outcome.ts';
import { checkDrawn } from './coverage.ts';
import { drawBlocks } from './blocks.ts';
import type { Block } from './model.ts';
import {
  createPen,
  drawLine,
  FAINT,
  PAGE,
  rule,
  WIDTH,
  type DocumentInfo,
  type Pen,
} from './pen.ts';

/**
 * The texts of the margins: the name at the head, the number at head and foot, the page at the
 * foot.
 */
export interface Margins {
  name: string;
  number: string;
  page: (page: number, pages: number) => string;
}

/** Head and foot of every page, once it is known how many there are. */
function drawMargins(pen: Pen, { name, number, page: numbered }: Margins): void {
  const { count } = pen.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pen.doc.switchToPage(page);
    const style = { face: 'regular', size: 8, color: FAINT } as const;
    const head = { x: PAGE.left, y: 42, width: WIDTH, height: 14 };
    const foot = { x: PAGE.left, y: 790, width: WIDTH, height: 14 };
    drawLine(pen, name, head, style);
    drawLine(pen, number, head, { ...style, align: 'right' });
    rule(pen, PAGE.left, PAGE.right, 59, 0.5);
    rule(pen, PAGE.left, PAGE.right, 786, 0.5);
    drawLine(pen, number, foot, style);
    drawLine(pen, numbered(page + 1, count), foot, { ...style, align: 'right' });
  }
}

/**
 * A document as a PDF of A4 pages, with its text selectable. The same content gives the same bytes.
 *
 * @throws Refused `cannot_be_drawn` for characters that the faces do not have
 */
export async function renderDocument(
  info: DocumentInfo,
  margins: Margins,
  blocks: readonly Block[],
): Promise<Buffer> {
  // The last stop: whoever makes a paper of records asks before, and can name the field.
  orRefuse(checkDrawn({ info, margins: [margins.name, margins.number], blocks }));
  const pen = createPen(info);
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.doc.on('end', resolve);
    pen.doc.on('error', reject);
  });
  drawBlocks(pen, blocks);
  drawMargins(pen, margins);
  pen.doc.end();
  await finished;
  return Buffer.concat(chunks);
}
