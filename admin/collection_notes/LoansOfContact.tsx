import { useCallback, useEffect } from 'react';
import {
  FieldTitle,
  type CreateParams,
  type Middleware,
  useDataProvider,
  useGetList,
  useGetOne,
  useInput,
  useRegisterMutationMiddleware,
  useTranslate,
} from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { ChoiceRow, ChoiceSet } from '../shared/ChoiceSet.tsx';
import { Choice } from '../shared/ChoiceButtons.tsx';
import { formatMoney } from '../shared/format.ts';

const MOST = 50;
const NAME = 'loan_ids';

/** The active loans of a borrower, the most overdue first. */
const activeOf = (borrower_id: number | undefined) => ({
  pagination: { page: 1, perPage: MOST },
  sort: { field: 'days_past_due', order: 'DESC' as const },
  filter: { borrower_id, status: 'active' },
});
const overdueIn = (loans: readonly Loan[]): number[] =>
  loans.filter(({ days_past_due }) => days_past_due > 0).map(({ id }) => id);

/** The other active loans of the borrower of a loan, the most overdue first. */
function useOtherLoans(loanId: unknown): readonly Loan[] | undefined {
  const known = typeof loanId === 'number';
  const { data: loan } = useGetOne<Loan>('loans', { id: known ? loanId : 0 }, { enabled: known });
  const { data: loans } = useGetList<Loan>('loans', activeOf(loan?.borrower_id), {
    enabled: loan !== undefined,
  });
  return loans?.filter(({ id }) => id !== loanId);
}

type Write = (resource: string, params: CreateParams) => Promise<unknown>;

/**
 * Who saves before the other loans are read has not chosen among them: the note waits for them, and
 * is about those that would have been ticked. A call about four loans must not count as of one.
 */
function useWaitForLoans(): void {
  const { getValues } = useFormContext();
  const provider = useDataProvider();
  const write: Middleware<Write> = useCallback(
    async (resource: string, params: CreateParams, next: Write) => {
      const { loan_id } = params.data as { loan_id?: unknown };
      if (getValues(NAME) || typeof loan_id !== 'number') return await next(resource, params);
      const { data: loan } = await provider.getOne<Loan>('loans', { id: loan_id });
      const { data: loans } = await provider.getList<Loan>('loans', activeOf(loan.borrower_id));
      const loan_ids = overdueIn(loans.filter(({ id }) => id !== loan_id));
      const data = { ...params.data, ...(loan_ids.length > 0 ? { loan_ids } : {}) };
      return await next(resource, { ...params, data });
    },
    [getValues, provider],
  );
  useRegisterMutationMiddleware<Write>(write);
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
  useWaitForLoans();
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
    resetField(NAME, { defaultValue: overdueIn(others) });
    // The list is read anew after each save; the form asks only which loans there are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, getValues, resetField]);
}
