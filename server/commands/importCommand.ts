import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { importTape, type ImportReport } from '../features/imports/importTape.ts';
import type { ImportRequest } from '../features/imports/request.ts';
import { proposeMap, type Proposal } from '../features/imports/proposeMap.ts';
import { fileLines, proposalLines } from '../features/imports/report.ts';
import { tapeMap, type TapeMap } from '../contract/resources/imports.ts';
import { sayTape } from '../reading/texts.ts';
import { done, settle } from '../contract/outcome.ts';
import { refusalText } from '../contract/refusals.ts';
import type { Deps } from '../deps.ts';
import type { Language } from '../contract/enums.ts';

const USAGE =
  'npm run import -- <folder> [--dry-run] [--map <map.json>] [--propose-map <map.json>]';
const PHASES = {
  check: { zh: '检查', en: 'checking' },
  write: { zh: '写入', en: 'writing' },
  positions: { zh: '计算', en: 'positions' },
} as const;
const RESULTS = {
  unchanged: { zh: '没有变化', en: 'nothing changed' },
  checked: { zh: '检查通过，未写入', en: 'all rows are right; nothing was written' },
  imported: { zh: '已导入', en: 'imported' },
} as const;
const WIDTH = 30;
/** Where a map that a person said yes to is kept, beside the tape. */
const MAP_FILE = 'map.json';

