import { LIMITATION_TERM, type PeriodTerm } from './limitationTypes.ts';

/**
 * The terms of civil procedure and of guarantees, as data. In each the start day is excluded, a
 * month without that day ends it on its last day, and a weekend or holiday rolls forward (Civil
 * Code arts. 201 to 203; Civil Procedure Law art. 85), except the terms of measures. Articles of
 * the Civil Procedure Law are those of the text in force since 2024-01-01.
 */

const CIVIL_CODE = 'Civil Code';
export const PROCEDURE_LAW = 'Civil Procedure Law';
/** The provisions on property preservation, as amended in 2020. */
const PRESERVATION_RULES = "Supreme People's Court, Fa Shi [2016] No. 22";
const PROCEDURE_INTERPRETATION = "Supreme People's Court, Fa Shi [2022] No. 11";

export const MEASURE_KINDS = ['deposit', 'movable', 'real_estate', 'other_right'] as const;
export const MEASURE_PURPOSES = ['preservation', 'enforcement'] as const;
export type MeasurePurpose = (typeof MEASURE_PURPOSES)[number];
export type MeasureKind = (typeof MEASURE_KINDS)[number];
export const DECISION_KINDS = ['judgment', 'ruling'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

interface Basis {
  readonly source: string;
  readonly article: string;
}
export interface LegalTerms {
  readonly limitation: PeriodTerm;
  readonly preservation_suit: Basis & { readonly days: number };
  readonly enforcement_application: PeriodTerm;
  readonly appeal: Basis & { readonly days: Record<DecisionKind, number> };
  readonly guarantee_period: Basis & { readonly months: number };
  readonly guarantee_limitation: Basis & { readonly months: number };
  readonly measure: Basis & { readonly months: Record<MeasureKind, number> };
  /** Days before its end by which the court has the application to renew a preservation. */
  readonly preservation_renewal: Basis & { readonly days: number };
}

/**
 * * The terms as the law stands. After expiry nothing revives enforcement: Civil Procedure Law art.
 * 250 takes over suspension and interruption from the Civil Code, not art. 192.
 */
export const LEGAL_TERMS: LegalTerms = {
  limitation: LIMITATION_TERM,
  preservation_suit: { source: PROCEDURE_LAW, article: '104', days: 30 },
  enforcement_application: {
    source: PROCEDURE_LAW,
    article: '250',
    months: 24,
    maximum_months: null,
    reaffirmable: false,
  },
  appeal: { source: PROCEDURE_LAW, article: '171', days: { judgment: 15, ruling: 10 } },
  guarantee_period: { source: CIVIL_CODE, article: '692', months: 6 },
  guarantee_limitation: { source: CIVIL_CODE, article: '694', months: 36 },
  measure: {
    source: PROCEDURE_INTERPRETATION,
    article: '485',
    months: { deposit: 12, movable: 24, real_estate: 36, other_right: 36 },
  },
  preservation_renewal: { source: PRESERVATION_RULES, article: '18', days: 7 },
};
