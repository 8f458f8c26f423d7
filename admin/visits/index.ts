import HomeIcon from '@mui/icons-material/HomeWorkOutlined';
import { lazy } from 'react';
import type { Visit } from '../../server/contract/resources/visits.ts';

export const VisitCalendar = lazy(async () => ({
  default: (await import('./VisitCalendar.tsx')).VisitCalendar,
}));
export const VisitRoute = lazy(async () => ({
  default: (await import('./VisitRoute.tsx')).VisitRoute,
}));
export const VisitReport = lazy(async () => ({
  default: (await import('./VisitReport.tsx')).VisitReport,
}));

export default {
  list: lazy(async () => ({ default: (await import('./VisitList.tsx')).VisitList })),
  show: lazy(async () => ({ default: (await import('./VisitShow.tsx')).VisitShow })),
  icon: HomeIcon,
  recordRepresentation: (visit: Visit) => visit.borrower_name,
};
