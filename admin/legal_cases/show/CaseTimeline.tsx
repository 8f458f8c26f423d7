import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { CaseEvent } from '../../../server/contract/resources/caseEvents.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { fileUrl } from '../../providers/address.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { useMay } from '../../shared/session.ts';
import { Trail, TrailItem, TrailName, TrailWhen, useActor, Written } from '../../shared/Trail.tsx';
import { useEventText } from './eventText.ts';
import { useEditable } from './standing.ts';

const MOST = 500;
const STEP = 20;

/** The events of the case, newest first: those of the console, and those that people wrote down. */
export function CaseTimeline({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const editable = useEditable(legalCase);
  const [shown, setShown] = useState(STEP);
  const {
    data: events,
    error,
    refetch,
  } = useGetList<CaseEvent>('case_events', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'on', order: 'DESC' },
    filter: { legal_case_id: legalCase.id },
  });
  const more = (events?.length ?? 0) - shown;
  return (
    <Card component="section" aria-labelledby="case-timeline">
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          px: 2,
          py: 1,
        }}
      >
        <Typography id="case-timeline" component="h2" variant="subtitle1">
          {translate('legal_cases.events.title')}
        </Typography>
        {editable && (
          <Button onClick={() => openPanel({ kind: 'event', caseId: legalCase.id })}>
            {translate('legal_cases.events.add')}
          </Button>
        )}
      </Box>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && !events && <Skeleton height={80} sx={{ mx: 2 }} />}
      {events?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', px: 2, pb: 2 }}>
          {translate('legal_cases.events.none')}
        </Typography>
      )}
      {events && events.length > 0 && (
        <Trail sx={{ px: 2, pb: 1.5 }}>
          {events.slice(0, shown).map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </Trail>
      )}
      {more > 0 && (
        <Button onClick={() => setShown(shown + STEP)} sx={{ mx: 2, mb: 1 }}>
          {translate('loans.timeline.more', { smart_count: Math.min(more, STEP) })}
        </Button>
      )}
    </Card>
  );
}

function Event({ event }: { event: CaseEvent }) {
  const translate = useTranslate();
  const actor = useActor();
  const { head, text } = useEventText()(event);
  const mayOpen = useMay('attachments', 'reveal');
  return (
    <TrailItem
      marked={event.kind === 'stage'}
      head={
        <>
          <TrailName>{head}</TrailName>
          <TrailWhen>
            {event.on} · {actor(event.actor_name)}
          </TrailWhen>
        </>
      }
    >
      {text !== '' && <Written>{text}</Written>}
      {event.attachment_id !== null && mayOpen && (
        <Link href={fileUrl(event.attachment_id)} target="_blank" rel="noopener">
          {translate('legal_cases.events.file')}
        </Link>
      )}
    </TrailItem>
  );
}
