/** The packages that a built server needs at run time, read from the lock file. */

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface LockFile {
  /** By folder, such as `node_modules/knex/node_modules/debug`. */
  readonly packages: Readonly<Record<string, Locked>>;
}

/** The folder in which Node finds a package that is asked for from `from`. */
function folderOf(lock: LockFile, name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
    if (folder in lock.packages) return folder;
    if (at === '') return undefined;
  }
}

/**
 * The folders of `names` and of all they rest on, in order, but for `without` and what only those
 * rest on. Throws where the lock file lacks one that is not optional.
 */
export function lockedFolders(
  lock: LockFile,
  names: readonly string[],
  without: ReadonlySet<string> = new Set(),
): string[] {
  const found = new Set<string>();
  const open = names.map((name) => ({ name, from: '', optional: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (without.has(next.name)) continue;
    const folder = folderOf(lock, next.name, next.from);
    if (folder === undefined && !next.optional)
      throw new Error(`package-lock.json lacks ${next.name}, asked for by ${next.from}`);
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      open.push({ name, from: folder, optional: name in optionalDependencies });
  }
  return [...found].toSorted();
}

/** Which of some packages a text imports, requires or resolves. */
export const namedIn = (text: string, packages: readonly string[]): string[] =>
  packages.filter((name) => new RegExp(`['"\`]${name}(?:/[^'"\`]*)?['"\`]`).test(text));
