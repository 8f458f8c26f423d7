import { breakLines } from './lines.ts';
import type { Block, Signatory } from './model.ts';
import {
  drawLine,
  ensure,
  FAINT,
  HAIRLINE,
  INK,
  newPage,
  PAGE,
  rule,
  SHADE,
  widthOf,
  WIDTH,
  type Pen,
} from './pen.ts';
import { drawTable, tableStart } from './table.ts';

/** The parts of a document drawn below each other. */

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const MARK_WIDTH = 32;
/** Sizes of the first line of a title and of the next ones. */
const TITLE = { chinese: { first: 20, next: 12 }, english: { first: 17, next: 11 } };
const HEADING = { size: 11.5, before: 9, height: 24 };
const GRID = { size: 9, row: 19, step: 13, label: 86, padding: 6 };

interface Paragraph {
  lines: string[];
  x: number;
  width: number;
  face: 'regular' | 'strong';
}

function layParagraph(pen: Pen, { mark, text, strong }: Of<'paragraph'>): Paragraph {
  const indent = mark === '' ? 0 : MARK_WIDTH;
  const face = strong === true ? 'strong' : 'regular';
  const width = WIDTH - indent;
  return {
    lines: breakLines(text, width, (part) => widthOf(pen, part, face, pen.body.size)),
    x: PAGE.left + indent,
    width,
    face,
  };
}

/**
 * How many lines must fit where a paragraph begins, and where it goes on with so many left: never
 * one of its lines stands alone at the foot or at the head of a page.
 */
const firstTogether = (count: number): number => Math.min(count, count === 3 ? 3 : 2);
const laterTogether = (left: number): number => (left === 2 ? 2 : 1);

function drawParagraph(pen: Pen, block: Of<'paragraph'>): void {
  const { lines, x, width, face } = layParagraph(pen, block);
  const { size, leading } = pen.body;
  lines.forEach((line, at) => {
    const left = lines.length - at;
    const together = at === 0 ? firstTogether(left) : laterTogether(left);
    ensure(pen, together * leading);
    if (at === 0 && block.mark !== '')
      drawLine(
        pen,
        block.mark,
        { x: PAGE.left, y: pen.y, width: MARK_WIDTH, height: leading },
        { face, size },
      );
    drawLine(
      pen,
      line,
      { x, y: pen.y, width, height: leading },
      { face, size, spread: pen.justified && left > 1 },
    );
    pen.y += leading;
  });
  pen.y += 4;
}

function drawTitle(pen: Pen, { lines, facts }: Of<'title'>): void {
  lines.forEach((text, at) => {
    const { first, next } = pen.justified ? TITLE.chinese : TITLE.english;
    const size = at === 0 ? first : next;
    for (const line of breakLines(text, WIDTH, (part) => widthOf(pen, part, 'strong', size))) {
      drawLine(
        pen,
        line,
        { x: PAGE.left, y: pen.y, width: WIDTH, height: size * 1.6 },
        { face: 'strong', size, align: 'center' },
      );
      pen.y += size * 1.6;
    }
  });
  pen.y += 8;
  drawLine(
    pen,
    facts[0],
    { x: PAGE.left, y: pen.y, width: WIDTH, height: 15 },
    { face: 'regular', size: 9, color: FAINT },
  );
  drawLine(
    pen,
    facts[1],
    { x: PAGE.left, y: pen.y, width: WIDTH, height: 15 },
    { face: 'regular', size: 9, color: FAINT, align: 'right' },
  );
  pen.y += 19;
}

function drawHeading(pen: Pen, { text }: Of<'heading'>): void {
  if (pen.y > PAGE.top) pen.y += HEADING.before;
  drawLine(
    pen,
    text,
    { x: PAGE.left, y: pen.y, width: WIDTH, height: HEADING.height - 4 },
    { face: 'strong', size: HEADING.size },
  );
  pen.y += HEADING.height;
}

interface Cell {
  lines: string[];
  x: number;
  width: number;
  label: boolean;
}

