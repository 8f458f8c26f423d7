import type { LegalDeadline } from '../../../server/contract/resources/legalDeadlines.ts';

/** The tab of a case where a deadline is met: what it asks for stands there as a button. */
const TABS: Readonly<Record<string, string>> & Readonly<Record<LegalDeadline['kind'], string>> = {
  limitation: 'clocks',
  preservation_suit: 'clocks',
  appeal: 'clocks',
  enforcement_application: 'clocks',
  court_fee: 'costs',
  guarantee_period: 'guarantees',
  guarantee_limitation: 'guarantees',
  measure_expiry: 'measures',
  hearing: 'hearings',
  order_acceptance: 'steps',
  order_issue: 'steps',
  order_objection: 'steps',
  mediation_confirmation: 'steps',
  title_enforcement: 'steps',
};

/** The tab of a case where a deadline of this kind is met. */
export const caseTab = (legal_case_id: number, kind: string): string =>
  `/legal_cases/${legal_case_id}/show?tab=${TABS[kind] ?? 'clocks'}`;

/** The address where a deadline is dealt with: its case, or the loan that has none. */
export const placeOfDeadline = ({
  kind,
  legal_case_id,
  loan_id,
}: Pick<LegalDeadline, 'kind' | 'legal_case_id' | 'loan_id'>): string =>
  legal_case_id === null ? `/loans/${loan_id}/show?tab=cases` : caseTab(legal_case_id, kind);
