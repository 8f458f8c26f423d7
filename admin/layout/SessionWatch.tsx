import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { currentInterruption, watchSession } from '../providers/session.ts';
import { useSession } from '../shared/session.ts';
import { Confirmation, SignInAgain } from './SignInAgain.tsx';
import { ToDo } from './ToDo.tsx';

/**
 * Watches what can happen to a session under a page that stays open: it ends, somebody else signs
 * in in another tab, something must be done first, a new day begins.
 */
export function SessionWatch() {
  const interruption = useSyncExternalStore(watchSession, currentInterruption);
  const toDo = useSession()?.to_do ?? null;
  useNewDay();
  if (interruption?.kind === 'another') return <PageOfAnother name={interruption.name} />;
  if (toDo !== null)
    return (
      <>
        <ToDo toDo={toDo} />
        {interruption?.kind === 'ended' && <SignInAgain />}
        {interruption?.kind === 'confirm' && <Confirmation />}
      </>
    );
  if (interruption?.kind === 'ended') return <SignInAgain />;
  if (interruption?.kind === 'confirm') return <Confirmation />;
  return null;
}

/** The page of the person before: nothing more can be done on it but to open it anew. */
function PageOfAnother({ name }: { name: string | null }) {
  const translate = useTranslate();
  const session = useSession();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="another-title">
      <DialogTitle id="another-title">{translate('app.session.another_title')}</DialogTitle>
      <DialogContent sx={{ pt: 0 }}>
        <DialogContentText>
          {translate(name === null ? 'app.session.another_body' : 'app.session.another_named', {
            name,
            who: session?.full_name ?? '',
          })}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" data-answers onClick={() => globalThis.location.reload()}>
          {translate('app.session.reload')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** A page that was left open overnight says so, and reads its figures anew. */
function useNewDay() {
  const day = useSession()?.business_date;
  const last = useRef(day);
  const notify = useNotify();
  const refresh = useRefresh();
  useEffect(() => {
    const before = last.current;
    last.current = day;
    if (before === undefined || day === undefined || before === day) return;
    notify('app.session.new_day', { type: 'info', messageArgs: { day } });
    refresh();
  }, [day, notify, refresh]);
}
