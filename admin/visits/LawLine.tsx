import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { useContactCheck } from '../parts/contact/useContactCheck.ts';
import { useSession } from '../shared/session.ts';

/** Whether the law allows the visit at the moment that is typed, or from when it does. */
export function LawLine({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const me = useSession()?.id;
  const [at, companion] = useWatch({ name: ['planned_at', 'companion_id'] }) as [unknown, unknown];
  const { answer } = useContactCheck(
    typeof at === 'string' && at !== ''
      ? {
          loan_id: visit.loan_id,
          channel: 'visit',
          contacted_party: 'borrower',
          at,
          ...(typeof companion === 'number' &&
            companion !== me && { second_collector_id: companion }),
        }
      : null,
  );
  if (!answer) return null;
  return (
    <Typography
      component="output"
      variant="body2"
      sx={{ display: 'block', color: answer.allowed ? 'success.main' : 'warning.main' }}
    >
      {answer.allowed ? translate('visits.plan.allowed') : answer.message}
    </Typography>
  );
}
