import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Identifier,
  type RaRecord,
  useDataProvider,
  useNotify,
  useRefresh,
} from 'react-admin';
import type { Resource } from '../../server/contract/access.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from './errors.ts';
import { keepRecord } from './keepRecord.ts';

interface Options {
  /** The message once it is done, as a translation key. */
  doneKey?: string;
}

/**
 * A command on one record: `const [withdraw, { isPending }] = useCommand('collection_notes',
 * 'withdraw')`, then `await withdraw(id, { reason })`. Answers the changed record, or null after
 * showing why the server refused. The page refreshes.
 */
export function useCommand<T extends RaRecord = RaRecord>(
  resource: Resource,
  verb: string,
  { doneKey }: Options = {},
) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [isPending, setPending] = useState(false);
  const run = async (id: Identifier, body: object = {}): Promise<T | null> => {
    setPending(true);
    try {
      const answer = await dataProvider.command<T>(resource, id, verb, body);
      keepRecord(client, resource, answer);
      if (doneKey) notify(doneKey, { type: 'success' });
      refresh();
      return answer;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return null;
    } finally {
      setPending(false);
    }
  };
  return [run, { isPending }] as const;
}
