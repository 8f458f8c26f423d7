import { describe, expect, it } from 'vitest';
import { may } from '../../server/contract/access.ts';
import { allRoutes } from '../../server/routes.ts';
import { openDesk } from '../helpers/desk.ts';
import { shareOf } from '../helpers/extent.ts';

const { admin, compliance, staff } = await openDesk();

const lists = allRoutes.filter(
  ({ method, path, access }) =>
    method === 'get' &&
    !path.includes(':') &&
    typeof access === 'object' &&
    access.action === 'list',
);
const readerOf = (resource: string) => {
  if (may('admin', resource, 'list')) return admin;
  return may('compliance', resource, 'list') ? compliance : staff;
};

const ODD = [
  '{"toString":1}',
  '[{"toString":1}]',
  '[{"toJSON":1},"ASC"]',
  '[null]',
  '[[]]',
  '5',
  '"__proto__"',
  '["__proto__","ASC"]',
  '["constructor"]',
  '["id",{"a":1}]',
  '["id","down"]',
  'true',
  '{',
  '\u0000',
];

const PARAMETERS = ['sort', 'range', 'filter', 'embed', 'after', 'before', 'toString', '__proto__'];

describe('a query of a list that is no query', () => {
  it('has lists to be asked of', () => {
    expect(lists.length).toBeGreaterThan(20);
  });

  it.each(lists.map(({ path, access }, at) => [path, access, at] as const))(
    '%s refuses it by name, and never fails',
    async (path, access, nth) => {
      if (typeof access !== 'object') throw new Error('a list without a permission');
      const agent = readerOf(access.resource);
      for (const [at, value] of ODD.entries())
        for (const parameter of shareOf(PARAMETERS, PARAMETERS.length, at + nth)) {
          const { status, body } = await agent.get(`/api${path}`).query({ [parameter]: value });
          expect(status, `${path}?${parameter}=${value} ${JSON.stringify(body)}`).toBeLessThan(500);
        }
      const { status } = await agent.get(`/api${path}`).query({ sort: '{"toString":1}' });
      expect([200, 400]).toContain(status);
    },
  );
});
