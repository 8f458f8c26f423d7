import { useEffect } from 'react';
import { FieldTitle, useGetList, useGetOne, useInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { ChoiceRow, ChoiceSet } from '../shared/ChoiceSet.tsx';
import { Choice } from '../shared/ChoiceButtons.tsx';
import { formatMoney } from '../shared/format.ts';

const MOST = 50;
const NAME = 'loan_ids';

/** The other active loans of the borrower of a loan, the most overdue first. */
function useOtherLoans(loanId: unknown): readonly Loan[] | undefined {
  const known = typeof loanId === 'number';
  const { data: loan } = useGetOne<Loan>('loans', { id: known ? loanId : 0 }, { enabled: known });
  const { data: loans } = useGetList<Loan>(
    'loans',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'days_past_due', order: 'DESC' },
      filter: { borrower_id: loan?.borrower_id, status: 'active' },
    },
    { enabled: loan !== undefined },
  );
  return loans?.filter(({ id }) => id !== loanId);
}

/**
 * The further loans a contact was about: one call is one contact, however many loans were spoken
 * of. Those that are overdue are ticked to begin with; nothing where the borrower has no other.
 */
export function LoansOfContact() {
  const translate = useTranslate();
  const loanId = useWatch({ name: 'loan_id' }) as unknown;
  const others = useOtherLoans(loanId);
  const { field, fieldState, id } = useInput({ source: NAME, defaultValue: null });
  useOverdueTicked(others);
  if (!others || others.length === 0) return null;
  const ticked = (field.value ?? []) as readonly number[];
  const toggle = (one: number) =>
    field.onChange(ticked.includes(one) ? ticked.filter((it) => it !== one) : [...ticked, one]);
  return (
    <ChoiceSet id={id} error={fieldState.error} legend={<FieldTitle source={NAME} />}>
      <ChoiceRow>
        {others.map((loan) => (
          <Choice
            key={loan.id}
            type="checkbox"
            name={`${id}-${loan.id}`}
            label={`${loan.loan_no} · ${
              loan.overdue_minor > 0
                ? translate('collection_notes.form.loan_overdue', {
                    amount: formatMoney(loan.overdue_minor),
                  })
                : translate('collection_notes.form.loan_current')
            }`}
            checked={ticked.includes(loan.id)}
            inputRef={undefined}
            onChoose={() => toggle(loan.id)}
            onBlur={field.onBlur}
          />
        ))}
      </ChoiceRow>
    </ChoiceSet>
  );
}

/** Ticks the overdue ones where nothing was ticked yet; that is how the form begins, not typed. */
function useOverdueTicked(others: readonly Loan[] | undefined) {
  const { getValues, resetField } = useFormContext();
  const known = others?.map(({ id }) => id).join();
  useEffect(() => {
    if (others === undefined) return;
    const ticked = getValues(NAME) as readonly number[] | null | undefined;
    const stale = ticked?.some((id) => !others.some((loan) => loan.id === id));
    if (ticked && !stale) return;
    const overdue = others.filter(({ days_past_due }) => days_past_due > 0);
    resetField(NAME, { defaultValue: overdue.map(({ id }) => id) });
    // The list is read anew after each save; the form asks only which loans there are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, getValues, resetField]);
}
