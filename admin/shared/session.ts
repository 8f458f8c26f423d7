import { useSyncExternalStore } from 'react';
import { type Resource, may } from '../../server/contract/access.ts';
import type { Session } from '../../server/contract/resources/system.ts';
import { currentSession, watchSession } from '../providers/session.ts';

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
