/**
 * The server's clock, as its latest answer told it: what was typed, paid and allowed when goes by
 * one clock, however wrong the one of this machine is.
 */
let heard = { instant: 0, at: 0 };

export function hearClock(instant: string | null): void {
  const ms = Date.parse(instant ?? '');
  if (!Number.isNaN(ms)) heard = { instant: ms, at: performance.now() };
}

/** The present instant in milliseconds since 1970; about zero before the server was heard. */
export const serverNow = (): number => heard.instant + performance.now() - heard.at;
