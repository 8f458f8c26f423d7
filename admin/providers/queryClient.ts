import { QueryClient } from '@tanstack/react-query';

/**
 * A refusal stays a refusal however often it is asked; only the network and the server's own
 * failures deserve a second try.
 */
function retry(failures: number, error: unknown): boolean {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
  return failures < 2 && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Asked also where the browser believes to be offline: what fails is said, not put off.
      queries: { retry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
