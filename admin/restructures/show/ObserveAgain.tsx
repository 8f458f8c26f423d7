import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';

/** Observes a plan again once its observation has ended and the hardship is not solved. */
export function ObserveAgain({ request: { id, observation_ends_on } }: { request: Restructure }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const may = useMay('restructures', 'observe_again');
  const [asking, setAsking] = useState(false);
  const [observe] = useCommand('restructures', 'observe_again', {
    doneKey: 'restructures.observe_again.done',
  });
  if (!may || observation_ends_on === null || today < observation_ends_on) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)} sx={{ mt: 1, ml: -1 }}>
        {translate('restructures.observe_again.action')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey="restructures.observe_again.title"
        hintKey="restructures.observe_again.hint"
        submitKey="restructures.observe_again.action"
        onSubmit={async (reason) => {
          if (await observe(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
