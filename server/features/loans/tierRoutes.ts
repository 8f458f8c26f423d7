import { done, orRefuse } from '../../contract/outcome.ts';
import { parse } from '../../contract/validation.ts';
import { overdueTier, overdueTiersQuery } from '../../contract/views.ts';
import { contentRange } from '../../http/listRequest.ts';
import { read, type Route } from '../../http/route.ts';
import { handlingRoute } from './handlingRoute.ts';
import { overdueTiers } from '../../views/overdueTiers.ts';

const tiers = read({
  method: 'get',
  path: '/overdue_tiers',
  access: { resource: 'overdue_tiers', action: 'list' },
  summary: 'The book by overdue tier as of a date',
  answers: overdueTier.array(),
  run: async (db, { query, businessDate, language }, { scope }) => {
    const asked = orRefuse(parse(overdueTiersQuery, query, language));
    const on = asked.as_of ?? businessDate;
    const rows = await overdueTiers(db, on, asked.known_at, scope);
    return done({
      body: rows,
      headers: contentRange('overdue_tiers', 0, rows.length, rows.length),
    });
  },
});

export const tierRoutes: readonly Route[] = [tiers, handlingRoute];
