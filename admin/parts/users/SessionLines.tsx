import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { SessionLine } from '../../../server/contract/resources/sessions.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { messageOf } from '../../shared/errors.ts';
import { Fetched } from '../../shared/Fetched.tsx';
import { Instant } from '../../shared/InstantField.tsx';

interface Props {
  /** Where the sessions are read, and where they are ended. */
  from: string;
  endAt: string;
  /** What is said where there is nothing to end, and of ending all. */
  noneKey: string;
  allKey: string;
  allTitle: string;
}

/** Where somebody is signed in, each to be ended, or all (of one's own: all others). */
export function SessionLines({ from, endAt, noneKey, allKey, allTitle }: Props) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions', from],
    queryFn: ({ signal }) => dataProvider.get<SessionLine[]>(from, signal),
  });
  const ending = useEnding(endAt, () => void refetch());
  return (
    <Fetched
      data={data}
      error={error}
      onRetry={() => void refetch()}
      waiting={<Skeleton height={64} />}
    >
      {(lines) => (
        <>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {lines.map((line) => (
              <Line key={line.id} line={line} onEnd={() => ending.ask(line.id)} />
            ))}
          </Box>
          {lines.some(({ current }) => !current) ? (
            <Button variant="outlined" onClick={() => ending.ask('all')} sx={{ mt: 1.5 }}>
              {translate(allKey)}
            </Button>
          ) : (
            <Typography color="text.secondary">{translate(noneKey)}</Typography>
          )}
          <Confirm
            isOpen={ending.asked !== null}
            loading={ending.busy}
            title={ending.asked === 'all' ? allTitle : 'account.sessions.end_title'}
            content="account.sessions.end_body"
            confirm="account.sessions.end"
            onConfirm={() => void ending.end()}
            onClose={ending.leave}
          />
        </>
      )}
    </Fetched>
  );
}

/** Ends a session by its id, or `all`, once that was asked. */
function useEnding(endAt: string, onEnded: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const [asked, ask] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    try {
      await dataProvider.post(endAt, asked === 'all' ? {} : { session_id: asked });
      notify('account.sessions.ended_done', { type: 'success' });
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
    setBusy(false);
    ask(null);
    onEnded();
  };
  return { asked, ask, busy, end, leave: () => ask(null) };
}

function Line({ line, onEnd }: { line: SessionLine; onEnd: () => void }) {
  const translate = useTranslate();
  const browser = useEnumLabel('browsers');
  const system = useEnumLabel('systems');
  const what =
    line.browser === null
      ? translate('account.sessions.unknown')
      : translate('account.sessions.on', {
          browser: browser(line.browser),
          system: system(line.system),
        });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box sx={{ fontWeight: line.current ? 600 : 400 }}>
          {what}
          {line.current && ` (${translate('account.sessions.here')})`}
        </Box>
        <Box className="figures" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {line.place ?? translate('account.sessions.no_place')} ·{' '}
          {translate('account.sessions.started')} <Instant at={line.started_at} /> ·{' '}
          {translate('account.sessions.last_used')} <Instant at={line.last_used_at} /> ·{' '}
          {translate('account.sessions.ends')} <Instant at={line.ends_at} />
        </Box>
      </Box>
      {!line.current && <Button onClick={onEnd}>{translate('account.sessions.end')}</Button>}
    </Box>
  );
}
