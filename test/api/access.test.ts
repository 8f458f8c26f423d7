import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { ACCESS, may, type Permission } from '../../server/contract/access.ts';
import { ROLES, type Role } from '../../server/contract/enums.ts';
import { healthRoutes } from '../../server/http/health.ts';
import type { Route } from '../../server/http/route.ts';
import { allRoutes } from '../../server/routes.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, admin } = await openDesk();

const routes: readonly Route[] = [...healthRoutes, ...allRoutes];
const named = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;
const rolesOf = ({ resource, action }: Permission): readonly Role[] =>
  (ACCESS as Record<string, Record<string, readonly Role[]>>)[resource]?.[action] ?? [];

/**
 * Calls a route with ids that no record has and, where it takes one, an empty body: nothing is
 * written, and a right is all that is asked.
 */
const call = (agent: Agent, route: Route) => {
  const address = `/api${route.path.replace(/:\w+/g, '999999999')}`;
  const request = agent[route.method](address);
  return route.body === undefined ? request : request.send({});
};

describe('the table of routes', () => {
  it('has an access on every route, and every permission it names is in the access table', () => {
    for (const route of routes) {
      const { access } = route;
      if (access === 'public' || access === 'signed_in') continue;
      expect(rolesOf(access), named(route)).not.toEqual([]);
    }
  });

  it('lets nobody in without a session but to six addresses', () => {
    expect(
      routes
        .filter((route) => route.access === 'public')
        .map(named)
        .sort(),
    ).toEqual([
      'GET /health',
      'GET /livez',
      'GET /readyz',
      'GET /welcome',
      'POST /message_receipts',
      'POST /session',
    ]);
    expect(
      routes
        .filter((route) => route.access === 'signed_in')
        .map(named)
        .sort(),
    ).toEqual([
      'DELETE /session',
      'GET /openapi.json',
      'GET /session',
      'POST /session/confirm',
      'POST /session/end',
      'POST /session/factor/begin',
      'POST /session/factor/enrol',
      'POST /session/factor/remove',
      'POST /session/factor/renew_codes',
      'POST /session/password',
    ]);
  });

  it('names each method and path once', () => {
    expect(new Set(routes.map(named)).size).toBe(routes.length);
  });

  it('uses every permission of the access table', () => {
    const used = new Set(
      routes.flatMap(({ access }) =>
        typeof access === 'object' ? [`${access.resource} ${access.action}`] : [],
      ),
    );
    const listed = Object.entries(ACCESS).flatMap(([resource, actions]) =>
      Object.keys(actions).map((action) => `${resource} ${action}`),
    );
    // What a field of a command needs beyond the command itself: asked where the field is read.
    const within = ['contact_check reserve', 'legal_cases override_limitation'];
    expect([...used, ...within].sort()).toEqual(listed.sort());
  });

  it.each(
    routes
      .filter((route) => route.access !== 'public')
      .map((route) => [named(route), route] as const),
  )('answers 401 to %s without a session', async (_name, route) => {
    const { body, status } = await call(server.anonymous(), route);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });
});

describe('the access table over HTTP', () => {
  it.each(ROLES)('lets %s do what it lists and refuses the rest', async (role) => {
    const agent = await server.as(role);
    for (const route of allRoutes) {
      if (typeof route.access !== 'object') continue;
      const { status, body } = await call(agent, route);
      if (rolesOf(route.access).includes(role))
        expect([200, 400, 404], named(route)).toContain(status);
      else expect([status, body.code], named(route)).toEqual([403, 'forbidden']);
    }
  });

  it('keeps the rights that the rules of the trade ask for', () => {
    const allowed = (resource: string, action: string) =>
      ROLES.filter((role) => may(role, resource, action));
    for (const resource of ['borrowers', 'loans', 'payments', 'collection_notes', 'legal_cases']) {
      expect(allowed(resource, 'create'), resource).toEqual(['staff', 'supervisor']);
      expect(allowed(resource, 'edit'), resource).toEqual(['staff', 'supervisor']);
      expect(allowed(resource, 'list'), resource).toEqual([...ROLES]);
    }
    for (const resource of ['borrowers', 'loans', 'legal_cases'])
      expect(allowed(resource, 'delete'), resource).toEqual(['supervisor']);
    for (const resource of [
      'payments',
      'collection_notes',
      'audit_events',
      'installments',
      'note_revisions',
    ])
      expect(allowed(resource, 'delete'), resource).toEqual([]);
    expect(allowed('payments', 'reverse')).toEqual(['supervisor']);
    expect(allowed('audit_events', 'list')).toEqual(['compliance', 'admin']);
    expect(allowed('borrowers', 'reveal')).not.toContain('admin');
    expect(allowed('borrowers', 'export')).not.toContain('admin');
  });

  it('refuses what it does not know, and names that every object has', () => {
    for (const [resource, action] of [
      ['nothing', 'list'],
      ['loans', 'burn'],
      ['constructor', 'name'],
      ['__proto__', 'toString'],
      ['loans', 'constructor'],
      ['loans', '__proto__'],
    ] as const) {
      expect(
        ROLES.some((role) => may(role, resource, action)),
        `${resource} ${action}`,
      ).toBe(false);
    }
  });

  it('tells each role its permissions as the table has them', async () => {
    for (const role of ROLES) {
      const { body } = await (await server.as(role)).get('/api/session').expect(200);
      const expected = Object.fromEntries(
        Object.entries(ACCESS).map(([resource, actions]) => [
          resource,
          Object.entries(actions)
            .filter(([, roles]) => (roles as readonly string[]).includes(role))
            .map(([action]) => action),
        ]),
      );
      expect(body.permissions).toEqual(expected);
    }
  });
});

