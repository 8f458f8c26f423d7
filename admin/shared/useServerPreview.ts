import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { HttpError, useDataProvider, useLocale } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

const PAUSE_MS = 300;
const NONE = {};

interface Preview<A> {
  /** The last answer, also while a newer one is on its way. */
  answer: A | undefined;
  /** The server's words where it refuses what was typed; '' where it could not be asked. */
  refusal: string | undefined;
  /** Messages of the server at single fields, by name. */
  fields: Readonly<Record<string, string>>;
  /** The answer shown belongs to what was typed before. */
  isStale: boolean;
}

interface Options {
  /** The time an answer stands without being asked for again. */
  freshMs?: number;
}

/** The key an answer is kept under; it has words in the reader's language. */
export const previewKey = (path: string, body: object | null, locale: string) => [
  'preview',
  path,
  locale,
  body === null ? null : JSON.stringify(body),
];

/**
 * Asks a POST that changes nothing what would come of a form, once the typing rests. `null` asks
 * nothing.
 */
export function useServerPreview<A>(
  path: string,
  body: object | null,
  { freshMs = 0 }: Options = {},
): Preview<A> {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const locale = useLocale();
  const wanted = body === null ? null : JSON.stringify(body);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['preview', path, locale, asked],
    queryFn: ({ signal }) =>
      dataProvider.post<A>(path, JSON.parse(asked ?? '{}') as object, signal),
    enabled: asked !== null && wanted !== null,
    placeholderData: keepPreviousData,
    staleTime: freshMs,
    refetchOnWindowFocus: freshMs === 0,
    refetchOnReconnect: freshMs === 0,
    retry: false,
  });
  const failed = error !== null && asked === wanted && wanted !== null;
  return {
    answer: wanted === null || failed ? undefined : data,
    refusal: failed ? refusalOf(error) : undefined,
    fields: failed ? fieldsOf(error) : NONE,
    isStale: isFetching || asked !== wanted,
  };
}

/** The first thing said about a field says more than the general message. */
function refusalOf(error: unknown): string {
  if (!(error instanceof HttpError) || error.status < 400 || error.status >= 500) return '';
  return Object.values(fieldsOf(error))[0] ?? error.message;
}

function fieldsOf(error: unknown): Readonly<Record<string, string>> {
  const { errors } = ((error instanceof HttpError ? error.body : null) ?? {}) as {
    errors?: Record<string, unknown>;
  };
  return Object.fromEntries(
    Object.entries(errors ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
