import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../../server/contract/access.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { checkContact } from '../helpers/contacts.ts';
import { readDay } from '../helpers/worklist.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
});
afterAll(async () => {
  await server.close();
});

describe('the day of each clerk of the demo book', () => {
  it('is full, and no call of it is refused by the contact check at its moment', async () => {
    const asker = await server.as('compliance');
    for (const name of ['staff', 'staff2']) {
      const { rows, resting } = await readDay(await server.as(name));
      const calls = rows.filter(({ call }) => call);
      expect(calls.length).toBeGreaterThan(10);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const { loan_id, not_before } of calls) {
        const at = not_before === null ? {} : { at: not_before };
        const verdict = await checkContact(asker, loan_id ?? 0, at);
        expect({ loan_id, ...verdict }).toMatchObject({ loan_id, allowed: true });
      }
      for (const { loan_id, why, rule } of resting)
        if (why === 'rule')
          expect(await checkContact(asker, loan_id ?? 0)).toMatchObject({ allowed: false, rule });
    }
    expect(may('compliance', 'contact_check', 'reserve')).toBe(false);
  });

  it('costs a number of queries that does not grow with the people of the list', async () => {
    const { read } = server.deps.database;
    let queries = 0;
    const heard = () => {
      queries += 1;
    };
    read.on('query', heard);
    const { rows } = await readDay(await server.as('staff'));
    read.removeListener('query', heard);
    expect(rows.length).toBeGreaterThan(50);
    expect(queries).toBeLessThan(60);
  });
});
