import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { useMay } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';
import { UserName } from '../../shared/UserName.tsx';
import { OPEN } from '../../parts/repairs/addresses.ts';

/** The assignee of a request; where there is none, a button to take it without leaving the list. */
export const AssigneeCell = ({ repair }: { repair: CreditRepair }) => {
  const translate = useTranslate();
  const mayClaim = useMay('credit_repairs', 'claim');
  const [claim, { isPending }] = useCommand<CreditRepair>('credit_repairs', 'claim', {
    doneKey: 'credit_repairs.claim.done_here',
  });
  if (repair.assignee_id !== null) return <UserName source="assignee_id" />;
  if (!mayClaim || !OPEN.includes(repair.status))
    return <>{translate('credit_repairs.claim.nobody')}</>;
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={isPending}
      onClick={(event) => {
        event.stopPropagation();
        void claim(repair.id);
      }}
      sx={{ minHeight: 28, py: 0 }}
    >
      {translate('credit_repairs.claim.action')}
    </Button>
  );
};
