import type { AuthProvider } from 'react-admin';
import { may } from '../../server/contract/access.ts';
import type { Session } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from './dataProvider.ts';
import { httpClientFor } from './http.ts';
import { currentSession, setSession } from './session.ts';

const statusOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;

/** Cookie sessions. The role's rights come from the same table the server refuses by. */
export function createAuthProvider(
  apiUrl: string,
  dataProvider: DaihouDataProvider,
  locale: () => string,
): AuthProvider {
  const ensureSession = async (): Promise<Session> => {
    const known = currentSession();
    if (known) return known;
    const session = await dataProvider.get<Session>('session');
    setSession(session);
    return session;
  };
  return {
    login: async (shown: { username: string; password: string; code?: string }) => {
      setSession(await dataProvider.post<Session>('session', shown));
    },
    logout: async () => {
      const known = currentSession();
      setSession(null);
      // An expired session is signed out already, and a server that is away cannot be told.
      if (known)
        await httpClientFor(locale)(`${apiUrl}/session`, { method: 'DELETE' }).catch(
          () => undefined,
        );
    },
    checkAuth: async () => {
      await ensureSession().catch(() => Promise.reject({ message: false }));
    },
    /** 401: sign in and come back here. A 403 is an answer, not the end of the session. */
    checkError: async (error: unknown) => {
      if (statusOf(error) !== 401) return;
      // The session is forgotten by the sign-out that follows; forgotten here, react-admin would
      // not say why.
      throw new Error('ra.notification.logged_out');
    },
    getIdentity: async () => {
      const { id, full_name } = await ensureSession();
      return { id, fullName: full_name };
    },
    // Asked on the sign-in page as well, where there is nobody yet.
    getPermissions: async () => currentSession()?.role ?? null,
    /**
     * While the session is gone or cannot be asked for, nothing is hidden: the server refuses, and
     * the way leads to the sign-in page and back.
     */
    canAccess: async ({ resource, action }) => {
      const session = await ensureSession().catch(() => null);
      return session === null || may(session.role, resource, action);
    },
  };
}
