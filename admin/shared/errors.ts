import { HttpError } from 'react-admin';

/** The server's messages at the fields of a form; undefined where it names none. */
export function fieldErrorsOf(error: unknown): Record<string, string> | undefined {
  const body: unknown = error instanceof HttpError ? error.body : undefined;
  if (typeof body !== 'object' || body === null || !('errors' in body)) return undefined;
  const { root: _whole, ...fields } = body.errors as Record<string, string>;
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** The text of a failure for a notification: the server's own words, or a key of ours. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'app.error.unknown';
}
