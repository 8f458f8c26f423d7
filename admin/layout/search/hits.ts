import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { fold } from '../../../server/domain/input/fold.ts';
import type { OpenPanel } from '../../shared/panel/loanPanel.ts';
import type { Room } from '../rooms.ts';
import type { Command } from './command.ts';
import type { Verb, VerbKind } from './verbs.ts';

/** A form that the page of a loan opens by itself, or the quote of its payoff. */
export type AskedPanel = OpenPanel | 'payoff';

/** Where a hit leads; only a verb that is offered leads no further than the text. */
export interface Hit {
  readonly key: string;
  readonly shown:
    | { readonly kind: 'borrowers'; readonly record: Borrower }
    | { readonly kind: 'loans'; readonly record: Loan; readonly borrower: Borrower | undefined }
    | { readonly kind: 'legal_cases'; readonly record: LegalCase }
    | { readonly kind: 'page'; readonly room: Room }
    | { readonly kind: 'verb'; readonly verb: Verb };
  readonly to: string | null;
  readonly panel?: AskedPanel;
}

/** Hits under one heading. */
export interface HitGroup {
  readonly key: 'recent' | 'which_loan' | 'borrowers' | 'loans' | 'legal_cases' | 'pages' | 'verbs';
  readonly hits: readonly Hit[];
}

const recordHit = (shown: Extract<Hit['shown'], { record: { id: number } }>): Hit => ({
  key: `${shown.kind}-${shown.record.id}`,
  shown,
  to: `/${shown.kind}/${shown.record.id}/show`,
});

export const borrowerHit = (record: Borrower): Hit => recordHit({ kind: 'borrowers', record });
export const caseHit = (record: LegalCase): Hit => recordHit({ kind: 'legal_cases', record });
export const loanHit = (record: Loan, owners: readonly Borrower[]): Hit =>
  recordHit({
    kind: 'loans',
    record,
    borrower: owners.find(({ id }) => id === record.borrower_id),
  });

export const pageHit = (room: Room): Hit => ({
  key: `page-${room.path ?? room.resource}`,
  shown: { kind: 'page', room },
  to: `/${room.path ?? room.resource}`,
});

export const verbHit = (verb: Verb): Hit => ({
  key: `verb-${verb.kind}`,
  shown: { kind: 'verb', verb },
  to: null,
});

/** The form that a verb opens beside the page of a loan. */
function panelOf(kind: VerbKind, amount: number | null): AskedPanel | undefined {
  switch (kind) {
    case 'payment':
      return amount === null ? { kind } : { kind, preset: { amount_minor: amount } };
    case 'note':
    case 'case':
      return { kind };
    case 'payoff':
      return 'payoff';
    case 'restructure':
    case 'open':
      return undefined;
  }
}

/** A loan as the subject of a verb. */
export function deedHit(hit: Hit, loanId: number, { verb, amount }: Command): Hit {
  if (verb === null) return hit;
  if (verb.kind === 'restructure') return { ...hit, to: `/restructures/create?loan_id=${loanId}` };
  const panel = panelOf(verb.kind, amount);
  return panel === undefined ? hit : { ...hit, panel };
}

/** The loans of one person beside each other, persons and loans in the order in which they came. */
export function byPerson(loans: readonly Loan[]): Loan[] {
  const persons = new Map<number, Loan[]>();
  for (const loan of loans)
    persons.set(loan.borrower_id, [...(persons.get(loan.borrower_id) ?? []), loan]);
  return [...persons.values()].flat();
}

/**
 * Rooms whose name has the text in it. One that is called so is what is meant; of the others the
 * records come first.
 */
export function pagesNamed(
  text: string,
  rooms: readonly Room[],
  nameOf: (room: Room) => string,
): { called: readonly Room[]; others: readonly Room[] } {
  const asked = fold(text);
  if (asked === '') return { called: [], others: rooms };
  const called = rooms.filter((room) => fold(nameOf(room)) === asked);
  return {
    called,
    others: rooms.filter((room) => !called.includes(room) && fold(nameOf(room)).includes(asked)),
  };
}
