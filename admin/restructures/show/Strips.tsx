import { Alert, AlertTitle, Box } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type {
  Restructure,
  RestructureReview,
} from '../../../server/contract/resources/restructures.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { formatInstant } from '../../shared/format.ts';
import { MovedFigures } from './MovedFigures.tsx';
import { useHindrance } from './useHindrance.ts';
import { useSteps } from './useReview.ts';

interface Props {
  request: Restructure;
  review: RestructureReview | undefined;
}

/** Warnings to read before anything else; empty where all is as it was. */
export function Strips({ request, review }: Props) {
  const translate = useTranslate();
  return (
    <>
      <Outcome request={request} />
      {review?.problem && (
        <Alert severity="warning">
          <AlertTitle>{translate('restructures.strip.problem')}</AlertTitle>
          {review.problem}
        </Alert>
      )}
      <Hindered request={request} />
      <Second request={request} />
      {review && review.moved.length > 0 && (
        <Alert severity="info">
          <AlertTitle>
            {translate(
              request.status === 'submitted'
                ? 'restructures.strip.moved'
                : 'restructures.strip.moved_later',
              { when: formatInstant(review.frozen_at ?? '') },
            )}
          </AlertTitle>
          <MovedFigures moved={review.moved} />
          {request.status === 'submitted' && (
            <Box sx={{ mt: 0.5 }}>{translate('restructures.strip.moved_hint')}</Box>
          )}
        </Alert>
      )}
    </>
  );
}

/** The reason why the request goes no further. */
function Outcome({
  request: { status, decided_by, decided_at, decision_comment, cancel_reason, plan_status },
}: {
  request: Restructure;
}) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: decided_by ?? 0 },
    { enabled: decided_by !== null },
  );
  if (status === 'rejected') {
    return (
      <Alert severity="warning">
        <AlertTitle>
          {translate('restructures.strip.rejected', {
            who: user?.full_name ?? '',
            when: formatInstant(decided_at ?? ''),
          })}
        </AlertTitle>
        {decision_comment}
      </Alert>
    );
  }
  if (status !== 'cancelled') return null;
  const lapsed = plan_status === 'lapsed';
  return (
    <Alert severity={lapsed ? 'warning' : 'info'}>
      <AlertTitle>
        {translate(lapsed ? 'restructures.strip.lapsed' : 'restructures.strip.cancelled')}
      </AlertTitle>
      {lapsed ? translate('restructures.strip.lapsed_hint') : cancel_reason}
    </Alert>
  );
}

function Hindered({ request: { id, status, hindrance } }: { request: Restructure }) {
  const translate = useTranslate();
  const words = useHindrance();
  const { data: steps } = useSteps(id);
  if (hindrance === null || status !== 'signed') return null;
  const last = steps?.findLast(({ step }) => step === 'hinder');
  return (
    <Alert severity="error">
      <AlertTitle>{translate('restructures.strip.hindered')}</AlertTitle>
      {words(hindrance, last?.details)}
    </Alert>
  );
}

function Second({
  request: { status, first_approved_by, decision_comment },
}: {
  request: Restructure;
}) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: first_approved_by ?? 0 },
    { enabled: first_approved_by !== null },
  );
  if (status !== 'submitted' || first_approved_by === null) return null;
  return (
    <Alert severity="info">
      <AlertTitle>
        {translate('restructures.strip.second', { who: user?.full_name ?? '' })}
      </AlertTitle>
      {decision_comment}
    </Alert>
  );
}
