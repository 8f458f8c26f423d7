import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { Suspense, lazy, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { OPEN_REMINDERS, REFETCH_MS } from './openReminders.ts';

const ReminderList = lazy(async () => ({
  default: (await import('./ReminderList.tsx')).ReminderList,
}));

/** The number of reminders that wait, and the way to them. */
export function ReminderBell() {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { total = 0 } = useGetList('reminders', OPEN_REMINDERS, { refetchInterval: REFETCH_MS });
  const label = translate(total > 0 ? 'reminders.open' : 'reminders.none', { smart_count: total });
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          color="inherit"
          aria-label={label}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Badge
            badgeContent={total}
            max={99}
            color="error"
            slotProps={{ badge: { className: 'figures' } }}
          >
            <BellIcon />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': translate('reminders.title'),
            sx: { width: 'min(420px, calc(100vw - 32px))' },
          },
        }}
      >
        <Suspense fallback={null}>
          <ReminderList onClose={() => setAnchor(null)} />
        </Suspense>
      </Popover>
    </>
  );
}
