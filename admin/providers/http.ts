import { fetchUtils, HttpError, type Options } from 'react-admin';
import { newUuid } from './uuid.ts';

type Headers_ = Record<string, string>;

/**
 * Headers of every request: the reader's language, and for a POST a key under which a repeat gets
 * the first answer.
 */
export function requestHeaders(method: string, locale: string): Headers_ {
  const headers: Headers_ = { 'Accept-Language': locale === 'zh' ? 'zh-CN' : locale };
  if (method === 'POST') headers['Idempotency-Key'] = newUuid();
  return headers;
}

/**
 * `fetchJson` with those headers. A failure without words of the server's gets ours, as a
 * translation key.
 */
export function httpClientFor(locale: () => string): typeof fetchUtils.fetchJson {
  return async (url, options: Options = {}) => {
    const headers = new Headers(options.headers);
    for (const [name, value] of Object.entries(requestHeaders(options.method ?? 'GET', locale())))
      headers.set(name, value);
    try {
      return await fetchUtils.fetchJson(url, { ...options, headers });
    } catch (error) {
      throw inOurWords(error);
    }
  };
}

/** The raw request of a file, with the same headers and the same errors. */
export async function fetchFile(url: string, locale: string): Promise<Response> {
  try {
    const response = await fetch(url, { headers: requestHeaders('GET', locale) });
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => null);
    throw new HttpError(wordsOf(body) ?? '', response.status, body);
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
