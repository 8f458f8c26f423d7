import type { Page, Request, Route } from '@playwright/test';
import type { Console } from './console.ts';
import { query } from './api.ts';

interface DemoLoan {
  id: number;
  loan_no: string;
  borrower_id: number;
}

/** A late loan of the demo book, another one for each `nth`. */
export async function lateLoanOf({ server }: Console, nth = 0): Promise<DemoLoan> {
  const { body } = await (await server.as('staff'))
    .get('/api/loans')
    .query(
      query({ filter: { tier: 'M1', status: 'active' }, range: [0, 99], sort: ['id', 'ASC'] }),
    );
  const loan = (body as DemoLoan[])[nth];
  if (loan === undefined) throw new Error('the demo book has too few late loans');
  return loan;
}

/** How many records a resource has, as somebody who reads everything sees it. */
export async function countOf(
  { server }: Console,
  resource: string,
  filter: object = {},
): Promise<number> {
  const { headers } = await (await server.as('compliance'))
    .get(`/api/${resource}`)
    .query(query({ filter, range: [0, 0] }));
  return Number(String(headers['content-range']).split('/')[1]);
}

const isWrite = (request: Request, path: string): boolean =>
  request.method() === 'POST' && new URL(request.url()).pathname === path;

/** What is posted to an address from now on: the bodies and keys, as they left the browser. */
export function postsTo(page: Page, path: string): { body: unknown; key: string | null }[] {
  const posts: { body: unknown; key: string | null }[] = [];
  page.on('request', (request) => {
    if (!isWrite(request, path)) return;
    const key = request.headers()['idempotency-key'] ?? null;
    posts.push({ body: request.postDataJSON() as unknown, key });
  });
  return posts;
}

/** The server does what it is asked, but its next answer to a write does not arrive. */
export async function loseNextAnswer(
  page: Page,
  method: 'POST' | 'PUT',
  path: string,
): Promise<void> {
  let lost = false;
  await page.route(
    (url) => url.pathname === path,
    async (route: Route) => {
      if (lost || route.request().method() !== method) return await route.continue();
      lost = true;
      await route.fetch();
      return await route.abort('connectionreset');
    },
  );
}