function layGrid(pen: Pen, { rows }: Of<'grid'>): { cells: Cell[]; height: number }[] {
  const half = WIDTH / 2;
  return rows.map((texts) => {
    const cells = texts.map((text, at): Cell => {
      const label = at % 2 === 0;
      const x = PAGE.left + (at < 2 ? 0 : half) + (label ? 0 : GRID.label);
      const width = label ? GRID.label : (texts.length > 2 ? half : WIDTH) - GRID.label;
      return {
        lines: breakLines(text, width - 2 * GRID.padding, (part) =>
          widthOf(pen, part, label ? 'strong' : 'regular', GRID.size),
        ),
        x,
        width,
        label,
      };
    });
    return {
      cells,
      height: Math.max(
        GRID.row,
        Math.max(...cells.map(({ lines }) => lines.length)) * GRID.step + 6,
      ),
    };
  });
}

const gridHeight = (pen: Pen, block: Of<'grid'>): number =>
  layGrid(pen, block).reduce((sum, { height }) => sum + height, 0);

function drawGrid(pen: Pen, block: Of<'grid'>): void {
  const rows = layGrid(pen, block);
  rows.forEach(({ cells, height }, at) => {
    for (const { x, width, label } of cells)
      if (label) pen.doc.rect(x, pen.y, width, height).fill(SHADE);
    rule(pen, PAGE.left, PAGE.right, pen.y, at === 0 ? 0.9 : 0.35, at === 0 ? INK : HAIRLINE);
    for (const { lines, x, width, label } of cells) {
      const top = pen.y + (height - lines.length * GRID.step) / 2;
      lines.forEach((line, row) =>
        drawLine(
          pen,
          line,
          {
            x: x + GRID.padding,
            y: top + row * GRID.step,
            width: width - 2 * GRID.padding,
            height: GRID.step,
          },
          { face: label ? 'strong' : 'regular', size: GRID.size },
        ),
      );
    }
    pen.y += height;
  });
  rule(pen, PAGE.left, PAGE.right, pen.y, 0.9, INK);
  pen.y += 9;
}

/** A label and a line to write on, or what stands there already. */
function drawField(
  pen: Pen,
  label: string,
  value: string | null,
  x: number,
  y: number,
  width: number,
): void {
  const size = 9.5;
  const taken = widthOf(pen, label, 'regular', size) + 4;
  drawLine(pen, label, { x, y, width, height: 20 }, { face: 'regular', size });
  if (value !== null)
    drawLine(
      pen,
      value,
      { x: x + taken, y, width: width - taken, height: 20 },
      { face: 'regular', size, align: 'center' },
    );
  rule(pen, x + taken, x + width, y + 18, 0.6, INK);
}

function drawConfirmation(pen: Pen, { text, signatory }: Of<'confirmation'>): void {
  const { size, leading } = pen.body;
  drawLine(
    pen,
    text,
    { x: PAGE.left + MARK_WIDTH, y: pen.y, width: WIDTH, height: leading },
    { face: 'regular', size },
  );
  pen.y += leading + 8;
  drawField(pen, signatory.sign, null, PAGE.left + MARK_WIDTH, pen.y, 230);
  drawField(
    pen,
    signatory.date_label,
    signatory.date,
    PAGE.left + MARK_WIDTH + 250,
    pen.y,
    WIDTH - MARK_WIDTH - 250,
  );
  pen.y += 30;
}

/** `room` and `beside`: below the names, where several sign or one does. */
const SIGNATURE = { gap: 20, size: 9.5, step: 14, room: 96, beside: 26 };

const roomBelow = (signatories: readonly Signatory[]): number =>
  signatories.length === 1 ? SIGNATURE.beside : SIGNATURE.room;

function laySignatures(
  pen: Pen,
  { intro, signatories }: Of<'signatures'>,
): { intro: string[]; width: number; names: string[][]; height: number } {
  const columns = Math.max(2, signatories.length);
  const width = (WIDTH - SIGNATURE.gap * (columns - 1)) / columns;
  const names = signatories.map(({ name }) =>
    breakLines(name, width, (part) => widthOf(pen, part, 'regular', SIGNATURE.size)),
  );
  const lines = breakLines(intro, WIDTH, (part) => widthOf(pen, part, 'regular', pen.body.size));
  return {
    intro: lines,
    width,
    names,
    height:
      lines.length * pen.body.leading +
      8 +
      20 +
      Math.max(...names.map((parts) => parts.length)) * SIGNATURE.step +
      roomBelow(signatories),
  };
}

