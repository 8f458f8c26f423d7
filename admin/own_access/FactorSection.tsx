import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { Factor, RecoveryCodes } from '../../server/contract/resources/sessions.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { Instant } from '../shared/InstantField.tsx';
import { Section } from '../shared/Section.tsx';
import { useReadSession } from '../shared/session.ts';
import { CodesDialog } from './CodesDialog.tsx';
import { EnrolDialog } from './EnrolDialog.tsx';

const QUERY = ['factor'];

/** The code at sign-in: set up, its recovery codes made anew, or removed. */
export function FactorSection() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => dataProvider.get<Factor>('session/factor', signal),
  });
  return (
    <Section titleKey="account.factor.title">
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton height={48} />}
      >
        {(factor) => (factor.enrolled_at === null ? <NotYet /> : <Enrolled factor={factor} />)}
      </Fetched>
    </Section>
  );
}

/** Reads anew what is known of the factor, here and in the session. */
function useReadAgain(): () => void {
  const client = useQueryClient();
  const readSession = useReadSession();
  return () => {
    void client.invalidateQueries({ queryKey: QUERY });
    void readSession();
  };
}

function NotYet() {
  const translate = useTranslate();
  const readAgain = useReadAgain();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {translate('account.factor.off')}
      </Typography>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('account.factor.set_up')}
      </Button>
      {open && (
        <EnrolDialog
          titleKey="account.factor.set_up"
          bodyKey="account.factor.off"
          leaveKey="ra.action.cancel"
          onLeave={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            readAgain();
          }}
        />
      )}
    </>
  );
}

function Enrolled({ factor }: { factor: Factor }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState<'renew' | 'remove' | null>(null);
  const { codes, forget, renew, remove, busy } = useFactorMoves(() => setAsking(null));
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {translate(factor.demanded ? 'account.factor.demanded' : 'account.factor.on')}
      </Typography>
      <Facts sx={{ mb: 1.5 }}>
        <Fact labelKey="account.factor.since">
          <Instant at={factor.enrolled_at} />
        </Fact>
        <Fact labelKey="account.factor.codes_left">{factor.codes_left}</Fact>
      </Facts>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" onClick={() => setAsking('renew')}>
          {translate('account.factor.renew')}
        </Button>
        {!factor.demanded && (
          <Button variant="outlined" color="error" onClick={() => setAsking('remove')}>
            {translate('account.factor.remove')}
          </Button>
        )}
      </Box>
      <Confirm
        isOpen={asking !== null}
        loading={busy}
        title={`account.factor.${asking ?? 'renew'}_title`}
        content={`account.factor.${asking ?? 'renew'}_body`}
        confirm={`account.factor.${asking ?? 'renew'}`}
        onConfirm={() => void (asking === 'renew' ? renew() : remove())}
        onClose={() => setAsking(null)}
      />
      {codes && <CodesDialog codes={codes} onClose={forget} />}
    </>
  );
}

/** New recovery codes, or no factor any more; both ask first who sits there. */
function useFactorMoves(onEnd: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const readAgain = useReadAgain();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const move = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
    setBusy(false);
    onEnd();
  };
  const renew = async () =>
    await move(async () => {
      const answer = await dataProvider.post<RecoveryCodes>('session/factor/renew_codes', {});
      setCodes(answer.recovery_codes);
    });
  const remove = async () =>
    await move(async () => {
      await dataProvider.post('session/factor/remove', {});
      notify('account.factor.removed_done', { type: 'success' });
      readAgain();
    });
  const forget = () => {
    setCodes(null);
    readAgain();
  };
  return { codes, forget, renew, remove, busy };
}
