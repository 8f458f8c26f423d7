import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Agent } from 'supertest';
import { may } from '../../server/contract/access.ts';
import { ROLES, type Role } from '../../server/contract/enums.ts';
import { see } from './see.ts';
import { parsed, ROOT, walk, type Node } from './sources.ts';

/**
 * The screens of the console, read from its own sources: what App.tsx mounts, the pages that the
 * face of each resource has, and the rooms of the menu, which say what one must be allowed there.
 */
export interface ConsoleScreen {
  /** Such as `loans-show`, or `review-report` of a page beside the resources. */
  readonly name: string;
  /** Such as `/loans/:id/show`. */
  readonly address: string;
  /** Whose record `:id` is. */
  readonly resource: string;
  /** The first role that may enter. */
  readonly as: Role;
}

const PAGES: Readonly<Record<string, string>> = {
  list: '',
  create: '/create',
  show: '/:id/show',
  edit: '/:id',
};

/** The value of a literal, as of a JSX attribute or a property. */
const literal = (node: unknown): string | undefined => {
  const { value } = (node ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : undefined;
};
const nameOf = (node: unknown): string => {
  const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
  return String(name ?? value);
};
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);

/** The literal properties of an object, by name. */
const properties = (object: Node): Record<string, string | undefined> =>
  Object.fromEntries(
    listOf(object['properties']).map((property) => [
      nameOf(property['key']),
      literal(property['value']),
    ]),
  );

/** The JSX elements of a file: their names and literal attributes. */
function elements(file: string): { tag: string; attributes: Record<string, string | undefined> }[] {
  const found: { tag: string; attributes: Record<string, string | undefined> }[] = [];
  walk(parsed(file), (node) => {
    if (node.type !== 'JSXOpeningElement') return;
    const attributes = listOf(node['attributes']).filter(({ type }) => type === 'JSXAttribute');
    found.push({
      tag: nameOf(node['name']),
      attributes: Object.fromEntries(
        attributes.map((attribute) => [nameOf(attribute['name']), literal(attribute['value'])]),
      ),
    });
  });
  return found;
}

/** The pages of the face of a resource: list, create, show, edit. */
function pagesOf(resource: string): string[] {
  const file = `admin/${resource}/index.ts`;
  if (!existsSync(path.join(ROOT, file))) throw new Error(`${resource} has no face`);
  const pages: string[] = [];
  walk(parsed(file), (node) => {
    if (node.type !== 'ExportDefaultDeclaration') return;
    for (const property of listOf((node['declaration'] as Node)['properties']))
      pages.push(nameOf(property['key']));
  });
  return pages.filter((page) => page in PAGES);
}

interface Room {
  address: string;
  resource: string;
  action: string;
}

/** The rooms of the menu. */
function rooms(): Room[] {
  const found: Room[] = [];
  walk(parsed('admin/layout/rooms.ts'), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const { resource, path: address = resource, action = 'list' } = properties(node);
    if (resource !== undefined) found.push({ address: `/${address}`, resource, action });
  });
  return found;
}

/** The first role that may do something; a screen that nobody may enter is a mistake. */
function roleFor(resource: string, action: string): Role {
  const role = ROLES.find((one) => may(one, resource, action));
  if (role === undefined) throw new Error(`nobody may ${action} ${resource}`);
  return role;
}

/** Every screen that has an address of its own. */
export function consoleScreens(): ConsoleScreen[] {
  const menu = rooms();
  const mounted = elements('admin/App.tsx');
  const screenAt = (name: string, address: string, resource: string, action: string) => {
    const room = menu.find((one) => one.address === address);
    const as = roleFor(room?.resource ?? resource, room?.action ?? action);
    return { name, address, resource, as };
  };
  const named = (tag: string, attribute: string) =>
    mounted.flatMap(({ tag: one, attributes }) =>
      one === tag ? (attributes[attribute] ?? []) : [],
    );
  const resources = named('Resource', 'name').flatMap((resource) =>
    pagesOf(resource).map((page) =>
      screenAt(`${resource}-${page}`, `/${resource}${PAGES[page]}`, resource, page),
    ),
  );
  const routes = named('Route', 'path').map((route) => {
    const address = route.replace(/\/:\w+\?$/, '');
    const [resource = ''] = address.split('/').slice(1);
    return screenAt(
      address.slice(1).replaceAll(/\/:id|\//g, (part) => (part === '/' ? '-' : '')),
      address,
      resource,
      'show',
    );
  });
  return [...resources, ...routes];
}

/** Which record of a resource is looked at, where not the first one is. */
const CHOSEN: Readonly<Record<string, object>> = { loans: { tier: 'M3' } };

/** The query that finds the record to look at. */
export const recordQuery = (resource: string): Record<string, string> => {
  const filter = JSON.stringify(CHOSEN[resource] ?? {});
  return { range: '[0,0]', filter };
};

/** The address of a page with something filled in beforehand or chosen. */
export const addressWith = (address: string, parameters: Record<string, unknown>): string =>
  `${address}?${Object.entries(parameters)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${name}=${encodeURIComponent(text)}`;
    })
    .join('&')}`;

/** Ids of records to look at, by resource; a resource of which the book has none is left out. */
export async function recordIds(
  as: (username: Role) => Promise<Agent>,
  screens: readonly ConsoleScreen[],
): Promise<Readonly<Record<string, number>>> {
  const ids: Record<string, number> = {};
  for (const { resource, address, as: role } of screens) {
    if (!address.includes(':id') || resource in ids) continue;
    const { body } = await (await as(role))
      .get(`/api/${resource}`)
      .query(recordQuery(resource))
      .expect(200);
    const [record] = body as { id: number }[];
    if (record !== undefined) ids[resource] = record.id;
  }
  return ids;
}

const settlings = new WeakMap<Page, () => Promise<void>>();

/**
 * Waits until nothing has been asked for or shown as loading for a moment; the load states of a
 * page say nothing of a change of address within it. The same of a page however often it is asked.
 */
export function settling(page: Page): () => Promise<void> {
  const settled = settlings.get(page) ?? newSettling(page);
  settlings.set(page, settled);
  return settled;
}

function newSettling(page: Page): () => Promise<void> {
  let [open, last] = [0, 0];
  const ended = () => {
    open -= 1;
    last = performance.now();
  };
  page
    .on('request', () => {
      open += 1;
    })
    .on('requestfinished', ended)
    .on('requestfailed', ended);
  return async () => {
    last = performance.now();
    while (open > 0 || performance.now() - last < 200) await page.waitForTimeout(40);
    await see(page.locator('[role="progressbar"], .MuiSkeleton-root')).toHaveCount(0, {
      timeout: 20_000,
    });
  };
}
