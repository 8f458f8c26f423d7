import { pipeline, Readable } from 'node:stream';
import type { ErrorRequestHandler, Response } from 'express';
import { bookFault, constraintViolation, isBusy } from '../../db/errors.ts';
import type { Language } from '../contract/enums.ts';
import type { Outcome } from '../contract/outcome.ts';
import {
  errorBody,
  REFUSALS,
  STATUS_OF,
  type Refusal,
  type RefusalKey,
} from '../contract/refusals.ts';
import type { Deps } from '../deps.ts';
import { languageOf } from './language.ts';
import type { Answer } from './route.ts';

/** When a write that met a busy book is worth another try. */
const RETRY_AFTER_SECONDS = '10';

export function sendRefusal(res: Response, language: Language, refusal: Refusal): void {
  const status = STATUS_OF[REFUSALS[refusal.key].code];
  if (status === STATUS_OF.unavailable) res.set('Retry-After', RETRY_AFTER_SECONDS);
  const minutes = refusal.parameters?.['minutes'];
  if (status === STATUS_OF.too_many_requests && minutes !== undefined)
    res.set('Retry-After', String(Number(minutes) * 60));
  res.status(status).json(errorBody(refusal, language));
}

export function sendOutcome(
  res: Response,
  language: Language,
  outcome: Outcome<Answer>,
  created: number,
): void {
  if (!outcome.ok) return sendRefusal(res, language, outcome.refusal);
  const { status, headers, body } = outcome.value;
  res.status(status ?? created).set({ ...headers });
  if (typeof body === 'string' || Buffer.isBuffer(body)) res.send(body);
  else if (isParts(body)) sendParts(res, body);
  else res.json(body);
}

const isParts = (body: unknown): body is AsyncIterable<string> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** Sends a long text as it comes; a failure half-way breaks the connection. */
function sendParts(res: Response, parts: AsyncIterable<string>): void {
  pipeline(Readable.from(parts), res, () => undefined);
}

interface HttpError {
  type?: string;
  status?: number;
  limit?: number;
}

/** Uniqueness that is a rule of its own: the index refuses what the rule has let pass. */
const UNIQUE: Readonly<Record<string, { key: RefusalKey; field: string }>> = {
  'legal_cases loan_id': { key: 'other_case_filed', field: 'stage' },
};

const FAULTS = { full: 'disk_full', gone: 'book_gone', unreachable: 'book_unreachable' } as const;

/** The refusal for an error that is the state of the database; undefined for any other. */
export function outOfService(error: unknown): Refusal | undefined {
  if (isBusy(error)) return { key: 'book_busy' };
  const fault = bookFault(error);
  return fault === undefined ? undefined : { key: FAULTS[fault] };
}

/** The refusal for an error that is the request's fault; undefined for any other. */
function expected(error: unknown): Refusal | undefined {
  const { type, status, limit } = (error ?? {}) as HttpError;
  if (type === 'entity.too.large')
    return {
      key: 'body_too_large',
      parameters: { limit: `${Math.round((limit ?? 0) / 1024)} KB` },
    };
  if (status === 400 && error instanceof URIError) return { key: 'no_such_route' };
  // What reading the body refuses: broken JSON, a charset or compression that is unknown or not
  // what it says.
  if (status !== undefined && status >= 400 && status < 500) return { key: 'malformed_json' };
  const violation = constraintViolation(error);
  const field = violation?.columns[0];
  const known =
    violation?.kind === 'unique'
      ? UNIQUE[`${violation.table} ${violation.columns.join(' ')}`]
      : undefined;
  if (known !== undefined) return { key: known.key, fields: { [known.field]: { key: known.key } } };
  if (violation?.kind === 'unique' && field !== undefined) {
    const reason = { key: 'not_unique', parameters: { field } } as const;
    return { ...reason, fields: { [field]: reason } };
  }
  return violation?.kind === 'foreign_key' ? { key: 'in_use' } : undefined;
}

/**
 * The last stop: expected errors get their text, all others a 500 with an id that the log knows.
 * Nothing of the error itself leaves.
 */
export const errorHandler =
  (deps: Deps): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const language = languageOf(req.get('accept-language'));
    const refusal = expected(error);
    if (refusal !== undefined) return sendRefusal(res, language, refusal);
    const unavailable = outOfService(error);
    const id = res.get('X-Request-Id') ?? '';
    deps.log.error(
      { id, method: req.method, path: req.path, error: placeOf(error) },
      unavailable?.key ?? 'request failed',
    );
    sendRefusal(res, language, unavailable ?? { key: 'internal', parameters: { id } });
  };

/**
 * What the log gets of an error: its place, not its words. A database error's message holds the
 * statement with its values.
 */
function placeOf(error: unknown) {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  const frames = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return { name, code, frames };
}
