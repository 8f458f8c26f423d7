/** The life of a restructure request: who may move it where, and how many must agree. */

export const RESTRUCTURE_STATUSES = [
  'draft',
  'submitted',
  'approved',
  'rejected',
  'signed',
  'effective',
  'cancelled',
] as const;
export type RestructureStatus = (typeof RESTRUCTURE_STATUSES)[number];
export type RestructureMove =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'reopen'
  | 'sign'
  | 'take_effect'
  | 'lapse'
  | 'cancel';
export const PARTIES = ['borrower', 'lender', 'guarantor'] as const;
export type Party = (typeof PARTIES)[number];

const FROM: Record<RestructureMove, readonly RestructureStatus[]> = {
  submit: ['draft'],
  approve: ['submitted'],
  reject: ['submitted'],
  reopen: ['rejected'],
  sign: ['approved'],
  take_effect: ['signed'],
  // Only a settlement lapses: what it forgives is forgiven against payment by its deadline.
  lapse: ['effective'],
  cancel: ['draft', 'submitted', 'rejected', 'approved', 'signed'],
};

/**
 * Statuses on the way to an effect: a loan has at most one such request. A rejected one leaves room
 * for another.
 */
export const OPEN_STATUSES: readonly RestructureStatus[] = [
  'draft',
  'submitted',
  'approved',
  'signed',
];

/** A request as it stands when somebody makes a move. */
export interface Standing {
  status: RestructureStatus;
  requested_by: number;
  first_approved_by: number | null;
  signed: Readonly<Record<Party, string | null>>;
  needs_guarantor: boolean;
}

export type MoveProblem =
  | 'restructure_not_possible'
  | 'own_request'
  | 'same_supervisor'
  | 'not_the_requester'
  | 'supervisor_cancels'
  | 'already_signed'
  | 'no_guarantor';

/** Why this person may not make this move; null when they may. Roles are the access table's. */
export function moveProblem(
  move: RestructureMove,
  standing: Standing,
  actor: { id: number; role: string },
  party?: Party,
): MoveProblem | null {
  if (!FROM[move].includes(standing.status)) return 'restructure_not_possible';
  switch (move) {
    case 'approve':
      // The decider is never the requester, and two approvals are two persons'.
      if (standing.requested_by === actor.id) return 'own_request';
      return standing.first_approved_by === actor.id ? 'same_supervisor' : null;
    case 'reject':
      return standing.requested_by === actor.id ? 'own_request' : null;
    case 'submit':
    case 'reopen':
      return standing.requested_by === actor.id ? null : 'not_the_requester';
    case 'cancel':
      if (
        standing.requested_by === actor.id &&
        ['draft', 'submitted', 'rejected'].includes(standing.status)
      )
        return null;
      return actor.role === 'supervisor' ? null : 'supervisor_cancels';
    case 'sign':
      if (party === 'guarantor' && !standing.needs_guarantor) return 'no_guarantor';
      return party !== undefined && standing.signed[party] !== null ? 'already_signed' : null;
    case 'take_effect':
    case 'lapse':
      return null;
  }
}

/** Whether everybody who must sign has. */
export const allSigned = ({
  signed,
  needs_guarantor,
}: Pick<Standing, 'signed' | 'needs_guarantor'>): boolean =>
  signed.borrower !== null &&
  signed.lender !== null &&
  (!needs_guarantor || signed.guarantor !== null);

/** How much a lender lets one supervisor decide, and a month take; amounts in minor units. */
export interface RestructureLimits {
  max_installments: number;
  /** A second supervisor decides too from this much waived, or from this many months. */
  second_from_waived_minor: number;
  second_from_months: number;
  monthly_count: number;
  monthly_waived_minor: number;
  /** Requests that waive no more than this may be approved together. */
  bulk_up_to_waived_minor: number;
}

export type ApproverReason = 'waived' | 'term' | 'over_cap';

/** Why a second supervisor is needed; none when one decides alone. */
export function secondApproverReasons(
  offer: { waived_minor: number; term_months: number; within_cap: boolean },
  limits: RestructureLimits,
): ApproverReason[] {
  const reasons: ApproverReason[] = [];
  if (offer.waived_minor >= limits.second_from_waived_minor && offer.waived_minor > 0)
    reasons.push('waived');
  if (offer.term_months >= limits.second_from_months) reasons.push('term');
  if (!offer.within_cap) reasons.push('over_cap');
  return reasons;
}

/** Which part of the monthly quota one more approval would break; null when it fits. */
export function quotaProblem(
  used: { count: number; waived_minor: number },
  waived_minor: number,
  limits: RestructureLimits,
): 'count' | 'waived' | null {
  if (used.count + 1 > limits.monthly_count) return 'count';
  return used.waived_minor + waived_minor > limits.monthly_waived_minor ? 'waived' : null;
}

/** Whether an offer is plain enough to be approved together with others. */
export const bulkAllowed = (
  offer: {
    waived_minor: number;
    within_cap: boolean;
    approvers_needed: number;
    observation: { repeated: boolean };
  },
  limits: RestructureLimits,
): boolean =>
  offer.approvers_needed === 1 &&
  offer.within_cap &&
  !offer.observation.repeated &&
  offer.waived_minor <= limits.bulk_up_to_waived_minor;
