import { fetchUtils, HttpError, type Options } from 'react-admin';
import { hearClock } from './clock.ts';
import { answered, keyOfWrite } from './formKeys.ts';
import { idleSeconds } from './idle.ts';
import {
  currentSession,
  interrupt,
  type Interruption,
  putRight,
  setBusinessDate,
  setToDo,
} from './session.ts';

type Headers_ = Record<string, string>;

/** Headers of every request: the reader's language, whose page asks, and how long untouched. */
export function requestHeaders(locale: string): Headers_ {
  const person = currentSession()?.id;
  return {
    'Accept-Language': locale === 'zh' ? 'zh-CN' : locale,
    ...(person === undefined ? {} : { 'Daihou-Person': String(person) }),
    'Daihou-Idle-Seconds': String(idleSeconds()),
  };
}

const statusOf = (error: unknown): number => (error instanceof HttpError ? error.status : 0);

/** Whether the server may have done what was asked although it did not say so. */
const isLost = (error: unknown): boolean =>
  error instanceof HttpError && (error.status === 0 || error.status >= 500);

const isWrite = (method: string | undefined): boolean => method === 'POST' || method === 'PUT';

const isSignIn = (url: string): boolean => url.endsWith('/session');
const isOfSession = (url: string): boolean => /\/session(\/|$)/.test(url);

/**
 * `fetchJson` with those headers, and for a write a key under which a repeat gets the first answer.
 * A session that is over is signed in again over the page, and the request repeated. A failure
 * without words of the server's gets ours, as a translation key.
 */
export function httpClientFor(locale: () => string): typeof fetchUtils.fetchJson {
  return async (url, options: Options = {}) => {
    const send = async () => {
      const headers = new Headers(options.headers);
      for (const [name, value] of Object.entries(requestHeaders(locale())))
        headers.set(name, value);
      if (isWrite(options.method) && !headers.has('Idempotency-Key'))
        headers.set('Idempotency-Key', keyOfWrite(url, options.body));
      const answer = await fetchUtils.fetchJson(url, { ...options, headers });
      hearClock(answer.headers.get('Daihou-Clock'));
      setBusinessDate(answer.headers.get('Daihou-Business-Date'));
      return answer;
    };
    try {
      const answer = await withSession(url, send);
      answered(url, options.body);
      return answer;
    } catch (error) {
      const said = inOurWords(error);
      if (!isLost(said)) answered(url, options.body);
      throw said;
    }
  };
}

/**
 * Sends; where the person has to sign in again, or to do something else first, once more after they
 * have done it over the page.
 */
async function withSession<T>(url: string, send: () => Promise<T>): Promise<T> {
  // What would be refused is not even asked.
  if (currentSession()?.to_do != null && !isOfSession(url)) await putRight({ kind: 'to_do' });
  try {
    return await send();
  } catch (error) {
    const reason = currentSession() === null ? null : inTheWay(url, error);
    if (reason === null || !(await putRight(reason))) throw error;
    return await send();
  }
}

/** Which refusal an answer is, of many that share a code. */
export function reasonOf(error: unknown): string | undefined {
  const body: unknown = error instanceof HttpError ? error.body : null;
  return typeof body === 'object' && body !== null && 'reason' in body
    ? String(body.reason)
    : undefined;
}

const TO_DO = { change_password_first: 'password', enrol_factor_first: 'factor' } as const;

/** What a failure says stands between the page and its server; null where it is another. */
function inTheWay(url: string, error: unknown): Interruption | null {
  const reason = reasonOf(error);
  // Somebody else is signed in in this browser: the page stops.
  if (reason === 'page_of_another') interrupt({ kind: 'another', name: null });
  if (reason === 'confirm_yourself') return { kind: 'confirm' };
  if (reason === 'change_password_first' || reason === 'enrol_factor_first') {
    setToDo(TO_DO[reason]);
    return { kind: 'to_do' };
  }
  return statusOf(error) === 401 && !isSignIn(url) ? { kind: 'ended' } : null;
}

/** The raw request of a file, with the same headers and the same errors. */
export async function fetchFile(
  url: string,
  locale: string,
  signal?: AbortSignal,
): Promise<Response> {
  try {
    return await withSession(url, async () => {
      const response = await fetch(url, {
        headers: requestHeaders(locale),
        ...(signal && { signal }),
      });
      if (response.ok) return response;
      const body: unknown = await response.json().catch(() => null);
      throw new HttpError(wordsOf(body) ?? '', response.status, body);
    });
  } catch (error) {
    throw inOurWords(error);
  }
}

export function wordsOf(body: unknown): string | undefined {
  return typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string'
    ? body.message
    : undefined;
}

/** A request that was called off passes through as it is: react-query knows it by its name. */
export function inOurWords(error: unknown): unknown {
  if (error instanceof HttpError) {
    if (wordsOf(error.body as unknown) !== undefined) return error;
    return new HttpError(
      error.status >= 500 ? 'app.error.server' : 'app.error.unknown',
      error.status,
      error.body,
    );
  }
  if (error instanceof TypeError) return new HttpError('app.error.network', 0);
  return error;
}
