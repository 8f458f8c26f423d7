import MergeOutlined from '@mui/icons-material/MergeOutlined';
import { Button, Card, Typography } from '@mui/material';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { BorrowerMerge } from '../../../server/contract/resources/borrowerMerges.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { DecisionButtons } from '../../shared/DecisionButtons.tsx';
import { formatInstant } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';
import { WaitingRow } from '../../shared/WaitingRow.tsx';
import { MergePreviewText } from './MergePreviewText.tsx';

const MOST = 100;

/**
 * The merges of records that wait for a second person: those of a borrower, or of the whole book.
 * Nothing where none waits.
 */
export function Merges({ borrowerId }: { borrowerId?: number }) {
  const translate = useTranslate();
  const { data } = useGetList<BorrowerMerge>('borrower_merges', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: {
      ...(borrowerId === undefined ? {} : { either_id: borrowerId }),
      status: 'proposed',
    },
  });
  if (!data || data.length === 0) return null;
  return (
    <Card
      component="section"
      aria-label={translate('merges.pending')}
      sx={{ px: { xs: 2, sm: 3 }, py: 1, borderColor: 'info.main' }}
    >
      {data.map((merge) => (
        <Waiting key={merge.id} merge={merge} />
      ))}
    </Card>
  );
}

function Waiting({ merge }: { merge: BorrowerMerge }) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>('users', { id: merge.requested_by });
  const words = { from: merge.borrower_name, into: merge.into_name };
  return (
    <WaitingRow
      icon={MergeOutlined}
      what={translate('merges.what', words)}
      to={`/borrowers/${merge.borrower_id}/show`}
      asked={translate('adjustments.pending.asked', {
        who: user?.full_name ?? '',
        when: formatInstant(merge.created_at),
      })}
      reason={merge.reason}
    >
      <Decision merge={merge} words={words} />
    </WaitingRow>
  );
}

/** For a supervisor who did not ask; for who asked, the way back. */
function Decision({ merge, words }: { merge: BorrowerMerge; words: object }) {
  const translate = useTranslate();
  const mayDecide = useMay('borrower_merges', 'approve');
  const me = useSession()?.id;
  const [withdraw, { isPending }] = useCommand('borrower_merges', 'withdraw', {
    doneKey: 'merges.withdrawn',
  });
  if (merge.requested_by === me)
    return (
      <Button disabled={isPending} onClick={() => void withdraw(merge.id)}>
        {translate('merges.withdraw')}
      </Button>
    );
  if (mayDecide)
    return (
      <DecisionButtons
        resource="borrower_merges"
        id={merge.id}
        part="merges"
        words={{ ...words }}
        note={<MergePreviewText id={merge.borrower_id} intoId={merge.into_id} />}
      />
    );
  return (
    <Typography variant="body2" color="text.secondary">
      {translate('adjustments.pending.wait')}
    </Typography>
  );
}
