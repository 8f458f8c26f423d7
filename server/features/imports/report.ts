import type { Language } from '../../contract/enums.ts';
import type { FileReport } from './importTape.ts';
import type { Layout } from '../../reading/layout.ts';
import type { TakenColumn } from './layout.ts';
import type { ProposedFile } from './proposeMap.ts';
import { sayTape } from '../../reading/texts.ts';

/** What an import says of how it read, for a person to see that it was read aright. */

const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tab' };

/** How a file is laid out, where it is not as a tape's files are by themselves. */
function layoutParts({ encoding, delimiter, header }: Layout, language: Language): string[] {
  return [
    ...(encoding === 'UTF-8' ? [] : [encoding]),
    ...(delimiter === ','
      ? []
      : [sayTape('read_separator', language, { sign: SEPARATORS[delimiter] ?? delimiter })]),
    ...(header === 1 ? [] : [sayTape('read_header', language, { line: header })]),
  ];
}

const columnLine = ({ name, column, unit }: TakenColumn, language: Language): string => {
  if (column === null) return `  ${name} – ${sayTape('read_left_out', language)}`;
  return `  ${name} → ${column}${unit === undefined ? '' : ` (${unit})`}`;
};

/** The lines about one file; none where there is nothing to say. */
export function fileLines(report: FileReport, language: Language): string[] {
  const parts = layoutParts(report, language);
  if (report.blank > 0) parts.push(sayTape('read_blank', language, { count: report.blank }));
  const columns = report.taken
    .filter(({ name, column }) => name !== column)
    .map((column) => columnLine(column, language));
  const fixed = Object.entries(report.fixed).map(([column, value]) => `  = ${value} → ${column}`);
  if (parts.length + columns.length + fixed.length === 0) return [];
  return [`${report.shown}: ${[report.file.name, ...parts].join(', ')}`, ...columns, ...fixed];
}

/** The lines about one file of a proposal. */
export function proposalLines(file: ProposedFile, language: Language): string[] {
  const { shown, name, mapped, leftOut, missing } = file;
  const taken = Object.entries(mapped.columns).map(([from, column]) =>
    columnLine({ name: from, column, unit: mapped.units?.[column] }, language),
  );
  const open = Object.entries(mapped.values ?? {}).map(
    ([column, words]) =>
      `  ${sayTape('propose_words', language, { column, words: Object.keys(words).join(', ') })}`,
  );
  return [
    `${shown}: ${[name, ...layoutParts(file, language)].join(', ')}`,
    ...taken,
    ...leftOut.map((from) => columnLine({ name: from, column: null, unit: undefined }, language)),
    ...open,
    ...missing.map((column) => `  ${sayTape('unmapped_column', language, { column })}`),
  ];
}
