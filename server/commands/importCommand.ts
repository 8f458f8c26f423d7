import { importTape, type ImportReport } from '../features/imports/importTape.ts';
import type { Deps } from '../deps.ts';
import type { Language } from '../contract/enums.ts';

const USAGE = 'npm run import -- <folder> [--dry-run]';
const PHASES = {
  check: ['检查', 'checking'],
  write: ['写入', 'writing'],
  positions: ['计算', 'positions'],
} as const;
const WIDTH = 30;

/** One bar per phase: redrawn on a terminal, ten steps in a log. */
function progressBar(language: Language): (phase: keyof typeof PHASES, part: number) => void {
  let last = '';
  return (phase, part) => {
    const percent =
      Math.floor(part * (process.stderr.isTTY ? 100 : 10)) * (process.stderr.isTTY ? 1 : 10);
    const line = `${PHASES[phase][language === 'zh' ? 0 : 1]} [${'#'.repeat(Math.round((percent / 100) * WIDTH)).padEnd(WIDTH, '.')}] ${percent}%`;
    if (line === last) return;
    last = line;
    process.stderr.write(
      process.stderr.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`,
    );
  };
}

/** The command line's import; answers the exit code. */
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
    const more = report.badCount - report.bad.length;
    console.error(
      language === 'zh'
        ? `${report.badCount} 处有误${more > 0 ? `（另有 ${more} 处未列出）` : ''}，未写入任何数据`
        : `${report.badCount} problem(s)${more > 0 ? ` (${more} not listed)` : ''}; nothing was written`,
    );
    return 1;
  }
  console.log(summary(report, dryRun, deps.clock.now().getTime() - started, language));
  return 0;
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
  const what =
    sum(added) === 0
      ? ['没有变化', 'nothing changed']
      : dryRun
        ? ['检查通过，未写入', 'all rows are right; nothing was written']
        : ['已导入', 'imported'];
  if (schedulesMade > 0)
    lines.push(`${language === 'zh' ? '生成的期次' : 'installments generated'}: ${schedulesMade}`);
  return [
    `${what[language === 'zh' ? 0 : 1]} (${rows} rows, ${(milliseconds / 1000).toFixed(1)} s, ${rate} rows/s)`,
    ...lines,
  ].join('\n');
}
