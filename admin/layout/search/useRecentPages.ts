import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { RECENT_KINDS, type Recent, rememberOpened } from '../../providers/recent.ts';
import { useSession } from '../../shared/session.ts';

const RECORD = /^\/([a-z_]+)\/(\d+)(?:\/show)?$/;

/** The record whose page stands at an address, if the search shows such. */
export function recordAt(pathname: string): Recent | null {
  const [, resource, id] = RECORD.exec(pathname) ?? [];
  const kind = RECENT_KINDS.find((one) => one === resource);
  return kind === undefined ? null : { kind, id: Number(id) };
}

/** Remembers the records this person opens, for the search. */
export function useRecentPages(): void {
  const { pathname } = useLocation();
  const person = useSession()?.id;
  useEffect(() => {
    const record = recordAt(pathname);
    if (person !== undefined && record !== null) rememberOpened(person, record);
  }, [pathname, person]);
}
