/** Error codes of the API and the HTTP status each one has. */
export const STATUS_OF = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  password_change_required: 403,
  second_factor_required: 403,
  confirmation_required: 403,
  not_found: 404,
  conflict: 409,
  stale_version: 409,
  rule_violated: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof STATUS_OF;

export interface Text {
  readonly code: ErrorCode;
  readonly zh: string;
  readonly en: string;
}
/** A refusal: its code, and what a person reads in either language. */
export const text = (code: ErrorCode, zh: string, en: string): Text => ({ code, zh, en });
