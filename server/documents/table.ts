import type { Face } from './faces.ts';
import { breakLines, widestPiece } from './lines.ts';
import type { Block, Column, Row } from './model.ts';
import {
  drawLine,
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

/** Tables that go over pages: the header is repeated, and a total never stands alone. */

type Table = Extract<Block, { kind: 'table' }>;

const PADDING = 4;
const SIZES = [9, 8.5, 8, 7.5, 7, 6.5];

interface Line {
  cells: readonly (readonly string[])[];
  face: Face;
  height: number;
  section: boolean;
}
interface Laid {
  columns: readonly Column[];
  widths: readonly number[];
  size: number;
  header: Line;
  rows: readonly Line[];
  total: Line | null;
}

/** The width every column needs at a size, and the one that keeps its title on one line. */
function wishes(
  pen: Pen,
  { columns, rows, total }: Table,
  size: number,
): { needed: number; wanted: number }[] {
  return columns.map(({ title }, at) => {
    const own = rows.flatMap((row) => ('cells' in row ? [row.cells[at] ?? ''] : []));
    const regular = Math.max(0, ...own.map((cell) => widthOf(pen, cell, 'regular', size)));
    const content = Math.max(
      regular,
      total === undefined ? 0 : widthOf(pen, total[at] ?? '', 'strong', size),
    );
    const measure = (text: string): number => widthOf(pen, text, 'strong', size);
    const space = 2 * PADDING;
    // Two Chinese characters at least: a title of one character a line is unreadable.
    return {
      needed:
        Math.max(content, widestPiece(title, measure), Math.min(measure(title), 2 * size)) + space,
      wanted: Math.max(content, measure(title)) + space,
    };
  });
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

function widthsOf(pen: Pen, table: Table): { widths: number[]; size: number } {
  const weights = table.columns.map(({ weight }) => weight ?? 0);
  const shares = sum(weights);
  if (shares > 0) return { widths: weights.map((weight) => (WIDTH * weight) / shares), size: 9 };
  for (const size of SIZES) {
    const all = wishes(pen, table, size);
    for (const kind of ['wanted', 'needed'] as const) {
      const taken = all.map((wish) => wish[kind]);
      const spare = WIDTH - sum(taken);
      // The number and the date of an installment gain nothing by more room.
      if (spare >= 0)
        return {
          widths: taken.map(
            (width, at) => width + (at < 2 ? spare * 0.06 : (spare * 0.88) / (taken.length - 2)),
          ),
          size,
        };
    }
  }
  const size = SIZES.at(-1) as number;
  const taken = wishes(pen, table, size).map(({ needed }) => needed);
  return { widths: taken.map((width) => (width * WIDTH) / sum(taken)), size };
}

function lay(pen: Pen, table: Table): Laid {
  const { widths, size } = widthsOf(pen, table);
  const line = (cells: readonly string[], face: Face, least: number, section = false): Line => {
    const broken = cells.map((cell, at) =>
      breakLines(cell, (section ? WIDTH : (widths[at] ?? 0)) - 2 * PADDING, (text) =>
        widthOf(pen, text, face, size),
      ),
    );
    const count = Math.max(1, ...broken.map((lines) => lines.length));
    return { cells: broken, face, height: Math.max(least, count * size * 1.4 + 6), section };
  };
  const lineOf = (row: Row): Line =>
    'cells' in row
      ? line(row.cells, 'regular', size * 1.95)
      : line([row.section], 'strong', size * 1.95, true);
  return {
    columns: table.columns,
    widths,
    size,
    rows: table.rows.map(lineOf),
    header: line(
      table.columns.map(({ title }) => title),
      'strong',
      size * 2.2,
    ),
    total: table.total === undefined ? null : line(table.total, 'strong', size * 2.2),
  };
}

function drawRow(
  pen: Pen,
  { columns, widths, size }: Laid,
  { cells, face, height, section }: Line,
  kind: 'header' | 'row' | 'total',
): void {
  if (kind !== 'row' || section) pen.doc.rect(PAGE.left, pen.y, WIDTH, height).fill(SHADE);
  const step = size * 1.4;
  let x = PAGE.left;
  cells.forEach((lines, at) => {
    const width = section ? WIDTH : (widths[at] ?? 0);
    const top = pen.y + (height - lines.length * step) / 2;
    lines.forEach((text, row) => {
      if (text !== '')
        drawLine(
          pen,
          text,
          { x: x + PADDING, y: top + row * step, width: width - 2 * PADDING, height: step },
          { face, size, align: section ? 'left' : (columns[at]?.align ?? 'left') },
        );
    });
    x += width;
  });
  pen.y += height;
  rule(
    pen,
    PAGE.left,
    PAGE.right,
    pen.y,
    kind === 'row' ? 0.35 : 0.7,
    kind === 'row' ? HAIRLINE : INK,
  );
}

function drawHeader(pen: Pen, laid: Laid): void {
  const top = pen.y;
  drawRow(pen, laid, laid.header, 'header');
  rule(pen, PAGE.left, PAGE.right, top, 0.9, INK);
}

/**
 * How much of the rows from one on may not be parted: a section with its first row, the last row
 * with the total.
 */
function inseparable({ rows, total }: Laid, from: number): number {
  let height = rows[from]?.height ?? 0;
  let at = from;
  while (rows[at]?.section === true && at + 1 < rows.length) height += rows[(at += 1)]?.height ?? 0;
  return height + (at === rows.length - 1 ? (total?.height ?? 0) : 0);
}

/**
 * The room a table needs where it starts: whole when it is short, else its header and three rows.
 */
export function tableStart(pen: Pen, table: Table): number {
  const laid = lay(pen, table);
  const whole =
    laid.header.height + sum(laid.rows.map(({ height }) => height)) + (laid.total?.height ?? 0);
  const start = laid.header.height + sum(laid.rows.slice(0, 3).map(({ height }) => height));
  return whole <= (PAGE.bottom - PAGE.top) * 0.42 ? whole : start;
}

export function drawTable(pen: Pen, table: Table): void {
  const laid = lay(pen, table);
  drawHeader(pen, laid);
  laid.rows.forEach((row, at) => {
    if (pen.y + inseparable(laid, at) > PAGE.bottom) {
      rule(pen, PAGE.left, PAGE.right, pen.y, 0.7, INK);
      newPage(pen);
      drawHeader(pen, laid);
    }
    drawRow(pen, laid, row, 'row');
  });
  if (laid.total !== null) drawRow(pen, laid, laid.total, 'total');
  else rule(pen, PAGE.left, PAGE.right, pen.y, 0.9, INK);
  pen.y += 9;
}
