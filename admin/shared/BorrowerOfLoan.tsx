import { ReferenceField, useRecordContext } from 'react-admin';
import { BorrowerLink } from './BorrowerLink.tsx';

interface BorrowerOfLoanProps {
  /** Leads to the borrower; not inside something that is a link itself. */
  link?: 'show' | false;
}

/** The borrower behind a record that names a loan; asked only where the name did not come. */
export function BorrowerOfLoan({ link = 'show' }: BorrowerOfLoanProps) {
  const record = useRecordContext<{ borrower_name?: string }>();
  if (record?.borrower_name) return <BorrowerLink link={link} />;
  return (
    <ReferenceField source="loan_id" reference="loans" link={false}>
      <BorrowerLink source="borrower_id" link={link} />
    </ReferenceField>
  );
}
