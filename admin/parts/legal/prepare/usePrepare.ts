import type { PrepareAnswer, PrepareCheck } from '../../../../server/contract/resources/filing.ts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import type { DaihouDataProvider } from '../../../providers/dataProvider.ts';
import { messageOf } from '../../../shared/errors.ts';

/** Loans a request: each is one transaction, and the bar moves after each. */
const CHUNK = 50;

/** Asks which of the loans would get a draft, and what keeps the others from it. Writes nothing. */
export function usePrepareCheck(loan_ids: readonly number[]) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['legal_cases', 'prepare_check', loan_ids],
    queryFn: ({ signal }) =>
      dataProvider.post<PrepareCheck>('legal_cases/prepare_check', { loan_ids }, signal),
    staleTime: Infinity,
    refetchOnMount: 'always',
  });
}

export interface Run {
  state: 'asking' | 'running' | 'done' | 'stopped' | 'failed';
  /** Loans that were answered. */
  answered: number;
  created: PrepareAnswer['created'];
  skipped: PrepareAnswer['skipped'];
  error: string | null;
}

/**
 * Creates the drafts, a part at a time. It can be stopped between two parts; what is made stays,
 * and starting again makes nothing twice.
 */
export function usePrepare() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const refresh = useRefresh();
  const stopping = useRef(false);
  const [run, setRun] = useState<Run>({
    state: 'asking',
    answered: 0,
    created: [],
    skipped: [],
    error: null,
  });
  const start = async (ids: readonly number[]) => {
    stopping.current = false;
    let now: Run = { state: 'running', answered: 0, created: [], skipped: [], error: null };
    setRun(now);
    try {
      for (let from = 0; from < ids.length && !stopping.current; from += CHUNK) {
        const part = ids.slice(from, from + CHUNK);
        const { created, skipped } = await dataProvider.post<PrepareAnswer>('legal_cases/prepare', {
          loan_ids: part,
        });
        now = {
          ...now,
          answered: now.answered + part.length,
          created: [...now.created, ...created],
          skipped: [...now.skipped, ...skipped],
        };
        setRun(now);
      }
      setRun({ ...now, state: now.answered < ids.length ? 'stopped' : 'done' });
    } catch (error) {
      setRun({ ...now, state: 'failed', error: messageOf(error) });
    }
    refresh();
  };
  return {
    run,
    start: (ids: readonly number[]) => void start(ids),
    stop: () => {
      stopping.current = true;
    },
  };
}
