import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import { lazy } from 'react';
import type { Complaint } from '../../server/contract/resources/contacts.ts';

export default {
  list: lazy(async () => ({ default: (await import('./ComplaintList.tsx')).ComplaintList })),
  show: lazy(async () => ({ default: (await import('./ComplaintShow.tsx')).ComplaintShow })),
  create: lazy(async () => ({ default: (await import('./ComplaintCreate.tsx')).ComplaintCreate })),
  icon: FeedbackOutlined,
  recordRepresentation: (complaint: Complaint) => complaint.received_on,
};
