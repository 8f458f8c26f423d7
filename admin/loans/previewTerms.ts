import type { SchedulePreview } from '../../server/contract/resources/loans.ts';
import { sumOf } from '../shared/sumOf.ts';

const NEEDED = [
  'principal_minor',
  'annual_rate_bps',
  'repayment_method',
  'installments_count',
  'disbursed_on',
  'first_due_on',
] as const;
const OPTIONAL = ['product', 'day_count', 'rounding'] as const;
const NUMERIC = ['principal_minor', 'annual_rate_bps', 'installments_count'] as const;

/** The terms typed so far, or null while something is missing. */
export function termsOf(values: Readonly<Record<string, unknown>>): object | null {
  const filled = (field: string) =>
    values[field] !== null && values[field] !== undefined && values[field] !== '';
  const numeric = NUMERIC.every((field) => typeof values[field] === 'number');
  if (!numeric || values['principal_minor'] === 0 || !NEEDED.every(filled)) return null;
  return Object.fromEntries(
    [...NEEDED, ...OPTIONAL.filter(filled)].map((field) => [field, values[field]]),
  );
}

/** All there is to pay by a schedule. */
export const previewTotal = (
  preview: Pick<SchedulePreview, 'installments' | 'total_interest_minor'>,
): number =>
  sumOf(preview.installments, (row) => row.principal_minor) + preview.total_interest_minor;
