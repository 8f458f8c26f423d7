import { ReferenceField, TextField } from 'react-admin';
import type { LinkProps } from './BorrowerLink.tsx';
import { Dash } from './Dash.tsx';

/** A colleague by name. */
export const UserName = ({ source, ...props }: LinkProps & { source: string }) => (
  <ReferenceField source={source} reference="users" link={false} empty={<Dash />} {...props}>
    <TextField source="full_name" className="name" />
  </ReferenceField>
);
