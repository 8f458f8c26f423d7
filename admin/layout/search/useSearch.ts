import { useTranslate } from 'react-admin';
import { useSession } from '../../shared/session.ts';
import { type Room, roomsOf } from '../rooms.ts';
import { begunVerbs, type Command, readCommand } from './command.ts';
import { type Hit, type HitGroup, pageHit, pagesNamed, verbHit } from './hits.ts';
import { type Found, useFound } from './useFound.ts';
import { useRecentHits } from './useRecentHits.ts';
import { type Verb, verbsOf } from './verbs.ts';

export interface Search extends Pick<Found, 'asked' | 'isSettled' | 'failed' | 'more'> {
  readonly command: Command;
  /** The verbs of this person. */
  readonly verbs: readonly Verb[];
  readonly groups: readonly HitGroup[];
}

/** All that answers to what is typed: records, pages and verbs. */
export function useSearch(text: string): Search {
  const translate = useTranslate();
  const session = useSession();
  const verbs = session ? verbsOf(session.role) : [];
  const rooms = session ? roomsOf(session.role).flatMap((group) => group.rooms) : [];
  const command = readCommand(text, verbs);
  const { borrowers, loans, cases, ...found } = useFound(command);
  const recent = useRecentHits(command);
  const { verb, subject, notAmount } = command;
  const isDeed = verb !== null && verb.kind !== 'open';
  const nameOf = ({ nameKey }: Room) => translate(nameKey, { smart_count: 2 });
  const pages = pagesNamed(isDeed ? text : subject, rooms, nameOf);
  const begun = begunVerbs(text, verbs).filter((one) => one !== verb);
  const group = (key: HitGroup['key'], hits: readonly Hit[]): HitGroup => ({ key, hits });
  const records = isDeed
    ? [group('which_loan', subject === '' ? recent : loans)]
    : [
        group('recent', recent),
        group('borrowers', borrowers),
        group('loans', loans),
        group('legal_cases', cases),
      ];
  const groups = [
    ...(isDeed ? [] : [group('pages', pages.called.map(pageHit))]),
    ...records,
    group('verbs', begun.map(verbHit)),
    group('pages', [...(isDeed ? pages.called : []), ...pages.others].map(pageHit)),
  ];
  return {
    ...found,
    command,
    verbs,
    groups: notAmount === null ? groups.filter(({ hits }) => hits.length > 0) : [],
  };
}
