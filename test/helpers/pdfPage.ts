import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type * as Canvas from '@napi-rs/canvas';
import type { Language } from '../../server/contract/enums.ts';

/** A PDF as a reader sees it: its text with where it stands, and its pixels. */

const require = createRequire(import.meta.url);
const folder = path.dirname(require.resolve('pdfjs-dist/package.json'));

export interface Word {
  text: string;
  /** Points from the top left corner, as are the next two. */
  left: number;
  right: number;
  baseline: number;
  turned: boolean;
}
export interface PdfPage {
  words: Word[];
  width: number;
  height: number;
  text: string;
}

/** Opens a PDF; to be closed by `destroy`. */
export const openPdf = async (bytes: Buffer): Promise<PDFDocumentProxy> =>
  await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    disableFontFace: true,
  }).promise;

export async function readPages(document: PDFDocumentProxy): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const words = items.flatMap((item): Word[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, slope = 0, , , left = 0, bottom = 0] = item.transform as number[];
      return [
        {
          text: item.str,
          left,
          right: left + item.width,
          baseline: height - bottom,
          turned: Math.abs(slope) > 0.01,
        },
      ];
    });
    pages.push({ words, width, height, text: words.map(({ text }) => text).join(' ') });
  }
  return pages;
}

/** A page without head and foot, which cut through what runs over pages. */
const bodyOf = ({ words }: PdfPage): string =>
  words
    .filter(({ baseline, turned }) => !turned && baseline > 62 && baseline < 780)
    .map(({ text }) => text)
    .join(' ');

export interface ReadPdf {
  pages: PdfPage[];
  /** All pages without head and foot; a Chinese text without spaces. */
  text: string;
}

/** Reads a PDF of ours. */
export async function readPdf(bytes: Buffer, language: Language): Promise<ReadPdf> {
  const document = await openPdf(bytes);
  const pages = await readPages(document);
  await document.destroy();
  const text = pages.map(bodyOf).join('\n');
  return { pages, text: text.replace(/\s+/g, language === 'zh' ? '' : ' ') };
}

/** The canvas is a part that not every platform has; null without it. */
function canvasModule(): typeof Canvas | null {
  try {
    return createRequire(require.resolve('pdfjs-dist/package.json'))(
      '@napi-rs/canvas',
    ) as typeof Canvas;
  } catch {
    return null;
  }
}
export const CAN_PAINT = canvasModule() !== null;

export interface Picture {
  width: number;
  height: number;
  /** Share of dark pixels in a box given in points. */
  ink: (left: number, top: number, right: number, bottom: number) => number;
  png: () => Buffer;
}

export async function paintPage(
  document: PDFDocumentProxy,
  number: number,
  scale = 1,
): Promise<Picture> {
  const canvases = canvasModule();
  if (canvases === null) throw new Error('this platform has no canvas');
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = canvases.createCanvas(width, height);
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    background: 'white',
  }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const ink: Picture['ink'] = (left, top, right, bottom) => {
    let [dark, all] = [0, 0];
    for (
      let y = Math.max(0, Math.floor(top * scale));
      y < Math.min(height, bottom * scale);
      y += 1
    ) {
      for (
        let x = Math.max(0, Math.floor(left * scale));
        x < Math.min(width, right * scale);
        x += 1
      ) {
        all += 1;
        if ((data[(y * width + x) * 4] ?? 255) < 180) dark += 1;
      }
    }
    return all === 0 ? 0 : dark / all;
  };
  return { width, height, ink, png: () => canvas.toBuffer('image/png') };
}
