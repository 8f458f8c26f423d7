import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { AskForm } from '../../shared/AskForm.tsx';
import { BAR, NOTICE_ABOVE } from '../../shared/bar.ts';
import { KeyHint } from '../../shared/KeyHint.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useKeys } from '../../shared/useKeys.ts';
import { useClaimNext } from '../queue/useClaim.ts';
import { hindranceOf, missingChecks, type Move, works } from './moves.ts';
import type { Panel } from './Panels.tsx';
import { useBarText } from './useBarText.ts';
import { useMove } from './useMove.ts';
import { useNextDecision } from './useNextDecision.ts';

/** Moves that wait for a word in the bar itself. */
type Asked = 'grant' | 'decline' | 'withdraw';

interface Props {
  repair: CreditRepair;
  file: RepairFile | undefined;
  panel: Panel | null;
  onPanel: (panel: Panel | null) => void;
}

/**
 * What this person can do now, always in sight and each by one key; where it is not theirs, why.
 */
export function DecisionBar({ repair, file, panel, onPanel }: Props) {
  const translate = useTranslate();
  const session = useSession();
  const navigate = useNavigate();
  const text = useBarText()(repair, file);
  const [asking, setAsking] = useState<Asked | null>(null);
  const { make, busy } = useMake(repair, () => setAsking(null));
  const decides = useMay('credit_repairs', 'grant');
  const onward = useOnward(repair.id, decides);
  const can = (move: Move) => hindranceOf(move, repair, session) === null;
  const claimable = repair.assignee_id === null && can('claim');
  const correctable = can('correct') && file?.correction?.sent_on === null;
  const ask = (move: Asked) => (can(move) && panel === null ? () => setAsking(move) : undefined);
  const open = (name: Panel, allowed: boolean) =>
    allowed && panel === null ? () => onPanel(name) : undefined;
  useKeys({
    c: claimable && panel === null ? () => void make('claim', '') : undefined,
    a: ask('grant'),
    r: ask('decline'),
    p: open('propose', can('submit')),
    w: open('answer', can('answer')),
    e: open('edit', works(repair, session)),
    b: open('bureau', works(repair, session) && repair.loan_id !== null),
    n: panel === null ? onward : undefined,
    Escape: asking
      ? () => setAsking(null)
      : panel === null
        ? () => void navigate('/credit_repairs')
        : undefined,
  });
  const missing = missingChecks(file).length > 0;
  const begun = repair.assignee_id !== null;
  return (
    <Box component="section" aria-label={translate('credit_repairs.bar.label')} sx={BAR}>
      <GlobalStyles styles={NOTICE_ABOVE} />
      {asking ? (
        <AskForm
          key={asking}
          text={translate(
            `credit_repairs.bar.ask_${asking}${asking === 'grant' && missing ? '_missing' : asking === 'withdraw' && begun ? '_begun' : ''}`,
          )}
          comment={
            asking === 'decline' ||
            (asking === 'grant' && missing) ||
            (asking === 'withdraw' && begun)
              ? 'needed'
              : 'optional'
          }
          submitKey={`credit_repairs.bar.do_${asking}`}
          busy={busy}
          onSubmit={(comment) => void make(asking, comment)}
          onClose={() => setAsking(null)}
        />
      ) : (
        <>
          <Typography
            variant="body2"
            className="figures"
            sx={{ flex: '1 1 200px', color: 'text.secondary' }}
          >
            {text}
          </Typography>
          {claimable && (
            <Act name="claim" hint="C" main disabled={busy} onAct={() => void make('claim', '')} />
          )}
          {can('submit') && <Act name="propose" hint="P" main onAct={() => onPanel('propose')} />}
          {can('grant') && (
            <Act
              name="grant"
              hint="A"
              main={repair.proposal !== 'decline'}
              onAct={() => setAsking('grant')}
            />
          )}
          {can('decline') && (
            <Act
              name="decline"
              hint="R"
              main={repair.proposal === 'decline'}
              onAct={() => setAsking('decline')}
            />
          )}
          {can('answer') && <Act name="answer" hint="W" main onAct={() => onPanel('answer')} />}
          {correctable && (
            <Act name="correct" main={!can('answer')} onAct={() => onPanel('correct')} />
          )}
          {can('withdraw') && <Act name="withdraw" quiet onAct={() => setAsking('withdraw')} />}
          {onward && <Act name={decides ? 'next' : 'claim_next'} hint="N" quiet onAct={onward} />}
        </>
      )}
    </Box>
  );
}

interface ActProps {
  name: string;
  hint?: string;
  main?: boolean;
  quiet?: boolean;
  disabled?: boolean;
  onAct: () => void;
}

function Act({ name, hint, main = false, quiet = false, disabled = false, onAct }: ActProps) {
  const translate = useTranslate();
  return (
    <Button
      variant={main ? 'contained' : quiet ? 'text' : 'outlined'}
      disabled={disabled}
      aria-keyshortcuts={hint?.toLowerCase()}
      onClick={onAct}
    >
      {translate(`credit_repairs.bar.do_${name}`)}
      {hint && <KeyHint of={hint} />}
    </Button>
  );
}

/**
 * To what comes next: for a supervisor what waits for a decision, for the desk the next request
 * nobody has.
 */
function useOnward(id: number, decides: boolean): (() => void) | undefined {
  const works = useMay('credit_repairs', 'claim');
  const toDecision = useNextDecision(id, decides);
  const { claimNext } = useClaimNext();
  if (decides) return toDecision;
  return works ? () => void claimNext() : undefined;
}

/** Makes a move that needs no form of its own, and says what was done. */
function useMake(repair: CreditRepair, onDone: () => void) {
  const notify = useNotify();
  const { move, busy } = useMove(repair.id);
  const make = async (verb: Asked | 'claim', comment: string) => {
    const { repair: after } = await move(
      verb,
      comment === '' ? {} : verb === 'withdraw' ? { reason: comment } : { comment },
    );
    if (after === null) return;
    onDone();
    notify(`credit_repairs.bar.done_${verb}`, { type: 'success' });
  };
  return { make, busy };
}
