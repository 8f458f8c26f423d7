import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import { lazy } from 'react';
import type { BankDay } from '../../server/contract/resources/bankDays.ts';

export default {
  list: lazy(async () => ({ default: (await import('./BankDayList.tsx')).BankDayList })),
  show: lazy(async () => ({ default: (await import('./BankDayShow.tsx')).BankDayShow })),
  icon: EventAvailableOutlined,
  recordRepresentation: (day: BankDay) => day.day_on,
};
