import type { InterruptionKind } from './limitationTypes.ts';

/** What the law says of each event that starts a limitation anew. */

interface InterruptionRule {
  readonly source: string;
  readonly article: string;
  /** A proceeding: the period starts anew when it ends. */
  readonly proceeding: boolean;
  /** An act of the debtor, which consents to the debt and so counts after expiry too. */
  readonly consent: boolean;
}

const CIVIL_CODE = 'Civil Code';
/** Fa Shi [2008] No. 11, with the numbers of its text of 2020. */
const PROVISIONS = "Supreme People's Court, Provisions on Limitation of Actions";

type Rest = Partial<Pick<InterruptionRule, 'proceeding' | 'consent'>>;
const rule = (source: string, article: string, rest: Rest = {}): InterruptionRule => ({
  source,
  article,
  proceeding: false,
  consent: false,
  ...rest,
});
const PROCEEDING: Rest = { proceeding: true };
const CONSENT: Rest = { consent: true };

/**
 * The rule each event rests on. A report to the police ends, for the period, when the creditor
 * knows that nothing comes of it, or when the criminal judgment binds (art. 13). A part payment
 * after expiry is taken as consent to the rest too, which a court may see otherwise: let the
 * debtor sign for the whole (art. 19).
 */
export const INTERRUPTION_RULES: Readonly<Record<InterruptionKind, InterruptionRule>> = {
  demand: rule(CIVIL_CODE, '195 (1)'),
  announcement: rule(PROVISIONS, '8 (4)'),
  deduction: rule(PROVISIONS, '8 (3)'),
  acknowledgement: rule(CIVIL_CODE, '195 (2)', CONSENT),
  part_payment: rule(PROVISIONS, '14', CONSENT),
  security: rule(PROVISIONS, '14', CONSENT),
  extension_request: rule(PROVISIONS, '14', CONSENT),
  promise: rule(PROVISIONS, '14', CONSENT),
  plan: rule(PROVISIONS, '14', CONSENT),
  suit: rule(PROVISIONS, '10', PROCEEDING),
  arbitration: rule(CIVIL_CODE, '195 (3)', PROCEEDING),
  payment_order: rule(PROVISIONS, '11 (1)', PROCEEDING),
  bankruptcy_claim: rule(PROVISIONS, '11 (2)', PROCEEDING),
  missing_or_death: rule(PROVISIONS, '11 (3)', PROCEEDING),
  pre_suit_act: rule(PROVISIONS, '11 (4)', PROCEEDING),
  enforcement: rule(PROVISIONS, '11 (5)', PROCEEDING),
  joining: rule(PROVISIONS, '11 (6)', PROCEEDING),
  set_off: rule(PROVISIONS, '11 (7)', PROCEEDING),
  other_proceeding: rule(PROVISIONS, '11 (8)', PROCEEDING),
  mediation: rule(PROVISIONS, '12'),
  police_report: rule(PROVISIONS, '13', PROCEEDING),
  co_obligor: rule(PROVISIONS, '15'),
  subrogation: rule(PROVISIONS, '16', PROCEEDING),
  assignment: rule(PROVISIONS, '17'),
  assumption: rule(PROVISIONS, '17', CONSENT),
};

/** Whether an event is a proceeding, which has an end. */
export const isProceeding = (kind: InterruptionKind): boolean =>
  INTERRUPTION_RULES[kind].proceeding;
