import { Card } from '@mui/material';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import type { AssignmentRun } from '../../server/contract/resources/assignments.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { LoadTable } from './LoadTable.tsx';
import { RunFacts } from './RunFacts.tsx';
import { RunMoves } from './RunMoves.tsx';
import { UndoButton } from './UndoButton.tsx';

const field = (name: string) => `resources.assignment_runs.fields.${name}`;

function RunTitle() {
  const run = useRecordContext<AssignmentRun>();
  const translate = useTranslate();
  return <span>{run && translate('assignment.show', { id: run.id })}</span>;
}

function RunScreen() {
  const run = useRecordContext<AssignmentRun>();
  const translate = useTranslate();
  if (!run) return null;
  return (
    <RecordPage>
      <RecordHead actions={<UndoButton run={run} />}>
        <Facts>
          <Fact labelKey={field('status')} strong>
            <StatusChip source="status" of="run_statuses" />
          </Fact>
          <Fact labelKey={field('created_at')}>
            <InstantField source="created_at" />
          </Fact>
          <Fact labelKey={field('user_id')}>
            {run.user_id === null ? translate('assignment.by_day') : <UserName source="user_id" />}
          </Fact>
          {run.only_user_id !== null && (
            <Fact labelKey={field('only_user_id')}>
              <UserName source="only_user_id" />
            </Fact>
          )}
          {run.status === 'undone' && <Undone run={run} />}
        </Facts>
        <RunFacts run={run} />
      </RecordHead>
      {run.stayed_count !== null && run.stayed_count > 0 && (
        <Section titleKey="assignment.stayed">
          <RunMoves filter={{ run_id: run.id, outcome: 'stayed' }} />
        </Section>
      )}
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <LoadTable load={run.load} />
      </Card>
      <Section titleKey="assignment.all_moves">
        <RunMoves filter={{ run_id: run.id }} />
      </Section>
    </RecordPage>
  );
}

function Undone({ run }: { run: AssignmentRun }) {
  return (
    <>
      <Fact labelKey={field('undone_by')}>
        <UserName source="undone_by" />
      </Fact>
      <Fact labelKey={field('undone_at')}>
        <InstantField source="undone_at" />
      </Fact>
      <Fact labelKey={field('returned_count')}>{run.returned_count}</Fact>
      <Fact labelKey={field('stayed_count')}>{run.stayed_count}</Fact>
    </>
  );
}

/** One run: who ran it, what each had before and after, and every loan that moved. */
export const RunShow = () => (
  <Show title={<RunTitle />} actions={false} component="div" error={<ShowError />}>
    <RunScreen />
  </Show>
);
