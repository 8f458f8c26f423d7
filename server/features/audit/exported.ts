import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { inOneView } from '../../../db/dialect.ts';
import type { AuditEventRow } from '../../contract/resources/system.ts';
import type { Deps } from '../../deps.ts';
import { anchorSize } from '../../store/anchor.ts';
import type { PublicKeys } from '../../store/auditKeys.ts';
import { type Seal, sealsOf } from '../../store/auditSeals.ts';
import { eventsOf } from '../../store/auditStore.ts';
import { linesIn } from '../../store/lines.ts';
import { checkAnchor } from './anchored.ts';
import { checkChain, type ChainFound, type Finding, MOST_KEPT } from './chain.ts';

/**
 * The audit as a file that is verified without the database: a line of JSON for each event as it is
 * kept, one for each seal, and a last one that says how many there are, signed.
 */

const FORMAT = 'daihou audit 1';

interface End {
  readonly kind: 'end';
  readonly events: number;
  readonly seals: number;
  readonly head: string;
  readonly at: string;
  readonly signature: string | null;
}
type Line =
  | { readonly kind: 'event'; readonly event: AuditEventRow }
  | { readonly kind: 'seal'; readonly seal: Seal }
  | { readonly kind: 'start'; readonly format: string }
  | End;

const endText = ({ events, seals, head, at }: End): string =>
  `daihou export\n${events}\n${seals}\n${head}\n${at}`;

/** Writes the whole audit into a file; answers what its last line says. */
export async function exportAudit(
  { database: { read }, audit, clock }: Deps,
  file: string,
): Promise<End> {
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  await once(out, 'open');
  const write = async (line: Line): Promise<void> => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  };
  const found = { events: 0, seals: 0, head: '' };
  await write({ kind: 'start', format: FORMAT });
  await inOneView(read, async (trx) => {
    for await (const rows of eventsOf(trx))
      for (const event of rows) {
        found.events += 1;
        found.head = event.hash;
        await write({ kind: 'event', event });
      }
    for await (const seals of sealsOf(trx))
      for (const seal of seals) {
        found.seals += 1;
        await write({ kind: 'seal', seal });
      }
  });
  const open: End = { kind: 'end', ...found, at: clock.now().toISOString(), signature: null };
  const end = { ...open, signature: audit?.keys.sign(endText(open)) ?? null };
  await write(end);
  out.end();
  await finished(out);
  return end;
}

/** The lines of an exported audit, each with its number; null where one cannot be read. */
async function* linesOf(file: string): AsyncGenerator<Line | null> {
  for await (const text of linesIn(createReadStream(file))) {
    let line: Line | null = null;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      // A line that is no JSON is told by whoever counts them.
    }
    yield line;
  }
}

async function* eventsIn(
  file: string,
  seen: Map<number, string> | undefined,
): AsyncGenerator<AuditEventRow[]> {
  for await (const line of linesOf(file))
    if (line?.kind === 'event') {
      seen?.set(line.event.id, line.event.hash);
      yield [line.event];
    }
}

async function* sealsIn(
  file: string,
  seen: Map<number, string> | undefined,
): AsyncGenerator<Seal[]> {
  for await (const line of linesOf(file))
    if (line?.kind === 'seal') {
      seen?.set(line.seal.sequence, line.seal.hash);
      yield [line.seal];
    }
}

export interface ExportFound {
  readonly chain: ChainFound;
  readonly found: number;
  readonly findings: readonly Finding[];
}

/** Verifies an exported audit by the public keys alone, and by an anchor where there is one. */
export async function verifyExport(
  file: string,
  keys: PublicKeys,
  anchor?: string,
): Promise<ExportFound> {
  const findings: Finding[] = [];
  let found = 0;
  const tell = (finding: Finding) => {
    found += 1;
    if (findings.length < MOST_KEPT) findings.push(finding);
  };
  const [events, seals] =
    anchor === undefined
      ? [undefined, undefined]
      : [new Map<number, string>(), new Map<number, string>()];
  const chain = await checkChain(eventsIn(file, events), sealsIn(file, seals), keys);
  chain.findings.forEach(tell);
  await checkEnd(file, chain, keys, tell);
  if (anchor !== undefined && events !== undefined && seals !== undefined)
    await checkAnchor(
      { file: anchor, size: anchorSize(anchor) ?? 0 },
      { events: async () => events, seals: async () => seals },
      keys,
      tell,
    );
  return { chain, found, findings };
}

async function checkEnd(
  file: string,
  chain: ChainFound,
  keys: PublicKeys,
  tell: (finding: Finding) => void,
): Promise<void> {
  let [at, last]: [number, Line | null] = [0, null];
  for await (const line of linesOf(file)) {
    at += 1;
    last = line;
    const isKnown = line !== null && ['start', 'event', 'seal', 'end'].includes(line.kind);
    if (!isKnown) tell({ kind: 'event changed', where: `line ${at}`, what: 'it cannot be read' });
    if (at === 1 && (line?.kind !== 'start' || line.format !== FORMAT))
      tell({ kind: 'event changed', where: 'line 1', what: `it does not say "${FORMAT}"` });
  }
  if (last?.kind !== 'end') {
    tell({ kind: 'end cut off', where: `line ${at}`, what: 'the file ends without its last line' });
    return;
  }
  if (last.signature === null || !keys.holds(endText(last), last.signature))
    tell({
      kind: 'end cut off',
      where: `line ${at}`,
      what: 'the last line is not signed with a known key',
    });
  if (last.events !== chain.events || last.seals !== chain.seals)
    tell({
      kind: 'end cut off',
      where: `line ${at}`,
      what:
        `it counts ${last.events} events and ${last.seals} seals; the file has ` +
        `${chain.events} and ${chain.seals}`,
    });
}
