import { AutocompleteInput, ReferenceInput, type AutocompleteInputProps } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';

type Props = Omit<AutocompleteInputProps, 'source' | 'choices'> & { source?: string };

/**
 * Finds a borrower by name, firm, or whole phone or id number; shows the masked phone to tell
 * namesakes apart.
 */
export const BorrowerInput = ({ source = 'borrower_id', ...props }: Props) => (
  <ReferenceInput
    source={source}
    reference="borrowers"
    sort={{ field: 'match', order: 'DESC' }}
    perPage={10}
  >
    <AutocompleteInput
      filterToQuery={(q: string) => ({ q })}
      optionText={(borrower?: Borrower) =>
        borrower ? [borrower.full_name, borrower.phone].filter(Boolean).join(' · ') : ''
      }
      noOptionsText="app.nothing_found"
      // Opened by the focus that a refused form gives back, it would cover the other complaints.
      openOnFocus={false}
      {...props}
    />
  </ReferenceInput>
);
