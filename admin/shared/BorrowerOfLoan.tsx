import { ReferenceField } from 'react-admin';
import { BorrowerLink } from './BorrowerLink.tsx';

interface BorrowerOfLoanProps {
  /** Leads to the borrower; not inside something that is a link itself. */
  link?: 'show' | false;
}

/** The borrower behind a record that names a loan. */
export function BorrowerOfLoan({ link = 'show' }: BorrowerOfLoanProps) {
  return (
    <ReferenceField source="loan_id" reference="loans" link={false}>
      <BorrowerLink source="borrower_id" link={link} />
    </ReferenceField>
  );
}
