import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { Box, GlobalStyles, Typography } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ActButton } from '../../shared/ActButton.tsx';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { AskForm } from '../../shared/AskForm.tsx';
import { BAR, NOTICE_ABOVE } from '../../shared/bar.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useKeys } from '../../shared/useKeys.ts';
import { useClaimNext } from '../queue/useClaim.ts';
import { hindranceOf, missingChecks, type Move, works } from './moves.ts';
import type { Panel } from './panel.ts';
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
 * The moves this person can make now, always in sight and each by one key; where there is none, the
 * reason.
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
  const markable = repair.needs_mark && can('mark');
  const unmarkable = repair.marked_on !== null && repair.unmarked_on === null && can('unmark');
  const correctable = can('correct') && file?.correction?.sent_on === null;
  const ask = (move: Asked) => (can(move) && panel === null ? () => setAsking(move) : undefined);
  const open = (name: Panel, allowed: boolean) =>
    allowed && panel === null ? () => onPanel(name) : undefined;
  const escape = () => {
    if (asking) return () => setAsking(null);
    return panel === null ? () => void navigate('/credit_repairs') : undefined;
  };
  const against = asking && againstOf(asking, repair, file);
  useKeys({
    c: claimable && panel === null ? () => void make('claim', '') : undefined,
    a: ask('grant'),
    r: ask('decline'),
    m: open('mark', markable),
    p: open('propose', can('submit')),
    w: open('answer', can('answer')),
    e: open('edit', works(repair, session)),
    b: open('bureau', works(repair, session) && repair.loan_id !== null),
    n: panel === null ? onward : undefined,
    Escape: escape(),
  });
  return (
    <Box component="section" aria-label={translate('credit_repairs.bar.label')} sx={BAR}>
      <GlobalStyles styles={NOTICE_ABOVE} />
      {asking ? (
        <AskForm
          key={asking}
          text={translate(
            `credit_repairs.bar.ask_${asking}${against === null ? '' : `_${against}`}`,
          )}
          comment={asking === 'decline' || against !== null ? 'needed' : 'optional'}
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
          {markable && <Act name="mark" hint="M" main onAct={() => onPanel('mark')} />}
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
          {unmarkable && <Act name="unmark" onAct={() => onPanel('unmark')} />}
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

interface ActProps extends Omit<ComponentProps<typeof ActButton>, 'labelKey'> {
  name: string;
}

const Act = ({ name, ...rest }: ActProps) => (
  <ActButton labelKey={`credit_repairs.bar.do_${name}`} {...rest} />
);

/**
 * Leads to the next request: for a supervisor one that waits for a decision, for the desk one that
 * nobody has.
 */
function useOnward(id: number, decides: boolean): (() => void) | undefined {
  const works = useMay('credit_repairs', 'claim');
  const toDecision = useNextDecision(id, decides);
  const { claimNext } = useClaimNext();
  if (decides) return toDecision;
  return works ? () => void claimNext() : undefined;
}

/** The objection to a move, which must then be explained; null where there is none. */
function againstOf(move: Asked, repair: CreditRepair, file: RepairFile | undefined) {
  if (move === 'grant' && missingChecks(file).length > 0) return 'missing';
  return move === 'withdraw' && repair.assignee_id !== null ? 'begun' : null;
}

function wordsOf(verb: Asked | 'claim', comment: string): Record<string, string> {
  if (comment === '') return {};
  return verb === 'withdraw' ? { reason: comment } : { comment };
}

/** Makes a move that needs no form of its own, and says what was done. */
function useMake(repair: CreditRepair, onDone: () => void) {
  const notify = useNotify();
  const { move, busy } = useMove(repair.id);
  const make = async (verb: Asked | 'claim', comment: string) => {
    const { repair: after } = await move(verb, wordsOf(verb, comment));
    if (after === null) return;
    onDone();
    notify(`credit_repairs.bar.done_${verb}`, { type: 'success' });
  };
  return { make, busy };
}
