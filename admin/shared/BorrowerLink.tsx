import { ReferenceField, type ReferenceFieldProps, TextField, useRecordContext } from 'react-admin';
import { NamedLink } from './NamedLink.tsx';

export type LinkProps = Partial<
  Pick<ReferenceFieldProps, 'source' | 'label' | 'sortable' | 'sortBy' | 'link'>
>;

/**
 * The borrower of a record by name, leading to the borrower. Records that come with the name show
 * it with their row; for the others it is asked.
 */
export const BorrowerLink = ({ source = 'borrower_id', link = 'show', ...props }: LinkProps) => {
  const record = useRecordContext<{ borrower_id?: number; borrower_name?: string }>();
  if (source === 'borrower_id' && record?.borrower_id && record.borrower_name)
    return (
      <NamedLink to={link === 'show' ? `/borrowers/${record.borrower_id}/show` : null}>
        {record.borrower_name}
      </NamedLink>
    );
  return (
    <ReferenceField source={source} reference="borrowers" link={link} emptyText="–" {...props}>
      <TextField source="full_name" className="name" />
    </ReferenceField>
  );
};
