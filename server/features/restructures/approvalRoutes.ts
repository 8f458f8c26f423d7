import { done } from '../../contract/outcome.ts';
import { approvalRow } from '../../contract/resources/restructures.ts';
import { contentRange } from '../../http/listRequest.ts';
import { read, type Route } from '../../http/route.ts';
import { approvalQueue } from '../../views/approvals.ts';

const approvals = read({
  method: 'get',
  path: '/approvals',
  access: { resource: 'restructures', action: 'list' },
  summary: 'Restructures that wait for a supervisor, oldest first',
  answers: approvalRow.array(),
  run: async (db, { businessDate }) => {
    const rows = await approvalQueue(db, businessDate);
    return done({ body: rows, headers: contentRange('approvals', 0, rows.length, rows.length) });
  },
});

export const approvalRoutes: readonly Route[] = [approvals];
