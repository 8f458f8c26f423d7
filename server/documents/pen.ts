import PDFDocument from 'pdfkit';
import type { Language } from '../contract/enums.ts';
import { FACES, faceFor, type Face } from './faces.ts';

/**
 * Where ink goes: pages, faces and lines of text. Coordinates are points from the top left corner.
 */

export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 62,
  right: 533.28,
  top: 76,
  bottom: 770,
} as const;
export const WIDTH = PAGE.right - PAGE.left;
export const INK = '#1a1a1a';
export const FAINT = '#5f5f5f';
export const RULE = '#9a9a9a';
export const HAIRLINE = '#c4c7cc';
export const SHADE = '#f1f2f4';

/** From the baseline up to the middle of a Chinese character, in ems. */
const MIDDLE = 0.38;

export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  /** Chinese lines are set to the full measure, English ones are ragged. */
  readonly justified: boolean;
  readonly body: { readonly size: number; readonly leading: number };
  readonly draft: string | null;
  /** Widths of characters at 1000 points. */
  readonly advances: Readonly<Record<Face, Map<string, number>>>;
  /** The top of what comes next. */
  y: number;
}

/**
 * A document's title, its author, and the day it was made: not the moment of printing, so
 * that the same content gives the same bytes.
 */
export interface DocumentInfo {
  language: Language;
  title: string;
  author: string;
  made_on: string;
  /** Across every page of a document that is not valid yet. */
  watermark: string | null;
}

export function createPen({
  language,
  title,
  author,
  made_on,
  watermark: draft,
}: DocumentInfo): Pen {
  const made = new Date(`${made_on}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: made, ModDate: made },
  });
  // The types know files only; the library takes a parsed font as well.
  for (const face of FACES) doc.registerFont(face, faceFor(face) as unknown as Buffer);
  const pen: Pen = {
    doc,
    justified: language === 'zh',
    body: language === 'zh' ? { size: 10.5, leading: 17 } : { size: 9.5, leading: 15 },
    draft,
    advances: { regular: new Map(), strong: new Map() },
    y: PAGE.top,
  };
  newPage(pen);
  return pen;
}

export function newPage(pen: Pen): void {
  pen.doc.addPage();
  pen.y = PAGE.top;
  if (pen.draft !== null) watermark(pen, pen.draft);
}

/** Begins a new page unless so much height fits on this one. */
export function ensure(pen: Pen, height: number): void {
  if (pen.y > PAGE.top && pen.y + height > PAGE.bottom) newPage(pen);
}

function watermark({ doc }: Pen, text: string): void {
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  doc.save().rotate(-38, { origin: [x, y] });
  doc.font('strong').fontSize(84).fillColor('#000000', 0.06);
  doc.text(text, x - doc.widthOfString(text) / 2, y, { lineBreak: false, baseline: 'middle' });
  doc.restore();
}

// Of two full-width signs in a row, one gives up its empty half.
const SQUEEZED = /(?<=[，。；：、）》”])(?=[（《“，。；：、）》”])|(?<=[（《“])(?=[（《“])/;

/** Width of a text in points, as the sum of its characters; kerning would make it no wider. */
export function widthOf({ doc, advances }: Pen, text: string, face: Face, size: number): number {
  let width = 0;
  for (const character of text) {
    const advance =
      advances[face].get(character) ?? doc.font(face).fontSize(1000).widthOfString(character);
    advances[face].set(character, advance);
    width += advance;
  }
  return (width * size) / 1000 - ((text.split(SQUEEZED).length - 1) * size) / 2;
}

/** The share of the free width that stands before a line. */
const FREE_BEFORE = { left: 0, center: 0.5, right: 1 } as const;

/** Draws a line within a box of a width, in the middle of its height. */
export function drawLine(
  pen: Pen,
  text: string,
  box: { x: number; y: number; width: number; height: number },
  style: {
    face: Face;
    size: number;
    align?: 'left' | 'center' | 'right';
    color?: string;
    spread?: boolean;
  },
): void {
  const { doc } = pen;
  doc
    .font(style.face)
    .fontSize(style.size)
    .fillColor(style.color ?? INK);
  const runs = text
    .split(SQUEEZED)
    .map((run) => ({ run, width: doc.widthOfString(run), characters: Array.from(run).length }));
  const overlap = style.size / 2;
  const free =
    box.width - runs.reduce((sum, { width }) => sum + width, 0) + overlap * (runs.length - 1);
  const characters = Array.from(text).length;
  // Past this the line would look spaced out: it is left ragged.
  const spread =
    style.spread === true &&
    characters > 1 &&
    free > 0 &&
    free / (characters - 1) <= 0.12 * style.size
      ? free / (characters - 1)
      : 0;
  let x = box.x + free * FREE_BEFORE[style.align ?? 'left'];
  for (const { run, width, characters: count } of runs) {
    doc.text(run, x, box.y + box.height / 2 + MIDDLE * style.size, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spread,
    });
    x += width + spread * count - overlap;
  }
}

export function rule(
  { doc }: Pen,
  x1: number,
  x2: number,
  y: number,
  weight = 0.5,
  color: string = RULE,
): void {
  doc.moveTo(x1, y).lineTo(x2, y).lineWidth(weight).strokeColor(color).stroke();
}
