import DoneIcon from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDataProvider, useGetList, useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Reminder } from '../../server/contract/resources/reminders.ts';
import { caseTab } from '../parts/legal/placeOfDeadline.ts';
import { DaysLeft } from '../shared/DaysLeft.tsx';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { DONE_REMINDERS, OPEN_REMINDERS } from './openReminders.ts';

function placeOf({ resource, record_id, kind }: Reminder): string {
  if (resource === 'loans') return `/loans/${record_id}/show?tab=cases`;
  return resource === 'legal_cases' ? caseTab(record_id, kind) : `/${resource}/${record_id}/show`;
}

/** The reader's reminders by what they belong to; done one by one, or all of one case. */
export function ReminderList({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const { data, isPending, total = 0 } = useGetList<Reminder>('reminders', OPEN_REMINDERS);
  const { done, reopen, busy } = useDone();
  if (isPending) return <Skeleton height={120} sx={{ mx: 2 }} />;
  const groups = new Map<string, Reminder[]>();
  for (const reminder of data ?? []) {
    const key = `${reminder.resource}/${reminder.record_id}`;
    groups.set(key, [...(groups.get(key) ?? []), reminder]);
  }
  return (
    <Box sx={{ maxHeight: 'min(560px, 80vh)', overflowY: 'auto' }}>
      <Typography component="h2" variant="subtitle1" sx={{ px: 2, pt: 1.5, pb: 0.5 }}>
        {translate(total > 0 ? 'reminders.open' : 'reminders.none', { smart_count: total })}
      </Typography>
      {groups.size === 0 && (
        <Typography variant="body2" sx={{ px: 2, pb: 2, color: 'text.secondary' }}>
          {translate('reminders.none_hint')}
        </Typography>
      )}
      {[...groups.values()].map((rows) => (
        <Group
          key={rows[0]?.id}
          rows={rows}
          busy={busy}
          onDone={(some) => void done(some)}
          onClose={onClose}
        />
      ))}
      <DoneLately busy={busy} onReopen={(reminder) => void reopen(reminder)} />
    </Box>
  );
}

/** What was ticked off last, folded; a mistake is taken back here. */
function DoneLately({ busy, onReopen }: { busy: boolean; onReopen: (reminder: Reminder) => void }) {
  const translate = useTranslate();
  const kind = useKindWord();
  const { data = [] } = useGetList<Reminder>('reminders', DONE_REMINDERS);
  if (data.length === 0) return null;
  return (
    <Box
      component="details"
      sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, fontSize: '0.875rem' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary' }}>
        {translate('reminders.done_lately')}
      </Box>
      {data.map((reminder) => (
        <Box
          key={reminder.id}
          sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 34 }}
        >
          <Box className="figures" sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {reminder.title} · {kind(reminder.kind)} {reminder.deadline_on}
          </Box>
          <Button disabled={busy} onClick={() => onReopen(reminder)}>
            {translate('reminders.reopen')}
          </Button>
        </Box>
      ))}
    </Box>
  );
}

interface GroupProps {
  rows: readonly Reminder[];
  busy: boolean;
  onDone: (rows: readonly Reminder[]) => void;
  onClose: () => void;
}

function Group({ rows, busy, onDone, onClose }: GroupProps) {
  const translate = useTranslate();
  const kind = useKindWord();
  const [first] = rows;
  if (!first) return null;
  return (
    <Box
      component="section"
      aria-label={first.title}
      sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 0.75, fontSize: '0.875rem' }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Link
          component={RouterLink}
          to={placeOf(first)}
          onClick={onClose}
          className="figures"
          sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
        >
          {first.title}
        </Link>
        {rows.length > 1 && (
          <Button disabled={busy} onClick={() => onDone(rows)}>
            {translate('reminders.all_done', { smart_count: rows.length })}
          </Button>
        )}
      </Box>
      {rows.map((reminder) => (
        <Box
          key={reminder.id}
          sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 34 }}
        >
          <Box className="figures" sx={{ flexGrow: 1, minWidth: 0 }}>
            {kind(reminder.kind)} {reminder.deadline_on}
          </Box>
          <DaysLeft days={reminder.days_left} />
          <Tooltip title={translate('reminders.done')}>
            <IconButton
              size="small"
              disabled={busy}
              aria-label={translate('reminders.done_of', {
                what: `${kind(reminder.kind)} ${reminder.deadline_on}`,
              })}
              onClick={() => onDone([reminder])}
            >
              <DoneIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
    </Box>
  );
}

/** Names the subject of a reminder: a deadline of the law, or the clock of a credit repair. */
function useKindWord(): (kind: string) => string {
  const translate = useTranslate();
  return (kind) =>
    translate(`enums.deadline_kinds.${kind}`, {
      _: translate(`reminders.kinds.${kind}`, {
        _: translate(`enums.repair_kinds.${kind}`, { _: kind }),
      }),
    });
}

function useDone() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const send = async (rows: readonly Reminder[], verb: 'done' | 'reopen') => {
    setBusy(true);
    try {
      for (const { id } of rows) await dataProvider.command('reminders', id, verb, {});
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return {
    done: async (rows: readonly Reminder[]) => await send(rows, 'done'),
    reopen: async (reminder: Reminder) => await send([reminder], 'reopen'),
    busy,
  };
}
