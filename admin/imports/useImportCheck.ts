import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocale, useNotify } from 'react-admin';
import type { Import, ImportCheck } from '../../server/contract/resources/imports.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { keepRecord } from '../shared/keepRecord.ts';

type Change = Partial<Pick<Import, 'map' | 'mends' | 'leave_out'>>;

/** How the files would be read as things stand, asked anew whenever something about it changes. */
export function useImportCheck({ id, version, mends }: Import) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const locale = useLocale();
  const client = useQueryClient();
  const notify = useNotify();
  const [saving, setSaving] = useState(false);
  const { data, error, isFetching } = useQuery({
    queryKey: ['imports', 'check', id, version, locale],
    queryFn: ({ signal }) => dataProvider.post<ImportCheck>(`imports/${id}/check`, {}, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const change = async (sent: Change) => {
    setSaving(true);
    try {
      const { data: kept } = await dataProvider.update<Import>('imports', {
        id,
        data: sent,
        previousData: { id },
      });
      keepRecord(client, 'imports', kept);
    } catch (refusal) {
      notify(messageOf(refusal), { type: 'error' });
    } finally {
      setSaving(false);
    }
  };
  return {
    check: data,
    refusal: error === null ? null : messageOf(error),
    busy: isFetching || saving,
    mends,
    change,
  };
}

export type Checking = ReturnType<typeof useImportCheck>;