/** Draws one bar per phase: redrawn on a terminal, in ten steps in a log. */
function progressBar(language: Language): ImportRequest['onProgress'] {
  let last = '';
  return (phase, part) => {
    const percent =
      Math.floor(part * (process.stderr.isTTY ? 100 : 10)) * (process.stderr.isTTY ? 1 : 10);
    const bar = '#'.repeat(Math.round((percent / 100) * WIDTH)).padEnd(WIDTH, '.');
    const line = `${PHASES[phase][language]} [${bar}] ${percent}%`;
    if (line === last) return;
    last = line;
    process.stderr.write(
      process.stderr.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`,
    );
  };
}

interface Asked {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly map: string | undefined;
  readonly propose: string | undefined;
}

/** What the arguments ask for, or the one that is not understood. */
function readArguments(args: readonly string[]): Asked | { readonly unknown: string | undefined } {
  const files: Record<string, string | undefined> = {};
  let folder: string | undefined;
  let dryRun = false;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--dry-run') dryRun = true;
    else if (argument === '--map' || argument === '--propose-map') {
      const file = args[at + 1];
      if (file === undefined || file.startsWith('--')) return { unknown: argument };
      files[argument] = file;
      at += 1;
    } else if (argument.startsWith('--') || folder !== undefined) return { unknown: argument };
    else folder = argument;
  }
  if (folder === undefined) return { unknown: undefined };
  return { folder, dryRun, map: files['--map'], propose: files['--propose-map'] };
}

/** Reads a map; the reason where it is none. */
async function readMap(file: string): Promise<TapeMap | string> {
  try {
    const { data, error } = tapeMap.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (data !== undefined) return data;
    return error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('; ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks yes or no on a terminal; no where nobody sits at one. */
async function askOnTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(question);
  lines.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

const mapText = ({ map }: Proposal): string => `${JSON.stringify(map, null, 2)}\n`;

function printProposal({ files }: Proposal, language: Language): void {
  for (const file of files) console.log(proposalLines(file, language).join('\n'));
}

/** Proposes a map of the folder's files and writes it down; answers the exit code. */
async function propose(folder: string, file: string, language: Language): Promise<number> {
  const proposal = await proposeMap(folder);
  if (proposal === null) {
    console.error(sayTape('propose_nothing', language));
    return 1;
  }
  printProposal(proposal, language);
  await writeFile(file, mapText(proposal));
  console.log(sayTape('propose_written', language, { file }));
  return 0;
}

/** Runs the command line's import; answers the exit code. */
export async function importCommand(
  deps: Deps,
  args: readonly string[],
  language: Language,
  ask: (question: string) => Promise<boolean> = askOnTerminal,
): Promise<number> {
  const asked = readArguments(args);
  if ('unknown' in asked) {
    console.error(asked.unknown === undefined ? USAGE : `${asked.unknown}? ${USAGE}`);
    return 2;
  }
  const { folder, dryRun } = asked;
  if (asked.propose !== undefined) return await propose(folder, asked.propose, language);
  const map = asked.map === undefined ? undefined : await readMap(asked.map);
  if (typeof map === 'string') {
    console.error(sayTape('bad_map', language, { file: asked.map ?? '', detail: map }));
    return 2;
  }
  const started = deps.clock.now().getTime();
  const run = async (by: TapeMap | undefined) =>
    await importTape(deps, {
      folder,
      dryRun,
      language,
      map: by,
      onProgress: progressBar(language),
    });
  const first = await settle(async () => done(await run(map)));
  if (!first.ok) {
    console.error(refusalText(first.refusal.key, first.refusal.parameters, language));
    return 1;
  }
  let report = first.value;
  if (report.foreign && map === undefined) {
    const proposal = await proposeMap(folder);
    if (proposal !== null) {
      printProposal(proposal, language);
      if (await ask(sayTape('propose_question', language))) {
        const file = path.join(folder, MAP_FILE);
        await writeFile(file, mapText(proposal));
        console.log(sayTape('propose_written', language, { file }));
        report = await run(proposal.map);
      } else console.error(sayTape('propose_hint', language));
    }
  }
  return conclude(report, dryRun, deps.clock.now().getTime() - started, language);
}

/** Prints what came of an import; answers the exit code. */
function conclude(
  report: ImportReport,
  dryRun: boolean,
  milliseconds: number,
  language: Language,
): number {
  const read = report.files.flatMap((file) => fileLines(file, language));
  if (report.badCount > 0) {
    for (const { file, line, field, reason } of report.bad)
      console.log(`${file}:${line} ${field} ${reason}`);
    for (const line of read) console.log(line);
    console.error(problems(report, language));
    return 1;
  }
  console.log(
    [summary(report, dryRun, milliseconds, language), ...read, ...noticed(report, language)].join(
      '\n',
    ),
  );
  return 0;
}

/** What a person should look at, of rows that were taken all the same. */
function noticed({ notices, noticeCount }: ImportReport, language: Language): string[] {
  const lines = notices.map(
    ({ file, line, field, reason }) => `${file}:${line} ${field} ${reason}`,
  );
  const more = noticeCount - notices.length;
  if (more > 0) lines.push(language === 'zh' ? `另有 ${more} 处未列出` : `${more} more not listed`);
  return lines;
}

function problems({ badCount, bad }: ImportReport, language: Language): string {
  const more = badCount - bad.length;
  if (language === 'zh')
    return `${badCount} 处有误${more > 0 ? `（另有 ${more} 处未列出）` : ''}，未写入任何数据`;
  const unlisted = more > 0 ? ` (${more} not listed)` : '';
  return `${badCount} problem(s)${unlisted}; nothing was written`;
}

/** The result of an import, or of its check. */
function resultOf(added: number, dryRun: boolean): keyof typeof RESULTS {
  if (added === 0) return 'unchanged';
  return dryRun ? 'checked' : 'imported';
}

function summary(
  { added, unchanged, schedulesMade }: ImportReport,
  dryRun: boolean,
  milliseconds: number,
  language: Language,
): string {
  const sum = (counts: object) =>
    Object.values(counts).reduce((total: number, count: number) => total + count, 0);
  const rows = sum(added) + sum(unchanged);
  const lines = Object.keys(added).map(
    (name) =>
      `${name}: +${added[name as keyof typeof added]} ` +
      `=${unchanged[name as keyof typeof unchanged]}`,
  );
  const rate = Math.round(rows / Math.max(0.001, milliseconds / 1000));
  if (schedulesMade > 0)
    lines.push(`${language === 'zh' ? '生成的期次' : 'installments generated'}: ${schedulesMade}`);
  const result = RESULTS[resultOf(sum(added), dryRun)][language];
  const seconds = (milliseconds / 1000).toFixed(1);
  return [`${result} (${rows} rows, ${seconds} s, ${rate} rows/s)`, ...lines].join('\n');
}
