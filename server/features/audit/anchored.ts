import {
  type AnchorFile,
  type AnchorLine,
  readAnchor,
  type Restored,
  restoredText,
} from '../../store/anchor.ts';
import type { PublicKeys } from '../../store/auditKeys.ts';
import { sealHash, sealText } from '../../store/auditSeals.ts';
import type { Finding } from './chain.ts';

/** A book as the anchor asks it: the hashes of some events and of some seals. */
export interface Anchored {
  events(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
  seals(sequences: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export interface AnchorFound {
  readonly heads: number;
  readonly seals: number;
  /** Backups that were brought in, after which the anchor knows more than the book. */
  readonly restores: readonly Restored[];
  /** Lines of events that a restore gave up. */
  readonly givenUp: number;
}

/** Restores of the anchor that are signed, each with the number of its line. */
async function restoresIn(
  file: AnchorFile,
  keys: PublicKeys,
  tell: (finding: Finding) => void,
): Promise<(Restored & { line: number })[]> {
  const found: (Restored & { line: number })[] = [];
  for await (const lines of readAnchor(file))
    for (const { at, line } of lines) {
      if (line === null)
        tell({ kind: 'anchor unread', where: `line ${at}`, what: 'it is no line of an anchor' });
      if (line?.kind !== 'restored') continue;
      if (keys.holds(restoredText(line), line.signature)) found.push({ ...line, line: at });
      else
        tell({
          kind: 'anchor unread',
          where: `line ${at}`,
          what: 'it tells of a restore, and its signature is none of the known keys',
        });
    }
  return found;
}

type Told = { at: number; line: AnchorLine };

/** Holds every line of an anchor against a book: what it saw must still be there. */
export async function checkAnchor(
  file: AnchorFile,
  book: Anchored,
  keys: PublicKeys,
  tell: (finding: Finding) => void,
): Promise<AnchorFound> {
  const restores = await restoresIn(file, keys, tell);
  const found = { heads: 0, seals: 0, restores, givenUp: 0 };
  const missing = new Span();
  const others = new Span();
  const isGivenUp = (at: number, event: number) =>
    restores.some((one) => at < one.line && event > one.event);
  for await (const lines of readAnchor(file)) {
    const told = lines.filter((one): one is Told => one.line !== null);
    const events = await book.events(
      told.flatMap(({ line }) => (line.kind === 'head' ? [line.event] : [])),
    );
    const seals = await book.seals(
      told.flatMap(({ line }) => (line.kind === 'seal' ? [line.seal.sequence] : [])),
    );
    for (const { at, line } of told) {
      if (line.kind === 'restored') continue;
      const event = line.kind === 'head' ? line.event : line.seal.event_id;
      if (isGivenUp(at, event)) found.givenUp += 1;
      else if (line.kind === 'head') {
        found.heads += 1;
        const hash = events.get(line.event);
        if (hash === undefined) missing.add(line.event);
        else if (hash !== line.hash) others.add(line.event);
      } else {
        found.seals += 1;
        checkSeal(line, at, seals, keys, tell);
      }
    }
  }
  if (missing.count > 0)
    tell({
      kind: 'end cut off',
      where: missing.name,
      what: `the anchor saw ${missing.count} writes end there that the book does not have`,
    });
  if (others.count > 0)
    tell({
      kind: 'events re-chained',
      where: others.name,
      what: `the anchor saw ${others.count} writes end there with other hashes`,
    });
  return found;
}

function checkSeal(
  { seal }: Extract<AnchorLine, { kind: 'seal' }>,
  at: number,
  seals: ReadonlyMap<number, string>,
  keys: PublicKeys,
  tell: (finding: Finding) => void,
): void {
  const hash = seals.get(seal.sequence);
  if (sealHash(seal) !== seal.hash || !keys.holds(sealText(seal.hash), seal.signature))
    tell({
      kind: 'anchor unread',
      where: `line ${at}`,
      what: 'it holds a seal whose signature is none of the known keys',
    });
  else if (hash === undefined)
    tell({
      kind: 'seal removed',
      where: `seal ${seal.sequence}`,
      what: `line ${at} of the anchor has it, the book has not`,
    });
  else if (hash !== seal.hash)
    tell({
      kind: 'seal changed',
      where: `seal ${seal.sequence}`,
      what: `it is not the one that line ${at} of the anchor has`,
    });
}

/** Events of a kind, from the first to the last, and how many. */
class Span {
  count = 0;
  #first = Number.MAX_SAFE_INTEGER;
  #last = 0;

  add(event: number): void {
    this.count += 1;
    this.#first = Math.min(this.#first, event);
    this.#last = Math.max(this.#last, event);
  }

  get name(): string {
    return this.#first === this.#last
      ? `event ${this.#first}`
      : `events ${this.#first} to ${this.#last}`;
  }
}
