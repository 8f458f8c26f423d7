import { Link, Typography } from '@mui/material';
import { useEffect } from 'react';
import { FieldTitle, useGetList, useGetOne, useInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router-dom';
import type { BorrowerNumber } from '../../../server/contract/resources/borrowerNumbers.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { Choice } from '../../shared/ChoiceButtons.tsx';
import { ChoiceRow, ChoiceSet } from '../../shared/ChoiceSet.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { byNumber } from './noteContact.ts';

const MOST = 50;
const NAME = 'number_id';

/**
 * Chooses which of the borrower's numbers is called, where there are several; one that is wrong or
 * not to be called is not offered. Empty where somebody else is contacted, or in another way.
 */
export function NumberChoice() {
  const [loanId, party, channel] = useWatch({
    name: ['loan_id', 'contacted_party', 'channel'],
  }) as unknown[];
  const known = typeof loanId === 'number';
  const { data: loan } = useGetOne<Loan>('loans', { id: known ? loanId : 0 }, { enabled: known });
  return loan && byNumber({ contacted_party: party, channel }) ? (
    <Numbers key={loan.borrower_id} borrowerId={loan.borrower_id} />
  ) : null;
}

function Numbers({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const kind = useEnumLabel('number_kinds');
  const { field, fieldState, id } = useInput({ source: NAME, defaultValue: null });
  const { data: all } = useGetList<BorrowerNumber>('borrower_numbers', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'is_primary', order: 'DESC' },
    filter: { borrower_id: borrowerId },
  });
  const numbers = all?.filter(({ state }) => state === 'valid');
  useFirstChosen(numbers);
  if (!all || !numbers || all.length === 0) return null;
  if (numbers.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'warning.main', mb: 1.5 }}>
        {translate('numbers.none')}{' '}
        <Link component={RouterLink} to={`/borrowers/${borrowerId}/show`}>
          {translate('numbers.add_number')}
        </Link>
      </Typography>
    );
  if (numbers.length === 1 && all.length === 1) return null;
  return (
    <ChoiceSet
      id={id}
      error={fieldState.error}
      legend={<FieldTitle label="numbers.choose" source={NAME} />}
    >
      <ChoiceRow>
        {numbers.map((number) => (
          <Choice
            key={number.id}
            name={`${id}-${NAME}`}
            label={[
              number.phone,
              kind(number.kind),
              number.is_primary === 1 && translate('numbers.primary'),
            ]
              .filter(Boolean)
              .join(' · ')}
            checked={field.value === number.id}
            inputRef={undefined}
            onChoose={() => field.onChange(number.id)}
            onBlur={field.onBlur}
          />
        ))}
      </ChoiceRow>
    </ChoiceSet>
  );
}

/** The first number is chosen where none of these is; that is how the form begins, not typed. */
function useFirstChosen(numbers: readonly BorrowerNumber[] | undefined) {
  const { getValues, resetField } = useFormContext();
  const known = numbers?.map(({ id }) => id).join();
  useEffect(() => {
    if (numbers === undefined) return;
    const chosen = getValues(NAME) as unknown;
    if (numbers.some(({ id }) => id === chosen)) return;
    resetField(NAME, { defaultValue: numbers[0]?.id ?? null });
    // The list is read anew after each save; the form asks only which numbers there are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, getValues, resetField]);
}
