import type { GetListParams } from 'react-admin';

/** The keys of the first and the last row of a page, as the server told them. */
interface Keys {
  readonly first: unknown;
  readonly last: unknown;
}

/** The page of a list that was read last, and how it was asked for. */
interface ReadPage {
  readonly page: number;
  readonly query: string;
  readonly keys: Keys | null;
}

/** So many lists are remembered, those read last. */
const MOST = 20;

function keysIn(header: string | null): Keys | null {
  return header === null ? null : (JSON.parse(decodeURIComponent(header)) as Keys);
}

const asked = (name: 'after' | 'before', key: unknown): string =>
  `&${name}=${encodeURIComponent(JSON.stringify(key))}`;

/** How a page is asked for after another was read: by its key if they touch, else by its place. */
function queryFor(page: number, last: ReadPage | undefined): string {
  if (page === 1 || last === undefined) return '';
  if (page === last.page) return last.query;
  if (last.keys === null) return '';
  if (page === last.page + 1) return asked('after', last.keys.last);
  return page === last.page - 1 ? asked('before', last.keys.first) : '';
}

/**
 * Remembers of each list the page that was read last, so that the next and the one before are
 * found by its edge: deep in a long list that costs what the first page does.
 */
export function pageMemory() {
  const pages = new Map<string, ReadPage>();
  return (resource: string, { pagination, sort, filter }: GetListParams) => {
    const { page = 1, perPage = 0 } = pagination ?? {};
    const list = JSON.stringify([resource, sort, filter, perPage]);
    const query = queryFor(page, pages.get(list));
    return {
      /** What is added to the query of the page. */
      query,
      /** Takes what the answer said of its keys. */
      heard: (header: string | null): void => {
        pages.delete(list);
        pages.set(list, { page, query, keys: keysIn(header) });
        const [eldest] = pages.keys();
        if (pages.size > MOST && eldest !== undefined) pages.delete(eldest);
      },
    };
  };
}
