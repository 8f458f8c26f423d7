import { Box, Card, Skeleton, type Theme, useMediaQuery } from '@mui/material';
import { useEffect, useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import type { WorklistDay, WorklistRow } from '../../server/contract/resources/worklist.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { useKeys } from '../shared/useKeys.ts';
import { beginFlow } from './dayFlow.ts';
import { DayCards } from './DayCards.tsx';
import { DayPager, pagesOf } from './DayPager.tsx';
import { type DayPlace, useDayPlace } from './dayPlace.ts';
import { DayTable } from './DayTable.tsx';
import { Resting } from './Resting.tsx';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import { DayFilters, DayLine } from './TodayHead.tsx';
import { useDay } from './useDay.ts';

/** A clerk's day, or that of a member of a supervisor's team. */
export function Today({ userId }: { userId?: number | undefined }) {
  const place = useDayPlace();
  const { action, page, restingPage } = place;
  const { data, error, refetch } = useDay({ userId, action, page, restingPage });
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="today.title" />
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={480} />}
      >
        {(day) => <Desk day={day} place={place} own={userId === undefined} />}
      </Fetched>
    </Box>
  );
}

function Desk({ day, place, own }: { day: WorklistDay; place: DayPlace; own: boolean }) {
  const { action, page, choose, turn } = place;
  const [peeked, setPeeked] = useState<number | null>(null);
  const [snoozed, setSnoozed] = useState<WorklistRow | null>(null);
  const [finished, setFinished] = useState<WorklistRow | null>(null);
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const person = useSession()?.id ?? 0;
  const start = () => beginFlow(person, action);
  useKeys({ n: start, Escape: peeked === null ? undefined : () => setPeeked(null) }, own);
  const pages = pagesOf(day.total);
  // What was done took the last rows of the last page away.
  useEffect(() => {
    if (page > pages) turn(pages);
  });
  const Rows = narrow ? DayCards : DayTable;
  return (
    <>
      <DayLine day={day} />
      <Card>
        <DayFilters day={day} action={action} onChoose={choose} onStart={own ? start : undefined} />
        {day.total === 0 ? (
          <EmptyState titleKey="today.empty_title" hintKey="today.empty_hint" />
        ) : (
          <Rows
            rows={day.rows}
            onTurn={{
              next: page < pages ? () => turn(page + 1) : undefined,
              previous: page > 1 ? () => turn(page - 1) : undefined,
            }}
            peeked={peeked}
            onPeek={setPeeked}
            onSnooze={own ? setSnoozed : undefined}
            onDone={own ? setFinished : undefined}
          />
        )}
        <DayPager page={page} total={day.total} onTurn={turn} />
      </Card>
      <Resting day={day} page={place.restingPage} onTurn={place.turnResting} own={own} />
      {snoozed && <SnoozeDialog row={snoozed} onClose={() => setSnoozed(null)} />}
      <DoneDialog row={finished} onClose={() => setFinished(null)} />
    </>
  );
}

function DoneDialog({ row, onClose }: { row: WorklistRow | null; onClose: () => void }) {
  const translate = useTranslate();
  const [done] = useCommand('worklist', 'done', { doneKey: 'today.done.done' });
  return (
    <ReasonDialog
      open={row !== null}
      titleKey="today.done.title"
      titleArgs={{ name: row?.borrower_name ?? '' }}
      hintKey="today.done.hint"
      submitKey="today.done.action"
      suggestionKeys={['today.done.in_person', 'today.done.by_colleague']}
      labelKey={translate('today.done.label')}
      onClose={onClose}
      onSubmit={async (reason) => {
        if (row !== null && (await done(row.id, { reason })) !== null) onClose();
      }}
    />
  );
}
