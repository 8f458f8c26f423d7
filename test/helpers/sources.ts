import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** The project's own source files, parsed, for the tests of its house rules. */

export const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['server', 'admin', 'db', 'seeds', 'test'];

export interface Imported {
  readonly from: string;
  /** Only types: gone at run time. */
  readonly typesOnly: boolean;
}
export interface Source {
  /** From the project's root, such as `server/app.ts`. */
  readonly file: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Imported[];
  readonly defaultExport: boolean;
  readonly functions: readonly { readonly line: number; readonly lines: number }[];
}

export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Visits a node of a parsed file and all within it. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit);
  else if (typeof node === 'object' && node !== null && 'type' in node) {
    visit(node as Node);
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit);
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** A source file, parsed. */
export const parsed = (file: string): unknown =>
  parseSync(file, readFileSync(path.join(ROOT, file), 'utf8')).program;

function read(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const { program, module } = parseSync(file, text);
  const functions: { line: number; lines: number }[] = [];
  const dynamic: Imported[] = [];
  walk(program, (node) => {
    if (FUNCTIONS.has(node.type))
      functions.push({
        line: lineAt(text, node.start),
        lines: lineAt(text, node.end) - lineAt(text, node.start) + 1,
      });
    if (node.type === 'ImportExpression')
      dynamic.push({
        from: String((node['source'] as { value?: unknown }).value),
        typesOnly: false,
      });
  });
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typesOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const reexports = exported.flatMap((entry) =>
    entry.moduleRequest ? [{ from: entry.moduleRequest.value, typesOnly: entry.isType }] : [],
  );
  return {
    file,
    text,
    lines: text.split('\n').length - 1,
    imports: [...statics, ...dynamic, ...reexports],
    functions,
    defaultExport: exported.some((entry) => entry.exportName.kind === 'Default'),
  };
}

export function sources(): Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name}`,
    ),
  )
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map(read);
}

/** The project file an import means, or undefined for a package. */
export function target(source: Source, { from }: Imported): string | undefined {
  return from.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(source.file), from))
    : undefined;
}
