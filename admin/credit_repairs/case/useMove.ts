import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';
import { keepRecord } from '../../shared/keepRecord.ts';

type FieldErrors = Record<string, unknown>;

interface Made {
  /** The changed request; null where it was refused. */
  repair: CreditRepair | null;
  /** Messages of the server at single fields of a form. */
  fields: FieldErrors;
  refusal: string | null;
}

/**
 * Makes one move on a request, or changes what it says. What is said at a field of the form needs
 * not be said twice; everything else is a notice.
 */
export function useMove(id: number) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const attempt = async (
    write: () => Promise<CreditRepair>,
    shown: readonly string[],
  ): Promise<Made> => {
    setBusy(true);
    try {
      const repair = await write();
      keepRecord(client, 'credit_repairs', repair);
      refresh();
      return { repair, fields: {}, refusal: null };
    } catch (error) {
      const fields = fieldsOf(error, shown);
      const refusal = Object.keys(fields).length > 0 ? null : messageOf(error);
      if (refusal !== null) notify(refusal, { type: 'error' });
      // Somebody was faster: what stands here is old.
      if (error instanceof HttpError && error.status === 409) refresh();
      return { repair: null, fields, refusal };
    } finally {
      setBusy(false);
    }
  };
  const move = (verb: string, body: object, shown: readonly string[] = []) =>
    attempt(() => dataProvider.command<CreditRepair>('credit_repairs', id, verb, body), shown);
  const change = (values: Partial<CreditRepair>, shown: readonly string[]) =>
    attempt(
      async () =>
        (
          await dataProvider.update<CreditRepair>('credit_repairs', {
            id,
            data: values,
            previousData: { id } as CreditRepair,
          })
        ).data,
      shown,
    );
  return { move, change, busy };
}

function fieldsOf(error: unknown, shown: readonly string[]): FieldErrors {
  const { errors } = ((error instanceof HttpError ? error.body : null) ?? {}) as {
    errors?: FieldErrors;
  };
  return Object.fromEntries(Object.entries(errors ?? {}).filter(([name]) => shown.includes(name)));
}
