import { existsSync, readFileSync } from 'node:fs';
import type { Deps } from '../deps.ts';
import type { Finding } from '../features/audit/chain.ts';
import { exportAudit, verifyExport } from '../features/audit/exported.ts';
import { verifyAudit, type AuditFound } from '../features/audit/verify.ts';
import { publicKeysIn } from '../store/auditKeys.ts';

const SHOWN = 200;

/** Findings as a table: what kind, where, and what is wrong there. */
function printFindings(findings: readonly Finding[], found: number): void {
  if (found === 0) return;
  const shown = findings.slice(0, SHOWN);
  const wide = (name: 'kind' | 'where') => Math.max(...shown.map((one) => one[name].length));
  const [kinds, wheres] = [wide('kind'), wide('where')];
  for (const { kind, where, what } of shown)
    console.log(`${kind.padEnd(kinds)}  ${where.padEnd(wheres)}  ${what}`);
  if (found > shown.length) console.log(`… and ${found - shown.length} more`);
}

/** What a reader must know to judge that nothing was found. */
function notesOf({ chain, rows, anchor, isKeyed }: AuditFound): string[] {
  if (!isKeyed)
    return [
      'No key: signatures, seals, the anchor and masked fields were not looked at. Whoever owns ' +
        'the database could have made the whole chain anew. AUDIT_KEY names the key.',
    ];
  const notes: string[] = [];
  if (chain.unsigned > 0)
    notes.push(
      `The first ${chain.unsigned} events are from before there was a key: they are covered as ` +
        'they stood when they were first sealed.',
    );
  if (rows.unmarked > 0)
    notes.push(
      `${rows.unmarked} masked fields were last written before there was this key: of these only ` +
        'the mask is on record, and a change behind it is not seen.',
    );
  if (anchor === undefined)
    notes.push('No anchor: events cut off the end since the last seal would not be missed.');
  for (const { at, event } of anchor?.restores ?? [])
    notes.push(`A backup was brought in at ${at}: what came after event ${event} was given up.`);
  return notes;
}

/** Verifies the audit of the database and its rows; answers the exit code. */
export async function verifyAuditCommand(deps: Deps): Promise<number> {
  const verified = await verifyAudit(deps);
  const { chain, rows, anchor, guards, found, findings } = verified;
  const lines = (anchor?.heads ?? 0) + (anchor?.seals ?? 0);
  printFindings(findings, found);
  for (const note of notesOf(verified)) console.log(note);
  console.log(
    `${chain.events} events, ${chain.seals} seals, ${lines} ` +
      `lines of the anchor, ${rows.rows} rows, ${guards} guards: ` +
      (found === 0 ? 'the audit is whole.' : `${found} findings.`),
  );
  return found === 0 ? 0 : 1;
}

/** Writes the audit into a file that is verified without the database; answers the exit code. */
export async function exportAuditCommand(deps: Deps, [file]: readonly string[]): Promise<number> {
  if (file === undefined) {
    console.error('npm run export:audit -- <file>');
    return 2;
  }
  if (existsSync(file)) {
    console.error(`${file} is there already; nothing was written.`);
    return 1;
  }
  const { events, seals, signature } = await exportAudit(deps, file);
  console.log(`${events} events and ${seals} seals in ${file}.`);
  if (signature === null)
    console.log('There is no key (AUDIT_KEY): the file is not signed, and proves nothing.');
  return 0;
}

const USAGE = 'npm run verify:export -- <file> <public key> [anchor]';

/** Verifies an exported audit, by nothing but the files named; answers the exit code. */
export async function verifyExportCommand(args: readonly string[]): Promise<number> {
  const [file, key, anchor] = args;
  if (file === undefined || key === undefined) {
    console.error(USAGE);
    return 2;
  }
  const missing = args.find((one) => !existsSync(one));
  if (missing !== undefined) {
    console.error(`${missing} is not there.`);
    return 2;
  }
  const keys = publicKeysIn(readFileSync(key, 'utf8'));
  if (keys.known.length === 0) {
    console.error(`${key} holds no public key.`);
    return 2;
  }
  const { chain, found, findings } = await verifyExport(file, keys, anchor);
  printFindings(findings, found);
  if (chain.unsigned > 0)
    console.log(`The first ${chain.unsigned} events are covered by the first seal alone.`);
  console.log(
    `${chain.events} events, ${chain.seals} seals, by the key ${keys.known.join(', ')}: ` +
      (found === 0 ? 'the audit is whole.' : `${found} findings.`),
  );
  return found === 0 ? 0 : 1;
}
