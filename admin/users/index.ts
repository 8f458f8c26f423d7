import PeopleIcon from '@mui/icons-material/ManageAccountsOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./UserList.tsx')).UserList })),
  create: lazy(async () => ({ default: (await import('./UserCreate.tsx')).UserCreate })),
  edit: lazy(async () => ({ default: (await import('./UserEdit.tsx')).UserEdit })),
  icon: PeopleIcon,
  recordRepresentation: 'full_name',
};
