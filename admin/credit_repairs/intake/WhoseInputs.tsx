import { useEffect } from 'react';
import { required, SelectInput, useGetList, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { BorrowerInput } from '../../shared/BorrowerInput.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { LoanInput } from '../../shared/LoanInput.tsx';

const MOST = 100;

/**
 * Asks whose request it is and for which loan, found by the person or by the number of the loan.
 */
export function WhoseInputs() {
  const borrower_id = useWatch({ name: 'borrower_id' }) as unknown;
  const { setValue } = useFormContext();
  const found = (_id: unknown, loan: unknown) => {
    if (typeof loan === 'object' && loan !== null && 'borrower_id' in loan)
      setValue('borrower_id', loan.borrower_id, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <BorrowerInput validate={required()} helperText={false} />
      {typeof borrower_id === 'number' ? (
        <LoanOfBorrower borrowerId={borrower_id} />
      ) : (
        <LoanInput helperText="credit_repairs.form.loan_first" onChange={found} />
      )}
    </>
  );
}

/** A request may be about one of the borrower's loans, or about none of them. */
function LoanOfBorrower({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const product = useEnumLabel('products');
  const status = useEnumLabel('loan_statuses');
  const { setValue } = useFormContext();
  const loan_id = useWatch({ name: 'loan_id' }) as unknown;
  const { data } = useGetList<Loan>('loans', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'days_past_due', order: 'DESC' },
    filter: { borrower_id: borrowerId },
  });
  const strange =
    data !== undefined && typeof loan_id === 'number' && !data.some(({ id }) => id === loan_id);
  useEffect(() => {
    if (strange) setValue('loan_id', null);
  }, [strange, setValue]);
  const text = (loan: Loan) =>
    [
      loan.loan_no,
      product(loan.product),
      loan.days_past_due > 0
        ? translate('app.distance.due_past', { smart_count: loan.days_past_due })
        : status(loan.status),
    ].join(' · ');
  return (
    <SelectInput
      source="loan_id"
      choices={(data ?? []).map((loan) => ({ id: loan.id, name: text(loan) }))}
      translateChoice={false}
      emptyText="credit_repairs.form.no_loan"
      helperText={false}
    />
  );
}
