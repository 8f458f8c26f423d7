import { useSyncExternalStore } from 'react';
import { useDataProvider } from 'react-admin';
import { type Resource, may } from '../../server/contract/access.ts';
import type { Session } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { currentSession, setSession, watchSession } from '../providers/session.ts';

/** The session of the person signed in; null on the sign-in page. */
export function useSession(): Session | null {
  return useSyncExternalStore(watchSession, currentSession);
}

/** The lender's date, `YYYY-MM-DD`: what "today" means on every screen. */
export function useBusinessDate(): string {
  return useSession()?.business_date ?? '1970-01-01';
}

/** Tells whether the person signed in may do this, by the same table as the server's. */
export function useMay(resource: Resource, action: string): boolean {
  const session = useSession();
  return session !== null && may(session.role, resource, action);
}

/**
 * Reads the session anew, after something it tells of has changed; a failure leaves it as it is.
 */
export function useReadSession(): () => Promise<void> {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return async () => {
    await dataProvider.get<Session>('session').then(setSession, () => undefined);
  };
}
