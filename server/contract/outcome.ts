import type { Parameters, Refusal, RefusalKey } from './refusals.ts';

/** The answer of a rule or a service: the value, or why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** A refusal on its way out of the function that met it, to whoever answers the request. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.key}`);
    this.refusal = refusal;
  }
}

/**
 * The value of an outcome; a refusal ends the work at once, and is what the request is answered
 * with. Whoever wants to look at a refusal instead runs the work through `settle`.
 *
 * @throws Refused
 */
export function orRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refused(outcome.refusal);
}

/** Runs work that may refuse; a refusal, met or returned, is answered as a value. */
export async function settle<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The outcome that holds a value. */
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** The outcome that says why not. */
export const refuse = (
  key: RefusalKey,
  parameters?: Parameters,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { key, ...(parameters ? { parameters } : {}) },
});

/** A refusal that belongs to one field: its text stands at the field and as the message. */
export const refuseField = (
  field: string,
  key: RefusalKey,
  parameters?: Parameters,
): { ok: false; refusal: Refusal } => {
  const reason = { key, ...(parameters ? { parameters } : {}) };
  return { ok: false, refusal: { ...reason, fields: { [field]: reason } } };
};

/** A refusal of several fields, each with its own reason. */
export const refuseFields = (
  fields: Readonly<Record<string, { key: RefusalKey; parameters?: Parameters }>>,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { key: 'invalid_fields', parameters: { count: Object.keys(fields).length }, fields },
});
