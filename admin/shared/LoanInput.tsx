import { Box } from '@mui/material';
import {
  AutocompleteInput,
  type AutocompleteInputProps,
  ReferenceInput,
  useRecordContext,
} from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { BorrowerLink } from './BorrowerLink.tsx';

type Props = Omit<AutocompleteInputProps, 'source' | 'choices'> & { source?: string };

const LoanOption = () => {
  const loan = useRecordContext<Loan>();
  return (
    <Box
      component="span"
      sx={{ display: 'flex', gap: 1.5, width: '100%', justifyContent: 'space-between' }}
    >
      <span className="figures">{loan?.loan_no}</span>
      <BorrowerLink link={false} />
    </Box>
  );
};

/** Finds a loan by its number; shows whose it is. */
export const LoanInput = ({ source = 'loan_id', ...props }: Props) => (
  <ReferenceInput
    source={source}
    reference="loans"
    sort={{ field: 'match', order: 'DESC' }}
    perPage={10}
  >
    <AutocompleteInput
      filterToQuery={(q: string) => ({ q })}
      optionText={<LoanOption />}
      inputText={(loan?: Loan) => loan?.loan_no ?? ''}
      matchSuggestion={() => true}
      noOptionsText="app.nothing_found"
      // Opened by the focus that a refused form gives back, it would cover the other complaints.
      openOnFocus={false}
      {...props}
    />
  </ReferenceInput>
);
