import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import ListSubheader from '@mui/material/ListSubheader';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { useMoment } from '../parts/ledger/useMoment.ts';
import { useBorrowerFile } from '../parts/loans/useBorrowerFile.ts';
import { Day } from '../shared/DayField.tsx';
import { TimelineItem } from './TimelineItem.tsx';
import { entriesUntil } from './timelineEntries.ts';
import type { TimelineEntry, TimelineKind } from './timelineEntries.ts';
import { type TimelineOf, useTimeline } from './useTimeline.ts';

const KINDS: readonly (TimelineKind | 'all')[] = ['all', 'notes', 'payments', 'cases', 'messages'];
const STEP = 20;

/** The events of this loan, newest first; or of all loans of its borrower. */
export function LoanTimeline() {
  const loan = useRecordContext<Loan>();
  const [all, setAll] = useState(false);
  const { moment } = useMoment();
  const { data: file } = useBorrowerFile(moment === null ? loan?.borrower_id : undefined);
  if (!loan) return null;
  const others = file?.loans.some(({ id }) => id !== loan.id) ?? false;
  const chosen = all && others && moment === null;
  return (
    <Timeline
      key={loan.id}
      of={chosen ? { borrower_id: loan.borrower_id } : { loan_id: loan.id }}
      choice={others && <Whose all={chosen} onChange={setAll} />}
    />
  );
}

function Whose({ all, onChange }: { all: boolean; onChange: (all: boolean) => void }) {
  const translate = useTranslate();
  return (
    <ToggleButton
      size="small"
      value="all_loans"
      selected={all}
      onChange={() => onChange(!all)}
      sx={{ px: 1.25, py: 0.25 }}
    >
      {translate('loans.timeline.all_loans')}
    </ToggleButton>
  );
}

interface TimelineProps {
  of: TimelineOf;
  /** Stands beside the filter. */
  choice?: ReactNode;
}

/** Notes, payments, cases and messages, newest first; those of several loans name theirs. */
export function Timeline({ of, choice }: TimelineProps) {
  const translate = useTranslate();
  const [kind, setKind] = useState<TimelineKind | 'all'>('all');
  const [shown, setShown] = useState(STEP);
  const { moment } = useMoment();
  const { entries: all, isPending, failed, truncated, retry } = useTimeline(of);
  const entries = moment === null ? all : entriesUntil(all, moment);
  const chosen = kind === 'all' ? entries : entries.filter((entry) => entry.kind === kind);
  const more = chosen.length - shown;
  return (
    <Card component="section" aria-labelledby="timeline-title">
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 1,
        }}
      >
        <Typography
          id="timeline-title"
          component="h2"
          variant="subtitle1"
          sx={{ fontWeight: 600, mr: 'auto' }}
        >
          {translate('loans.timeline.title')}
        </Typography>
        {choice}
        <ToggleButtonGroup
          exclusive
          size="small"
          value={kind}
          aria-label={translate('loans.timeline.filter')}
          onChange={(_event, next: TimelineKind | 'all' | null) => next && setKind(next)}
        >
          {KINDS.map((value) => (
            <ToggleButton key={value} value={value} sx={{ px: 1.25, py: 0.25 }}>
              {translate(`loans.timeline.${value}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      {failed && (
        <Alert
          severity="warning"
          action={<Button onClick={retry}>{translate('loans.timeline.retry')}</Button>}
          sx={{ mx: 2, mb: 2 }}
        >
          {translate('loans.timeline.failed')}
        </Alert>
      )}
      {isPending && !failed && <TimelineSkeleton />}
      {!isPending && !failed && chosen.length === 0 && <NothingYet filtered={entries.length > 0} />}
      <Days entries={chosen.slice(0, shown)} named={'borrower_id' in of} />
      {more > 0 && (
        <Button onClick={() => setShown(shown + STEP)} sx={{ mx: 2, mb: 1 }}>
          {translate('loans.timeline.more', { smart_count: Math.min(more, STEP) })}
        </Button>
      )}
      {more <= 0 && truncated && (
        <Typography variant="body2" sx={{ color: 'text.secondary', px: 2, pb: 2 }}>
          {translate('loans.timeline.truncated')}
        </Typography>
      )}
    </Card>
  );
}

function Days({ entries, named }: { entries: readonly TimelineEntry[]; named: boolean }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, pb: 1 }}>
      {entries.map((entry, index) => (
        <Box component="li" key={entry.key}>
          {entry.on !== entries[index - 1]?.on && (
            <ListSubheader
              component="div"
              disableSticky
              sx={{ lineHeight: '28px', bgcolor: 'transparent', fontSize: 12 }}
            >
              <Day on={entry.on} distance />
            </ListSubheader>
          )}
          <TimelineItem entry={entry} named={named} />
        </Box>
      ))}
    </Box>
  );
}

function NothingYet({ filtered }: { filtered: boolean }) {
  const translate = useTranslate();
  return (
    <Box sx={{ px: 2, pb: 3, color: 'text.secondary' }}>
      <Typography variant="body2" sx={{ color: 'text.primary' }}>
        {translate(filtered ? 'loans.timeline.empty_filtered' : 'loans.timeline.empty')}
      </Typography>
      {!filtered && (
        <Typography variant="body2">{translate('loans.timeline.empty_hint')}</Typography>
      )}
    </Box>
  );
}

function TimelineSkeleton() {
  return (
    <Box aria-busy="true" sx={{ px: 2, pb: 2 }}>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={52} />
      ))}
    </Box>
  );
}
