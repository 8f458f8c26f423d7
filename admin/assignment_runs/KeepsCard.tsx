import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { AssignmentKeep } from '../../server/contract/resources/assignments.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { formatInstant } from '../shared/format.ts';
import { Section } from '../shared/Section.tsx';
import { useBusinessDate, useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { WaitingRow } from '../shared/WaitingRow.tsx';

const SHOWN = 100;

/** Who is kept by whom until when, those first that wait for a decision. */
export function KeepsCard() {
  const translate = useTranslate();
  const today = useBusinessDate();
  const { data: keeps = [], isPending } = useGetList<AssignmentKeep>('assignment_keeps', {
    filter: { status: ['proposed', 'approved'], until_on_gte: today },
    sort: { field: 'until_on', order: 'ASC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const waits = ({ status }: AssignmentKeep) => status === 'proposed';
  const rows = [...keeps.filter(waits), ...keeps.filter((keep) => !waits(keep))];
  return (
    <Section titleKey="assignment.keeps">
      {!isPending && rows.length === 0 && (
        <Typography color="text.secondary">{translate('assignment.keeps_empty')}</Typography>
      )}
      {rows.map((keep) => (
        <KeepRow key={keep.id} keep={keep} />
      ))}
    </Section>
  );
}

function KeepRow({ keep }: { keep: AssignmentKeep }) {
  const translate = useTranslate();
  const { data: asker } = useGetOne<User>('users', { id: keep.requested_by });
  const { data: keeper } = useGetOne<User>('users', { id: keep.user_id });
  const asked = translate('adjustments.pending.asked', {
    who: asker?.full_name ?? '',
    when: formatInstant(keep.created_at),
  });
  return (
    <WaitingRow
      icon={BookmarkBorderOutlined}
      what={keep.borrower_name}
      to={`/borrowers/${keep.borrower_id}/show`}
      asked={translate(`assignment.keep.${keep.status === 'proposed' ? 'until_asked' : 'until'}`, {
        who: keeper?.full_name ?? '',
        day: keep.until_on,
      })}
      reason={`${keep.reason} · ${asked}`}
    >
      <Decision keep={keep} />
    </WaitingRow>
  );
}

/** For a supervisor who did not ask the decision; for who asked, and of what holds, the end. */
function Decision({ keep }: { keep: AssignmentKeep }) {
  const translate = useTranslate();
  const mayDecide = useMay('assignment_keeps', 'approve');
  const me = useSession()?.id;
  const [withdraw, { isPending }] = useCommand('assignment_keeps', 'withdraw', {
    doneKey: 'assignment.keep.ended',
  });
  const mine = keep.requested_by === me;
  if (keep.status === 'proposed' && mayDecide && !mine)
    return (
      <DecisionButtons
        resource="assignment_keeps"
        id={keep.id}
        part="assignment.keep"
        words={{ name: keep.borrower_name, day: keep.until_on }}
      />
    );
  if (!mine && !mayDecide) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {keep.status === 'proposed' && (
        <Typography variant="body2" color="text.secondary">
          {translate('assignment.keep.wait')}
        </Typography>
      )}
      <Button disabled={isPending} onClick={() => void withdraw(keep.id)}>
        {translate(keep.status === 'proposed' ? 'assignment.keep.withdraw' : 'assignment.keep.end')}
      </Button>
    </Box>
  );
}