function drawSignatures(pen: Pen, block: Of<'signatures'>): void {
  const { intro, width, names } = laySignatures(pen, block);
  for (const line of intro) {
    drawLine(
      pen,
      line,
      { x: PAGE.left, y: pen.y, width: WIDTH, height: pen.body.leading },
      { face: 'regular', size: pen.body.size },
    );
    pen.y += pen.body.leading;
  }
  const top = pen.y + 8;
  const below = top + 20 + Math.max(...names.map((lines) => lines.length)) * SIGNATURE.step;
  block.signatories.forEach((signatory, at) => {
    const x = PAGE.left + at * (width + SIGNATURE.gap);
    drawLine(pen, signatory.role, { x, y: top, width, height: 18 }, { face: 'strong', size: 10 });
    names[at]?.forEach((line, row) =>
      drawLine(
        pen,
        line,
        { x, y: top + 20 + row * SIGNATURE.step, width, height: SIGNATURE.step },
        { face: 'regular', size: SIGNATURE.size },
      ),
    );
    // Of one alone the seal stands at the left, what is written at the right.
    const [left, first] =
      block.signatories.length === 1
        ? [x + width + SIGNATURE.gap, top + 8]
        : [x, below + SIGNATURE.step + 20];
    drawField(pen, signatory.sign, null, left, first, width);
    drawField(pen, signatory.date_label, signatory.date, left, first + 32, width);
  });
  pen.y = below + roomBelow(block.signatories);
}

/**
 * The room of paragraphs that end with the signatures: a seal alone on a page could belong to any
 * letter. 0 where other blocks stand between, or where the room is more than half a page.
 */
function closing(pen: Pen, blocks: readonly Block[]): number {
  let room = 0;
  for (const block of blocks) {
    if (block.kind === 'signatures') room += laySignatures(pen, block).height;
    else if (block.kind === 'paragraph')
      room += layParagraph(pen, block).lines.length * pen.body.leading + 4;
    else return 0;
  }
  return room > (PAGE.bottom - PAGE.top) / 2 ? 0 : room;
}

/**
 * The room from a block on that may not be parted from it: what a heading or a leading sentence
 * announces begins on the same page.
 */
function start(pen: Pen, blocks: readonly Block[], at: number): number {
  const block = blocks[at];
  if (block === undefined) return 0;
  switch (block.kind) {
    case 'title':
      return 0;
    case 'heading':
      return (
        HEADING.before +
        HEADING.height +
        Math.max(start(pen, blocks, at + 1), closing(pen, blocks.slice(at + 1)))
      );
    case 'paragraph': {
      const { lines } = layParagraph(pen, block);
      if (block.leads === true)
        return lines.length * pen.body.leading + 4 + start(pen, blocks, at + 1);
      return firstTogether(lines.length) * pen.body.leading;
    }
    case 'note':
      return 14;
    case 'grid':
      return gridHeight(pen, block);
    case 'table':
      return tableStart(pen, block);
    case 'confirmation':
      return pen.body.leading + 38;
    case 'signatures':
      return laySignatures(pen, block).height;
  }
}

function draw(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'title':
      return drawTitle(pen, block);
    case 'heading':
      return drawHeading(pen, block);
    case 'paragraph':
      return drawParagraph(pen, block);
    case 'note':
      drawLine(
        pen,
        block.text,
        { x: PAGE.left, y: pen.y - 5, width: WIDTH, height: 14 },
        { face: 'regular', size: 8.5, color: FAINT },
      );
      pen.y += 14;
      return;
    case 'grid':
      return drawGrid(pen, block);
    case 'table':
      return drawTable(pen, block);
    case 'confirmation':
      return drawConfirmation(pen, block);
    case 'signatures':
      return drawSignatures(pen, block);
  }
}

export function drawBlocks(pen: Pen, blocks: readonly Block[]): void {
  blocks.forEach((block, at) => {
    const needed = start(pen, blocks, at);
    if (pen.y > PAGE.top && pen.y + needed > PAGE.bottom) newPage(pen);
    draw(pen, block);
  });
}
