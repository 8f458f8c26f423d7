import { useGetList, useGetMany } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { type Recent, recentOf } from '../../providers/recent.ts';
import { useMay, useSession } from '../../shared/session.ts';
import type { Command } from './command.ts';
import { borrowerHit, caseHit, deedHit, type Hit, loanHit } from './hits.ts';
import { useOwners, worstFirst } from './useFound.ts';
import { recordAt } from './useRecentPages.ts';

const SHOWN = 8;
const LOANS_OF_PERSONS = 25;

const idsOf = (recent: readonly Recent[], kind: Recent['kind']): number[] =>
  recent.filter((one) => one.kind === kind).map(({ id }) => id);

/** Reads what is there of some records; one that was deleted is left out. */
function useRecords(recent: readonly Recent[]) {
  const asked = (kind: Recent['kind'], allowed = true) => {
    const ids = idsOf(recent, kind);
    return [kind, { ids }, { enabled: allowed && ids.length > 0 }] as const;
  };
  const borrowers = useGetMany<Borrower>(...asked('borrowers')).data ?? [];
  const loans = useGetMany<Loan>(...asked('loans')).data ?? [];
  const cases =
    useGetMany<LegalCase>(...asked('legal_cases', useMay('legal_cases', 'list'))).data ?? [];
  return { borrowers, loans, cases };
}

/**
 * What this person opened last, without the page that is open. Of a verb that says no subject yet:
 * the loans among it, and those of the persons among it, beginning with the page that is open.
 */
export function useRecentHits(command: Command): readonly Hit[] {
  const { pathname } = useLocation();
  const here = recordAt(pathname);
  const person = useSession()?.id ?? 0;
  const { verb, subject } = command;
  const isDeed = verb !== null && verb.kind !== 'open';
  const isHere = ({ kind, id }: Recent) => here?.kind === kind && here.id === id;
  const recent = (subject === '' ? recentOf(person) : [])
    .filter((one) => isDeed || !isHere(one))
    .slice(0, SHOWN);
  const { borrowers, loans, cases } = useRecords(recent);
  const persons = isDeed ? idsOf(recent, 'borrowers') : [];
  const { data: theirs = [] } = useGetList<Loan>(
    'loans',
    {
      filter: { borrower_id: persons },
      pagination: { page: 1, perPage: LOANS_OF_PERSONS },
      sort: worstFirst,
    },
    { enabled: persons.length > 0 },
  );
  const owners = useOwners([...loans.filter((one) => one !== undefined), ...theirs]);
  const isAble = (loan: Loan | undefined) =>
    loan !== undefined && verb?.statuses.includes(loan.status);
  const loansOf = ({ kind, id }: Recent): Loan[] =>
    kind === 'loans'
      ? loans.filter((loan) => isAble(loan) && loan.id === id)
      : theirs.filter((loan) => kind === 'borrowers' && isAble(loan) && loan.borrower_id === id);
  if (isDeed)
    return [...new Map(recent.flatMap(loansOf).map((loan) => [loan.id, loan])).values()]
      .slice(0, SHOWN)
      .map((loan) => deedHit(loanHit(loan, owners), loan.id, command));
  return recent.flatMap(({ kind, id }): Hit[] => {
    const isIt = (one: { id: number } | undefined) => one?.id === id;
    if (kind === 'borrowers') return borrowers.filter(isIt).map(borrowerHit);
    if (kind === 'legal_cases') return cases.filter(isIt).map(caseHit);
    return loans.filter(isIt).map((loan) => loanHit(loan, owners));
  });
}
