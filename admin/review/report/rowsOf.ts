import { beijingEnd, beijingStart, listPath, notesPath } from '../../parts/notes/notesPath.ts';
import type { Period } from '../../shared/report/usePeriod.ts';

/** Where the rows of each figure are listed: exactly those it counts. */

/** The address of notes by the Beijing days of their contacts. */
const notesOf = ({ from, to }: Period, filter: object = {}): string =>
  notesPath({ ...filter, contacted_at_gte: beijingStart(from), contacted_at_lte: beijingEnd(to) });

/**
 * A note is reviewed after its contact, so those of the period with a verdict have one since its
 * beginning.
 */
const reviewedOf = (period: Period, filter: object = {}): string =>
  notesOf(period, { ...filter, reviewed_at_gte: beijingStart(period.from) });

const preventedOf = ({ from, to }: Period, filter: object = {}): string =>
  listPath('contact_refusals', { ...filter, business_date_gte: from, business_date_lte: to });

const complaintsOf = ({ from, to }: Period): string =>
  listPath('complaints', { received_on_gte: from, received_on_lte: to });

/** The rows of a line of the report: a team's, or with no team named everybody's. */
export const lineRows = (period: Period, of: { team?: string | null } = {}) => {
  const filter = of.team === undefined ? {} : { author_team: of.team };
  return {
    notes: notesOf(period, filter),
    reviewed: reviewedOf(period, filter),
    median_hours: reviewedOf(period, filter),
    flagged: notesOf(period, { ...filter, review_status: 'flagged' }),
    violations_recorded: notesOf(period, { ...filter, violation: 'any' }),
    violations_prevented: preventedOf(period, of.team === undefined ? {} : { user_team: of.team }),
  };
};

export const totalRows = (period: Period) => ({
  ...lineRows(period),
  pending: notesOf(period, { review_status: 'pending', status: 'recorded' }),
  withdrawn: notesOf(period, { review_status: 'pending', status: 'withdrawn' }),
  complaints: complaintsOf(period),
});

export const agreementRows = (period: Period) => ({
  looked_at_twice: notesOf(period, { second_reviewed_at_gte: beijingStart(period.from) }),
  same: notesOf(period, { second_look: 'same' }),
});

export const ruleRows = (period: Period, rule: string) => ({
  findings: notesOf(period, { finding: rule }),
  flagged: notesOf(period, { finding: rule, review_status: 'flagged' }),
});

export const contactRuleRows = (period: Period, rule: string) => ({
  recorded: notesOf(period, { violation: rule }),
  prevented: preventedOf(period, { rule }),
});

export const authorRows = (period: Period, author_id: number) => ({
  notes: notesOf(period, { author_id }),
  findings: notesOf(period, { author_id, finding: 'any' }),
  violations: notesOf(period, { author_id, violation: 'any' }),
  flagged: notesOf(period, { author_id, review_status: 'flagged' }),
});
