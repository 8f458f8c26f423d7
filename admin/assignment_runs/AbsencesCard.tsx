import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, useGetList, useTranslate } from 'react-admin';
import type { Absence } from '../../server/contract/resources/assignments.ts';
import { Section } from '../shared/Section.tsx';
import { useBusinessDate, useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { UserName } from '../shared/UserName.tsx';
import { AbsenceDialog } from './AbsenceDialog.tsx';

const SHOWN = 100;
const NARROW = { whiteSpace: 'nowrap', flexShrink: 0 } as const;

interface Props {
  /** Shows what a handover of somebody's hands would move; for who may run one. */
  onHandOver: ((userId: number) => void) | undefined;
}

/** Who is on leave, or will be; none of them gets anybody new on those days. */
export function AbsencesCard({ onHandOver }: Props) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const mayEnter = useMay('absences', 'create');
  const [open, setOpen] = useState(false);
  const { data = [], isPending } = useGetList<Absence>('absences', {
    filter: { until_on_gte: today },
    sort: { field: 'from_on', order: 'ASC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const rows = data.filter(({ withdrawn_at }) => withdrawn_at === null);
  return (
    <Section
      titleKey="assignment.absences"
      mark={
        mayEnter && (
          <Button onClick={() => setOpen(true)}>{translate('assignment.absence.add')}</Button>
        )
      }
    >
      {!isPending && rows.length === 0 && (
        <Typography color="text.secondary">{translate('assignment.absences_empty')}</Typography>
      )}
      {rows.map((absence) => (
        <AbsenceRow key={absence.id} absence={absence} onHandOver={onHandOver} />
      ))}
      {open && <AbsenceDialog onClose={() => setOpen(false)} />}
    </Section>
  );
}

function AbsenceRow({ absence, onHandOver }: Props & { absence: Absence }) {
  const translate = useTranslate();
  const mayEnd = useMay('absences', 'withdraw');
  const [withdraw, { isPending }] = useCommand('absences', 'withdraw', {
    doneKey: 'assignment.absence.backed',
  });
  const days = { from: absence.from_on, until: absence.until_on };
  return (
    <RecordContextProvider value={absence}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 0.5 }}>
        <EventBusyOutlined aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <UserName source="user_id" />
          <Typography variant="body2" color="text.secondary" className="figures">
            {[
              translate('assignment.absence.days', days),
              absence.reason,
              absence.in_force ? null : translate('assignment.absence.later'),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Typography>
        </Box>
        {onHandOver && (
          <Button sx={NARROW} onClick={() => onHandOver(absence.user_id)}>
            {translate('assignment.hand_over')}
          </Button>
        )}
        {mayEnd && (
          <Button sx={NARROW} disabled={isPending} onClick={() => void withdraw(absence.id)}>
            {translate('assignment.absence.back')}
          </Button>
        )}
      </Box>
    </RecordContextProvider>
  );
}
