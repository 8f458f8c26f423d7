import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { LoanLedger } from '../../../server/contract/resources/adjustments.ts';
import { MAX_INSTALLMENTS } from '../../../server/contract/limits.ts';
import type { Installment, Loan } from '../../../server/contract/resources/loans.ts';
import { useLedger } from './useLedger.ts';
import type { Moment } from './useMoment.ts';

/**
 * The schedule of a loan with what was paid of it, at a moment; null for today. `loan` is the loan
 * of that moment; `version` names a schedule that was replaced.
 */
export function useSchedule(
  loan: Loan | undefined,
  moment: Moment | null,
  version: number | null = null,
): { rows: readonly Installment[] | undefined } {
  const ofMoment = moment === null ? {} : { schedule_version: loan?.schedule_version };
  const filter = {
    loan_id: loan?.id,
    ...(version === null ? ofMoment : { schedule_version: version }),
  };
  const { data } = useGetList<Installment>(
    'installments',
    {
      pagination: { page: 1, perPage: MAX_INSTALLMENTS },
      sort: { field: 'sequence', order: 'ASC' },
      filter,
    },
    { enabled: loan !== undefined },
  );
  const { data: ledger } = useLedger(loan?.id ?? 0, moment, loan !== undefined && moment !== null);
  const rows = useMemo(
    () => (moment === null ? data : data && ledger && positionsAt(data, ledger)),
    [moment, data, ledger],
  );
  return { rows };
}

/** The installments as the entries of the ledger left them, whatever came later. */
function positionsAt(rows: readonly Installment[], { events, as_of }: LoanLedger): Installment[] {
  const entries = events.flatMap((event) => event.entries);
  return rows.map((row) => {
    const mine = entries.filter(({ installment_id }) => installment_id === row.id);
    const sum = (component: string, effects: readonly string[]) =>
      mine
        .filter((entry) => entry.component === component && effects.includes(entry.effect))
        .reduce((total, entry) => total + entry.amount_minor, 0);
    const paid_principal_minor = sum('principal', ['paid']);
    const paid_interest_minor = sum('interest', ['paid']);
    const waived_interest_minor = sum('interest', ['waived', 'dropped']);
    const open =
      row.principal_minor +
      row.interest_minor -
      paid_principal_minor -
      paid_interest_minor -
      waived_interest_minor;
    const status = open <= 0 ? 'paid' : unpaidStatus(row.due_on, as_of);
    return { ...row, paid_principal_minor, paid_interest_minor, waived_interest_minor, status };
  });
}

function unpaidStatus(due_on: string, as_of: string) {
  if (due_on < as_of) return 'overdue';
  return due_on === as_of ? 'due' : 'upcoming';
}
