import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActButton } from '../../shared/ActButton.tsx';
import type {
  Restructure,
  RestructureReview,
} from '../../../server/contract/resources/restructures.ts';
import { useGoOn, useQueue } from '../../parts/restructures/queue.ts';
import { BAR, NOTICE_ABOVE } from '../../shared/bar.ts';
import { formatMoney } from '../../shared/format.ts';
import { KeyHint } from '../../shared/KeyHint.tsx';
import { useSession } from '../../shared/session.ts';
import { useKeys } from '../../shared/useKeys.ts';
import { AskForm } from '../../shared/AskForm.tsx';
import { type Move, problemOf, useMove } from './moves.ts';
import { useBarText } from './useBarText.ts';
import { useObstacle } from './useObstacle.ts';

type Asked = Exclude<Move, 'reopen'>;

interface Props {
  request: Restructure;
  review: RestructureReview | undefined;
}

/**
 * The moves that can be made now, always in sight; each decision by one key, and the way through
 * the queue.
 */
export function DecisionBar({ request, review }: Props) {
  const translate = useTranslate();
  const session = useSession();
  const queue = useQueue(request.id);
  const text = useBarText(queue)(request);
  const obstacle = useObstacle(request, review);
  const [asking, setAsking] = useState<Asked | null>(null);
  const { make, busy } = useMake(request, review, () => setAsking(null));
  const can = (move: Move) => problemOf(move, request, session) === null;
  const ask = (move: Asked) =>
    can(move) && (move !== 'approve' || obstacle === '') ? () => setAsking(move) : undefined;
  const moving = queue.toNext !== undefined || queue.toPrevious !== undefined;
  useKeys({
    a: ask('approve'),
    r: ask('reject'),
    j: queue.toNext,
    n: queue.toNext,
    k: queue.toPrevious,
    Escape: asking ? () => setAsking(null) : queue.toDesk,
  });
  const nothing =
    text === '' &&
    !moving &&
    !(['submit', 'approve', 'reject', 'reopen', 'cancel'] as const).some(can);
  if (nothing) return null;
  const plain = asking === 'approve' && review?.current?.waived_minor === 0;
  return (
    <Box component="section" aria-label={translate('restructures.bar.label')} sx={BAR}>
      <GlobalStyles styles={NOTICE_ABOVE} />
      {asking ? (
        <AskForm
          key={asking}
          text={translate(`restructures.bar.ask_${asking}${plain ? '_plain' : ''}`, {
            waived: formatMoney(review?.current?.waived_minor ?? 0),
            after: formatMoney(review?.current?.total_after_minor ?? 0),
          })}
          comment={commentOn(asking, request)}
          submitKey={`restructures.bar.do_${asking}`}
          busy={busy}
          onSubmit={(comment) => void make(asking, comment)}
          onClose={() => setAsking(null)}
        />
      ) : (
        <>
          <Typography
            variant="body2"
            className="figures"
            sx={{
              flex: '1 1 160px',
              color: obstacle === '' || !can('approve') ? 'text.secondary' : 'warning.main',
            }}
          >
            {can('approve') && obstacle !== '' ? obstacle : text}
          </Typography>
          {can('approve') && (
            <Act
              move="approve"
              hint="A"
              main
              disabled={obstacle !== '' || !review?.fingerprint}
              onAct={() => setAsking('approve')}
            />
          )}
          {can('reject') && <Act move="reject" hint="R" onAct={() => setAsking('reject')} />}
          {can('submit') && <Act move="submit" main onAct={() => setAsking('submit')} />}
          {can('submit') && (
            <Button variant="outlined" component={Link} to={`/restructures/${request.id}/edit`}>
              {translate('ra.action.edit')}
            </Button>
          )}
          {can('reopen') && (
            <Act move="reopen" main disabled={busy} onAct={() => void make('reopen', '')} />
          )}
          {can('cancel') && <Act move="cancel" quiet onAct={() => setAsking('cancel')} />}
          <Ways {...queue} />
        </>
      )}
    </Box>
  );
}

interface ActProps extends Omit<ComponentProps<typeof ActButton>, 'labelKey'> {
  move: Move;
}

const Act = ({ move, ...rest }: ActProps) => (
  <ActButton labelKey={`restructures.bar.do_${move}`} {...rest} />
);

/** Buttons to the neighbours in the queue. */
function Ways({ toNext, toPrevious }: Pick<ReturnType<typeof useQueue>, 'toNext' | 'toPrevious'>) {
  const translate = useTranslate();
  if (!toNext && !toPrevious) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 0.5,
        pl: { sm: 1 },
        ml: { sm: 0.5 },
        borderLeft: { sm: 1 },
        borderColor: { sm: 'divider' },
      }}
    >
      <Button disabled={!toPrevious} aria-keyshortcuts="k" onClick={toPrevious}>
        {translate('restructures.bar.previous')}
        <KeyHint of="K" />
      </Button>
      <Button disabled={!toNext} aria-keyshortcuts="j" onClick={toNext}>
        {translate('restructures.bar.next')}
        <KeyHint of="J" />
      </Button>
    </Box>
  );
}

function commentOn(move: Asked, { status }: Restructure): 'none' | 'needed' | 'optional' {
  if (move === 'submit') return 'none';
  return move === 'reject' || (move === 'cancel' && status !== 'draft') ? 'needed' : 'optional';
}

function wordsOf(verb: Move, comment: string): Record<string, string> {
  if (comment === '') return {};
  return verb === 'cancel' ? { reason: comment } : { comment };
}

/**
 * Makes the move and goes on: after a decision to what waits next, otherwise the page says what was
 * done.
 */
function useMake(request: Restructure, review: RestructureReview | undefined, onDone: () => void) {
  const notify = useNotify();
  const goOn = useGoOn();
  // What moved stands on top, and must be looked at before another try.
  const { move, busy } = useMove(request, () => {
    onDone();
    window.scrollTo({ top: 0 });
  });
  const make = async (verb: Move, comment: string) => {
    const words = wordsOf(verb, comment);
    const after = await move(
      verb,
      verb === 'approve' ? { ...words, seen: review?.fingerprint } : words,
    );
    if (after === null) return;
    onDone();
    if (verb === 'approve')
      await goOn(
        request.id,
        after.status === 'approved' ? 'approvals.done.approved' : 'approvals.done.first',
      );
    else if (verb === 'reject') await goOn(request.id, 'approvals.done.rejected');
    else notify(`restructures.bar.done_${verb}`, { type: 'success' });
  };
  return { make, busy };
}
