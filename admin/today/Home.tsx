import { useSearchParams } from 'react-router-dom';
import { useSession } from '../shared/session.ts';
import { RoleHome } from './RoleHome.tsx';
import { Today } from './Today.tsx';

/** The first page: a clerk's own day, else what waits for the role; a supervisor opens any day. */
export function Home() {
  const session = useSession();
  const [parameters] = useSearchParams();
  const userId = Number(parameters.get('user_id') ?? '') || undefined;
  if (session === null) return null;
  if (session.role === 'staff') return <Today />;
  if (session.role === 'supervisor' && userId !== undefined)
    return <Today userId={userId === session.id ? undefined : userId} />;
  return <RoleHome />;
}
