import { done } from '../contract/outcome.ts';
import { currentSchema } from '../../db/migrate.ts';
import { special } from './route.ts';

export const healthRoute = special({
  method: 'get',
  path: '/health',
  access: 'public',
  summary: 'Is the server up, on which database and schema',
  run: async ({ deps: { database } }) =>
    done({
      body: {
        status: 'ok',
        database: database.dialect,
        schema: await currentSchema(database.read),
      },
    }),
});
