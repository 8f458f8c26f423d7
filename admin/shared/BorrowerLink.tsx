import { ReferenceField, type ReferenceFieldProps, TextField } from 'react-admin';

export type LinkProps = Partial<
  Pick<ReferenceFieldProps, 'source' | 'label' | 'sortable' | 'sortBy' | 'link'>
>;

/** The borrower of a record by name, leading to the borrower. */
export const BorrowerLink = ({ source = 'borrower_id', link = 'show', ...props }: LinkProps) => (
  <ReferenceField source={source} reference="borrowers" link={link} emptyText="–" {...props}>
    <TextField source="full_name" />
  </ReferenceField>
);
