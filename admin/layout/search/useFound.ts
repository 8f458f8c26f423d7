import { useEffect, useState } from 'react';
import { useGetList, useGetMany } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useMay } from '../../shared/session.ts';
import type { Command } from './command.ts';
import { borrowerHit, byPerson, caseHit, deedHit, type Hit, loanHit } from './hits.ts';

const EACH = 6;
/** A verb has the list to itself. */
const LOANS_OF_VERB = 8;
/**
 * The loans that cannot take a verb are left out here: a search that is narrowed by status as well
 * reads all that match before it can cut.
 */
const READ_FOR_VERB = 25;
const SHORTEST = 2;
const PAUSE_MS = 180;

/** Of those that match alike the newest first, of loans the worst. */
const bestFirst = { field: 'match', order: 'DESC' as const };
/** The worst stands first: who is called about it is looked for most. */
export const worstFirst = { field: 'days_past_due', order: 'DESC' as const };

/** The borrowers of loans, as far as they are read. */
export function useOwners(loans: readonly Loan[]): readonly Borrower[] {
  const ids = [...new Set(loans.map(({ borrower_id }) => borrower_id))];
  const { data } = useGetMany<Borrower>('borrowers', { ids }, { enabled: ids.length > 0 });
  return data?.filter((one) => one !== undefined) ?? [];
}

export interface Found {
  readonly borrowers: readonly Hit[];
  readonly loans: readonly Hit[];
  readonly cases: readonly Hit[];
  /** The text they were found by; empty while none was asked for. */
  readonly asked: string;
  /** They are those of what stands in the field now. */
  readonly isSettled: boolean;
  /** They could not be read. */
  readonly failed: boolean;
  /** The server has others beyond them. */
  readonly more: boolean;
}

/** The text once typing pauses, where it is long enough to look for. */
function usePaused(text: string): string {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.length >= SHORTEST ? text : ''), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return asked;
}

interface Listed {
  readonly data?: readonly unknown[] | undefined;
  readonly total?: number | undefined;
}
const isCut = ({ data, total }: Listed): boolean => (total ?? 0) > (data?.length ?? 0);

/**
 * Borrowers, loans and cases that match the subject; of a verb the loans that can take it, those of
 * one person beside each other, the worst first.
 */
export function useFound(command: Command): Found {
  const { verb, notAmount } = command;
  const subject = notAmount === null ? command.subject : '';
  const asked = usePaused(subject);
  const anything = verb === null || verb.kind === 'open';
  const enabled = asked !== '';
  const params = (perPage = EACH) => ({
    filter: { q: asked },
    pagination: { page: 1, perPage },
    sort: bestFirst,
  });
  const everywhere = { enabled: enabled && anything };
  const borrowers = useGetList<Borrower>('borrowers', params(), everywhere);
  const cases = useGetList<LegalCase>('legal_cases', params(), {
    enabled: useMay('legal_cases', 'list') && enabled && anything,
  });
  const loans = useGetList<Loan>('loans', params(anything ? EACH : READ_FOR_VERB), {
    enabled,
  });
  const read = enabled ? (loans.data ?? []) : [];
  const able = read.filter(({ status }) => anything || verb.statuses.includes(status));
  const found = able.slice(0, anything ? EACH : LOANS_OF_VERB);
  const owners = useOwners(found);
  const lists = [borrowers, loans, cases];
  const shown = <T>(data: readonly T[] | undefined) => (everywhere.enabled ? (data ?? []) : []);
  return {
    borrowers: shown(borrowers.data).map(borrowerHit),
    loans: (anything ? found : byPerson(found)).map((loan) =>
      deedHit(loanHit(loan, owners), loan.id, command),
    ),
    cases: shown(cases.data).map(caseHit),
    asked,
    isSettled:
      (subject.length < SHORTEST ? asked === '' : subject === asked) &&
      !(enabled && lists.some(({ isFetching }) => isFetching)),
    failed: enabled && lists.some(({ isError }) => isError),
    more: enabled && ((anything ? lists : [loans]).some(isCut) || able.length > found.length),
  };
}
