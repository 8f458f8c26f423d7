/**
 * All occurrences of many words in one pass (Aho and Corasick, 1975): a trie of the words, each
 * node with a link to the longest suffix of it that is also in the trie.
 */

interface Node {
  next: Map<number, Node>;
  /** Where to go on when no edge fits. The root has none. */
  fail: Node | null;
  /** Index of the word that ends here; -1 for none. */
  word: number;
  /** The nearest node down the `fail` links at which a word ends. */
  shorter: Node | null;
}

export interface Automaton {
  root: Node;
  lengths: readonly number[];
}

const node = (): Node => ({ next: new Map(), fail: null, word: -1, shorter: null });

/** Builds the automaton of distinct, non-empty words, given as UTF-16 code units. */
export function buildAutomaton(words: readonly (readonly number[])[]): Automaton {
  const root = node();
  for (const [index, word] of words.entries()) {
    let at = root;
    for (const code of word) {
      const known = at.next.get(code) ?? node();
      at.next.set(code, known);
      at = known;
    }
    at.word = index;
  }
  link(root);
  return { root, lengths: words.map((word) => word.length) };
}

/** Links nodes level by level, so that those of shorter prefixes stand when they are asked for. */
function link(root: Node): void {
  const queue: Node[] = [root];
  for (const parent of queue) {
    for (const [code, child] of parent.next) {
      child.fail = parent.fail === null ? root : step(root, parent.fail, code);
      child.shorter = child.fail.word >= 0 ? child.fail : child.fail.shorter;
      queue.push(child);
    }
  }
}

function step(root: Node, from: Node, code: number): Node {
  for (let at: Node | null = from; at !== null; at = at.fail) {
    const next = at.next.get(code);
    if (next !== undefined) return next;
  }
  return root;
}

/**
 * Calls `found` for each occurrence, by its end; `start` and `end` are indexes into `codes`, `end`
 * exclusive.
 */
export function eachOccurrence(
  { root, lengths }: Automaton,
  codes: readonly number[],
  found: (word: number, start: number, end: number) => void,
): void {
  let at = root;
  for (let index = 0; index < codes.length; index += 1) {
    at = step(root, at, codes[index] ?? 0);
    for (let hit: Node | null = at.word >= 0 ? at : at.shorter; hit !== null; hit = hit.shorter)
      found(hit.word, index + 1 - (lengths[hit.word] ?? 0), index + 1);
  }
}
