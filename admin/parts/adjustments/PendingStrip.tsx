import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { Card } from '@mui/material';
import { RecordContextProvider, useGetList, useGetOne, useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { formatInstant } from '../../shared/format.ts';
import { WaitingRow } from '../../shared/WaitingRow.tsx';
import { AdjustmentDecision } from './AdjustmentDecision.tsx';
import { useAdjustmentText } from './useAdjustmentText.ts';

const MOST = 100;

/** Adjustments of a loan that wait for a second person; empty where none does. */
export function PendingStrip({ loanId }: { loanId: number }) {
  const translate = useTranslate();
  const { data } = useGetList<Adjustment>('adjustments', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { loan_id: loanId, status: 'proposed' },
  });
  if (!data || data.length === 0) return null;
  return (
    <Card
      component="section"
      aria-label={translate('adjustments.pending.title')}
      sx={{ px: { xs: 2, sm: 3 }, py: 1, borderColor: 'info.main' }}
    >
      {data.map((adjustment) => (
        <RecordContextProvider key={adjustment.id} value={adjustment}>
          <Pending adjustment={adjustment} />
        </RecordContextProvider>
      ))}
    </Card>
  );
}

function Pending({ adjustment }: { adjustment: Adjustment }) {
  const translate = useTranslate();
  const what = useAdjustmentText()(adjustment);
  const { data: user } = useGetOne<User>('users', { id: adjustment.requested_by });
  return (
    <WaitingRow
      icon={HourglassIcon}
      what={what}
      to={`/adjustments/${adjustment.id}/show`}
      asked={translate('adjustments.pending.asked', {
        who: user?.full_name ?? '',
        when: formatInstant(adjustment.created_at),
      })}
      reason={adjustment.reason}
    >
      <AdjustmentDecision adjustment={adjustment} />
    </WaitingRow>
  );
}
