import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';

interface Props<Data> {
  data: Data | undefined;
  error: unknown;
  onRetry: () => void;
  /** Holds the place until the data is there. */
  waiting: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Shows what was fetched; until then what waits in its place, or why it did not come. */
export function Fetched<Data>({ data, error, onRetry, waiting, children }: Props<Data>) {
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  return data === undefined ? waiting : children(data);
}
