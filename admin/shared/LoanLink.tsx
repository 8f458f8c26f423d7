import { ReferenceField, TextField, useRecordContext } from 'react-admin';
import type { LinkProps } from './BorrowerLink.tsx';
import { NamedLink } from './NamedLink.tsx';

/** The loan of a record by its number, leading to the loan; asked only where it did not come. */
export const LoanLink = ({ source = 'loan_id', link = 'show', ...props }: LinkProps) => {
  const record = useRecordContext<{ loan_id?: number | null; loan_no?: string | null }>();
  if (source === 'loan_id' && record?.loan_id && record.loan_no)
    return (
      <NamedLink to={link === 'show' ? `/loans/${record.loan_id}/show` : null} figures>
        {record.loan_no}
      </NamedLink>
    );
  return (
    <ReferenceField source={source} reference="loans" link={link} emptyText="–" {...props}>
      <TextField source="loan_no" className="figures" />
    </ReferenceField>
  );
};
