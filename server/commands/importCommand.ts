import { importTape, type ImportReport } from '../features/imports/importTape.ts';
import type { Deps } from '../deps.ts';
import type { Language } from '../contract/enums.ts';

const USAGE = 'npm run import -- <folder> [--dry-run]';
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

/** Draws one bar per phase: redrawn on a terminal, in ten steps in a log. */
function progressBar(language: Language): (phase: keyof typeof PHASES, part: number) => void {
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

/** Runs the command line's import; answers the exit code. */
export async function importCommand(
  deps: Deps,
  args: readonly string[],
  language: Language,
): Promise<number> {
  const folder = args.find((argument) => !argument.startsWith('--'));
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--dry-run');
  if (folder === undefined || unknown !== undefined) {
    console.error(unknown === undefined ? USAGE : `${unknown}? ${USAGE}`);
    return 2;
  }
  const started = deps.clock.now().getTime();
  const dryRun = args.includes('--dry-run');
  const report = await importTape(deps, {
    folder,
    dryRun,
    language,
    onProgress: progressBar(language),
  });
  if (report.badCount > 0) {
    for (const { file, line, field, reason } of report.bad)
      console.log(`${file}:${line} ${field} ${reason}`);
    console.error(problems(report, language));
    return 1;
  }
  console.log(summary(report, dryRun, deps.clock.now().getTime() - started, language));
  return 0;
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
