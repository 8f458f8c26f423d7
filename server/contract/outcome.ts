import type { Parameters, Refusal, RefusalKey } from './refusals.ts';

/** What a service answers: the value, or why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

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
