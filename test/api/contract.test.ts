import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { may } from '../../server/contract/access.ts';
import { storedSchema, type ResourceDefinition } from '../../server/contract/resource.ts';
import { allRoutes } from '../../server/routes.ts';
import type { Installment, Loan, ScheduleRow } from '../../server/contract/resources/loans.ts';
import { query, startTestServer, type TestServer } from '../helpers/api.ts';
import { ROOT } from '../helpers/sources.ts';

const FOLDER = path.join(ROOT, 'server/contract/resources');
const modules = (await Promise.all(
  readdirSync(FOLDER).map((file) => import(path.join(FOLDER, file))),
)) as Record<string, unknown>[];
const definitions = modules
  .flatMap((exported) => Object.values(exported))
  .filter(
    (value): value is ResourceDefinition =>
      typeof value === 'object' && value !== null && 'record' in value && 'sortable' in value,
  );
const served = (route: string) =>
  allRoutes.some((one) => one.method === 'get' && one.path === route);

/** Objects at any depth refuse what their schema does not name. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([name, field]) => [name, strict(field)]);
    return schema.def.catchall === undefined
      ? z.strictObject(Object.fromEntries(shape) as z.ZodRawShape)
      : schema;
  }
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as z.ZodType));
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap() as z.ZodType).nullable();
  return schema;
}

const problems = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(
    ({ path: at, message }) => `${at.join('.')}: ${message}`,
  );

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
});
afterAll(async () => {
  await server.close();
});

describe('the contract', () => {
  it('describes every resource there is', () => {
    expect(definitions.length).toBeGreaterThan(20);
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  });

  it.each(definitions)('of $name is what its list and its records answer', async (definition) => {
    const { name, record } = definition;
    const reader = (['compliance', 'admin', 'supervisor'] as const).find((role) =>
      may(role, name, 'list'),
    );
    const agent = await server.as(reader ?? 'admin');
    const row = strict(record);
    const { body: rows } = await agent.get(`/api/${name}`).query({ range: '[0,199]' }).expect(200);
    expect(problems(z.array(row), rows)).toEqual([]);
    for (const { id } of (rows as { id: number }[]).slice(0, 5)) {
      if (!served(`/${name}/:id`)) continue;
      const { body } = await agent.get(`/api/${name}/${id}`).expect(200);
      expect(problems(row, body)).toEqual([]);
    }
  });

  it.each(definitions)('of $name names every column of its table', async (definition) => {
    const stored = await server.deps.database.read(definition.name).limit(500);
    expect(problems(z.array(storedSchema(definition)), stored)).toEqual([]);
    const columns = Object.keys(await server.deps.database.read(definition.name).columnInfo());
    expect(columns.toSorted()).toEqual(Object.keys(storedSchema(definition).shape).toSorted());
  });

  it('of a schedule today is the list of installments, and adds up to what is owed', async () => {
    const reader = await server.as('supervisor');
    const { body: loans } = await reader.get('/api/loans').query({ range: '[0,999]' }).expect(200);
    const every = (loans as Loan[]).filter(({ id }) => id % 41 === 0);
    expect(every.length).toBeGreaterThan(5);
    for (const { id, loan_no, outstanding_minor } of every) {
      const { body: schedule } = await reader.get(`/api/loans/${id}/schedule`).expect(200);
      const list = query({ filter: { loan_id: id }, range: [0, 199], sort: ['due_on', 'ASC'] });
      const { body: rows } = await reader.get('/api/installments').query(list).expect(200);
      expect(schedule, loan_no).toEqual(
        (rows as Installment[]).map(
          ({ version: _version, created_at: _created, updated_at: _updated, ...row }) => row,
        ),
      );
      const unpaid = (schedule as ScheduleRow[]).reduce((sum, row) => sum + row.unpaid_minor, 0);
      expect(unpaid, loan_no).toBe(outstanding_minor);
    }
  });
});
