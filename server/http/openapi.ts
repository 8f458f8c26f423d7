import { z } from 'zod';
import { STATUS_OF } from '../contract/refusals.ts';
import type { Route } from './route.ts';

const errorSchema = {
  type: 'object',
  required: ['code', 'message', 'errors'],
  properties: {
    code: { enum: Object.keys(STATUS_OF) },
    message: { type: 'string' },
    errors: {
      type: 'object',
      additionalProperties: {
        anyOf: [
          { type: 'string' },
          { type: 'object', properties: { serverError: { type: 'string' } } },
        ],
      },
    },
  },
};
const LIST_PARAMETERS = [
  { name: 'sort', in: 'query', schema: { type: 'string' }, example: '["id","DESC"]' },
  { name: 'range', in: 'query', schema: { type: 'string' }, example: '[0,24]' },
  {
    name: 'after',
    in: 'query',
    schema: { type: 'string' },
    description: 'beside `range`: `last` of `Daihou-Keys` of the page before; `before`: `first`',
  },
  { name: 'before', in: 'query', schema: { type: 'string' } },
  { name: 'filter', in: 'query', schema: { type: 'string' }, example: '{"q":"…"}' },
];

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const FILE = { type: 'string', contentMediaType: 'application/octet-stream' };

/** JSON, or the fields of a form with files among them. */
function sentContent(route: Route, body: z.ZodType): object {
  const schema = jsonSchema(body, 'input');
  const json = { 'application/json': { schema } };
  if (route.kind !== 'write' || route.upload === undefined) return json;
  if (route.upload === 'several')
    return {
      ...json,
      'multipart/form-data': {
        schema: {
          type: 'object',
          description: 'the files stand in fields named for their kinds',
          properties: { record: schema },
          required: ['record'],
          additionalProperties: { type: 'array', items: FILE },
        },
      },
    };
  const {
    properties,
    required = [],
    ...rest
  } = schema as { properties?: object; required?: string[] };
  return {
    'multipart/form-data': {
      schema: {
        ...rest,
        properties: {
          ...properties,
          file: FILE,
        },
        required: [...required, 'file'],
      },
    },
  };
}

function operation(route: Route): object {
  const parameters = [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(route.method === 'get' && !route.path.includes(':') && typeof route.access === 'object'
      ? LIST_PARAMETERS
      : []),
  ];
  const answer = route.answers
    ? { content: { 'application/json': { schema: jsonSchema(route.answers, 'output') } } }
    : {};
  return {
    summary: route.summary,
    tags: [route.path.split('/')[1]],
    'x-permission': route.access,
    ...(route.access === 'public' ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: sentContent(route, route.body) } }
      : {}),
    responses: {
      200: { description: 'done', ...answer },
      default: { description: 'refused', content: { 'application/json': { schema: errorSchema } } },
    },
  };
}

/** The OpenAPI 3.1 description, made from the very schemas that check requests. */
export function describeApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Daihou',
      version: '1',
      description:
        'Post-loan administration. Money in minor units, rates in basis points, dates YYYY-MM-DD.',
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'daihou_session' } },
    },
    security: [{ session: [] }],
    paths,
  };
}