interface Layer {
  name: string;
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

describe('a handler that did not come from the table', () => {
  it('does not exist: the application has exactly the routes of the table', () => {
    const { stack } = server.app.router as { stack: Layer[] };
    // Middleware passes requests on or refuses them; anything else in the application is a router,
    // and there is one.
    expect(
      stack.filter((layer) => layer.handle.stack === undefined).map((layer) => layer.name),
    ).toEqual([
      'helmetMiddleware',
      'result',
      'noStore',
      'sameOrigin',
      'compression',
      'jsonParser',
      '<anonymous>',
      '<anonymous>',
    ]);
    expect(stack.filter((layer) => layer.route !== undefined)).toEqual([]);
    const routers = stack.filter((layer) => layer.handle.stack !== undefined);
    expect(routers).toHaveLength(1);
    const mounted = (routers[0]?.handle.stack ?? []).map((layer) => {
      expect(layer.route, layer.name).toBeDefined();
      return Object.keys(layer.route?.methods ?? {})
        .map((method) => `${method.toUpperCase()} ${layer.route?.path}`)
        .join();
    });
    expect(mounted).toEqual(routes.map(named));
  });

  it('cannot be written elsewhere: only mounting and the screens hold a router of Express', () => {
    const root = path.resolve(import.meta.dirname, '../../server');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const holders = files.filter((file) =>
      /^import (?!type )[^;]*from 'express';/m.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(holders.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
      'app.ts',
      'http/mount.ts',
      'http/screens.ts',
    ]);
  });

  it.each([
    ['GET', '/api/users/1/password'],
    ['PATCH', '/api/loans/1'],
    ['PUT', '/api/audit_events/1'],
    ['DELETE', '/api/payments/1'],
    ['POST', '/api/installments'],
    ['GET', '/api/'],
    ['GET', '/api/loans/1/2'],
  ])('is answered 404 at %s %s', async (method, address) => {
    const { body } = await admin[method.toLowerCase() as 'get'](address).expect(404);
    expect(body).toMatchObject({ code: 'not_found', message: 'There is nothing at this address' });
  });
});

describe('addresses open to all', () => {
  it('GET /api/health says which database and schema is served', async () => {
    const { body, headers } = await server.anonymous().get('/api/health').expect(200);
    expect(body).toEqual({
      status: 'ok',
      database: server.deps.database.dialect,
      schema: expect.stringMatching(/^\d{4}_\w+$/),
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('GET /api/openapi.json describes every route, its permission, path and body', async () => {
    const { body } = await admin.get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    const described = Object.values(body.paths as Record<string, object>).flatMap((methods) =>
      Object.keys(methods),
    ).length;
    expect(described).toBe(routes.length);
    for (const route of routes) {
      const operation = body.paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`]?.[route.method];
      expect(operation, named(route)).toMatchObject({
        summary: expect.stringMatching(/\S/),
        'x-permission': route.access,
        responses: { 200: {}, default: {} },
      });
      const parameters = (operation.parameters ?? []) as {
        name: string;
        in: string;
        required?: boolean;
        schema: object;
      }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(
        inPath.map(({ name }) => name),
        named(route),
      ).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
      expect(
        inPath.every(({ required }) => required === true),
        named(route),
      ).toBe(true);
      if (route.body === undefined) expect(operation.requestBody, named(route)).toBeUndefined();
      else
        expect(
          operation.requestBody.content[
            route.kind === 'write' && route.upload ? 'multipart/form-data' : 'application/json'
          ].schema,
          named(route),
        ).toMatchObject({ type: 'object', properties: expect.any(Object) });
    }
  });

  it('the description refers to nothing missing, and has the contract’s enumerations', async () => {
    const { text, body } = await admin.get('/api/openapi.json');
    expect(text).not.toContain('"$ref"');
    const payment = body.paths['/api/payments'].post.requestBody.content['application/json'].schema;
    expect(payment.additionalProperties).toBe(false);
    expect(payment.required).toEqual(
      expect.arrayContaining(['loan_id', 'amount_minor', 'paid_on', 'channel']),
    );
    expect(payment.properties.channel.enum).toEqual([
      'bank_transfer',
      'app',
      'cash',
      'debit',
      'agency',
      'court',
    ]);
  });
});
