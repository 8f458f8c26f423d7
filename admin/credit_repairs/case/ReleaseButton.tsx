import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCommand } from '../../shared/useCommand.ts';

/** Gives a request that was claimed by mistake back to the queue. */
export function ReleaseButton({ id }: { id: number }) {
  const translate = useTranslate();
  const [release, { isPending }] = useCommand('credit_repairs', 'release', {
    doneKey: 'credit_repairs.claim.released',
  });
  return (
    <Button
      size="small"
      disabled={isPending}
      onClick={() => void release(id)}
      sx={{ minHeight: 24, py: 0 }}
    >
      {translate('credit_repairs.claim.release')}
    </Button>
  );
}
