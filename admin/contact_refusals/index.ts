import PhoneDisabledOutlined from '@mui/icons-material/PhoneDisabledOutlined';
import { lazy } from 'react';
import type { ContactRefusal } from '../../server/contract/resources/contacts.ts';

export default {
  list: lazy(async () => ({ default: (await import('./RefusalList.tsx')).RefusalList })),
  icon: PhoneDisabledOutlined,
  recordRepresentation: (refusal: ContactRefusal) => `#${refusal.id}`,
};
