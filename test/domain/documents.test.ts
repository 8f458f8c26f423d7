import { expect, it } from 'vitest';
import { renderDocument } from '../../server/documents/document.ts';
import { openPdf, readPages } from '../helpers/pdfPage.ts';

const drawn = async (text: string): Promise<Buffer> =>
  await renderDocument(
    { language: 'zh', title: '信函', author: '贷后', made_on: '2026-03-05', watermark: null },
    { name: '信函', number: '1', page: (page, pages) => `${page}/${pages}` },
    [{ kind: 'paragraph', mark: '', text }],
  );
const textOf = async (bytes: Buffer): Promise<string> => {
  const pdf = await openPdf(bytes);
  const [page] = await readPages(pdf);
  await pdf.destroy();
  return page?.text ?? '';
};

// In the font, a radical and the character that looks like it are one glyph.
it('reads as it was written, whatever was drawn before it with the same glyphs', async () => {
  const first = await drawn('一人大小');
  const radicals = await drawn('⼀⼈⼤⼩');
  const again = await drawn('一人大小');
  expect(await textOf(radicals)).toContain('⼀⼈⼤⼩');
  expect(await textOf(again)).toContain('一人大小');
  expect(again.equals(first)).toBe(true);
});
