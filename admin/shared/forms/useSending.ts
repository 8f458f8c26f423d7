import { useCallback, useMemo, useRef, useState } from 'react';
import {
  type CreateParams,
  HttpError,
  type Middleware,
  type SaveContextValue,
  type UpdateParams,
  useRefresh,
  useRegisterMutationMiddleware,
  useSaveContext,
} from 'react-admin';
import type { FieldValues } from 'react-hook-form';

/** Messages at the fields of a form; undefined once it is saved. */
export type FieldErrors = object | undefined;
/** Sends a form; `key` is the same for every try of one form. */
export type SendForm = (values: FieldValues, key: string) => Promise<FieldErrors>;

type Params = CreateParams | UpdateParams;
type Write = (resource: string, params: Params) => Promise<unknown>;

const isStale = (error: unknown): boolean =>
  error instanceof HttpError && (error.body as { code?: string } | null)?.code === 'stale_version';

/** Why nobody knows whether the form was saved; null where the server said so. */
function unsentBy(error: unknown): 'network' | 'server' | null {
  if (!(error instanceof HttpError)) return null;
  if (error.status === 0) return 'network';
  return error.status >= 500 ? 'server' : null;
}

/**
 * Sends a form by the create or edit around it, or by a function of its own: one try at a time,
 * each under the form's key. A record that another person changed is read anew.
 */
export function useSending(key: string, onSaved: () => void, own: SendForm | undefined) {
  const around = useSaveContext();
  const refresh = useRefresh();
  const sending = useRef(false);
  const [unsent, setUnsent] = useState<'network' | 'server' | null>(null);
  const write: Middleware<Write> = useCallback(
    async (resource: string, params: Params, next: Write) => {
      const isNew = !('id' in params);
      try {
        const answer = await next(
          resource,
          isNew ? { ...params, meta: { ...(params.meta as object), key } } : params,
        );
        setUnsent(null);
        onSaved();
        return answer;
      } catch (error) {
        setUnsent(unsentBy(error));
        if (isStale(error)) refresh();
        throw error;
      }
    },
    [key, onSaved, refresh],
  );
  useRegisterMutationMiddleware<Write>(write);
  const { save } = around;
  const once = useCallback(async <T>(send: () => Promise<T>): Promise<T | undefined> => {
    if (sending.current) return undefined;
    sending.current = true;
    try {
      return await send();
    } finally {
      sending.current = false;
    }
  }, []);
  const context: SaveContextValue = useMemo(
    () => ({
      ...around,
      ...(save
        ? { save: (values, callbacks) => once(async () => await save(values, callbacks)) }
        : {}),
    }),
    [around, save, once],
  );
  const submit = useCallback(
    async (values: FieldValues) =>
      await once(async () => {
        if (own === undefined) return await save?.(values);
        const errors = await own(values, key);
        if (errors === undefined) onSaved();
        return errors;
      }),
    [once, own, save, key, onSaved],
  );
  return { context, submit, unsent };
}
