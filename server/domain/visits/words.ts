/** The words of visits. */

/** `follow_up`: of who pays as agreed; `door`: of who is overdue. */
export const VISIT_KINDS = ['follow_up', 'door'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/**
 * How a visit stands. `due`: the plan or a person asks for it and no time is set; `not_met`: they
 * went and met nobody they may speak to.
 */
export const VISIT_STATUSES = [
  'due',
  'planned',
  'under_way',
  'done',
  'not_met',
  'cancelled',
] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];
/** Statuses in which a visit is still to be made or told of. */
export const VISITS_OPEN: readonly VisitStatus[] = ['due', 'planned', 'under_way'];

export const VISIT_ORIGINS = ['plan', 'person'] as const;
/** Who opened. With anybody but the borrower no debt is spoken of. */
export const VISIT_MET = ['borrower', 'family', 'others', 'nobody'] as const;
export type VisitMet = (typeof VISIT_MET)[number];
export const FUND_USES = ['as_agreed', 'otherwise', 'not_seen'] as const;
export const WILLINGNESS = ['willing', 'willing_unable', 'unwilling', 'disputes'] as const;
export const ADDRESS_FOUND = ['right', 'moved', 'wrong', 'not_known'] as const;
export type AddressFound = (typeof ADDRESS_FOUND)[number];
/** What the borrower asked for; the request itself is made in its own room. */
export const VISIT_REQUESTS = ['extension', 'credit_repair'] as const;
