import { ReferenceField, TextField } from 'react-admin';
import type { LinkProps } from './BorrowerLink.tsx';

/** The loan of a record by its number, leading to the loan. */
export const LoanLink = ({ source = 'loan_id', link = 'show', ...props }: LinkProps) => (
  <ReferenceField source={source} reference="loans" link={link} emptyText="–" {...props}>
    <TextField source="loan_no" className="figures" />
  </ReferenceField>
);
