import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { HttpError, useDataProvider } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

const PAUSE_MS = 300;

interface Preview<A> {
  /** The last answer, also while a newer one is on its way. */
  answer: A | undefined;
  /** The server's words where it refuses what was typed; '' where it could not be asked. */
  refusal: string | undefined;
  /** The answer shown belongs to what was typed before. */
  isStale: boolean;
}

/** Asks a POST that changes nothing what would come of a form, once the typing rests. `null` asks nothing. */
export function useServerPreview<A>(path: string, body: object | null): Preview<A> {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const wanted = body === null ? null : JSON.stringify(body);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['preview', path, asked],
    queryFn: ({ signal }) => dataProvider.post<A>(path, JSON.parse(asked ?? '{}') as object, signal),
    enabled: asked !== null && wanted !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const failed = error !== null && asked === wanted && wanted !== null;
  return { answer: wanted === null || failed ? undefined : data, refusal: failed ? refusalOf(error) : undefined, isStale: isFetching || asked !== wanted };
}

/** The first thing said about a field says more than the general message. */
function refusalOf(error: unknown): string {
  if (!(error instanceof HttpError) || error.status < 400 || error.status >= 500) return '';
  const { errors } = (error.body ?? {}) as { errors?: Record<string, unknown> };
  const ofField = Object.values(errors ?? {}).find((text): text is string => typeof text === 'string');
  return ofField ?? error.message;
}
