import { MOST_LINE_BYTES, MOST_TAPE_ROWS } from '../../contract/limits.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { line } from '../../contract/primitives.ts';
import { imports, type ImportRow, type SentTapeFile } from '../../contract/resources/imports.ts';
import type { NamedFile } from '../../http/route.ts';
import { encodingOf } from '../../reading/encoding.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { keepFile } from './store/files.ts';

/** Files of a tape as they come in: what is no table of text, or too much of it, is refused. */

const FILES = 'files';
const NEW_LINE = 0x0a;
const KILOBYTE = 1024;

/** A workbook begins as a ZIP file does, an old one as a compound file. */
const isWorkbook = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).equals(Buffer.from('PK')) ||
  bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));

/** The lines of a file, and the first that is too long. */
function linesOf(bytes: Buffer): { count: number; tooLong: number | undefined } {
  let [count, start] = [0, 0];
  let tooLong: number | undefined;
  while (start < bytes.length) {
    const at = bytes.indexOf(NEW_LINE, start);
    const end = at < 0 ? bytes.length : at;
    count += 1;
    if (end - start > MOST_LINE_BYTES) tooLong ??= count;
    start = end + 1;
  }
  return { count, tooLong };
}

async function checkFile({ name: file, bytes }: NamedFile): Promise<Outcome<number>> {
  if (bytes.length === 0) return refuseField(FILES, 'file_empty', { file });
  const { encoding } = await encodingOf(bytes);
  const isBinary = !encoding.startsWith('UTF-16') && bytes.includes(0);
  if (isWorkbook(bytes) || isBinary) return refuseField(FILES, 'tape_no_table', { file });
  const { count, tooLong } = linesOf(bytes);
  if (tooLong === undefined) return done(count);
  const limit = `${MOST_LINE_BYTES / KILOBYTE} KB`;
  return refuseField(FILES, 'tape_line_too_long', { file, line: tooLong, limit });
}

/** The name of a file as it is kept: one that cannot be is its place. */
const nameOf = ({ name }: NamedFile, at: number): string =>
  line(255).safeParse(name).data ?? `${at + 1}.csv`;

/** Keeps the files of a new import, or refuses them all. */
export async function takeIn(
  unit: UnitOfWork,
  row: ImportRow,
  sent: readonly NamedFile[],
): Promise<Outcome<void>> {
  if (sent.length === 0) return refuseField(FILES, 'file_needed');
  const files = sent.map((file, at) => ({ ...file, name: nameOf(file, at) }));
  const names = files.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return refuseField(FILES, 'tape_twice', { file: twice });
  const told: SentTapeFile[] = [];
  for (const file of files) {
    const rows = orRefuse(await checkFile(file));
    const { name, bytes, sha256 } = file;
    told.push({ name, size_bytes: bytes.length, rows, sha256 });
  }
  const count = told.reduce((sum, { rows }) => sum + rows, 0);
  if (count > MOST_TAPE_ROWS)
    return refuseField(FILES, 'tape_too_long', { count, most: MOST_TAPE_ROWS });
  for (const { name, bytes } of files) await keepFile(unit.db, row.id, name, bytes);
  await updateRow(unit.db, imports, row, { files: JSON.stringify(told) }, unit.now);
  unit.record({
    action: 'create',
    resource: 'imports',
    record_id: row.id,
    after: { source: row.source, files: names },
  });
  return done(undefined);
}
