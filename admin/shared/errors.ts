/** The text of a failure for a notification: the server's own words, or a key of ours. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'app.error.unknown';
}
