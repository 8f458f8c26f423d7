import { Alert, Box, Button } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { closePanel, type OpenedPanel, openPanel } from '../../shared/panel/openedPanel.ts';
import { useFocusFirst } from '../../shared/panel/useFocusFirst.ts';
import { KeyHint } from '../../shared/KeyHint.tsx';
import { useKeys } from '../../shared/useKeys.ts';
import { useWalk } from '../../shared/walk/useWalk.ts';
import { WalkSteps } from '../../shared/walk/WalkSteps.tsx';

/**
 * What stands in the place of a form that was saved beside a list of loans: the same form of the
 * next loan is one key away.
 */
export function NextLoan({ opened: { loanId, panel } }: { opened: OpenedPanel }) {
  const translate = useTranslate();
  const { data: loan } = useGetOne<Loan>('loans', { id: loanId });
  const holder = useFocusFirst<HTMLDivElement>(NEXT);
  const steps = useWalk('loans', loanId, (id) => openPanel(Number(id), panel, { onward: true }));
  useKeys({ j: steps?.toNext, k: steps?.toPrevious });
  return (
    <Box ref={holder} sx={{ px: 3, py: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Alert severity="success">{translate('app.walk.saved', { loan: loan?.loan_no ?? '' })}</Alert>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1 }}>
        {steps && <WalkSteps resource="loans" steps={steps} />}
        <Button onClick={closePanel}>
          {translate('ra.action.close')}
          <KeyHint of="Esc" />
        </Button>
      </Box>
    </Box>
  );
}

/** The way on has the focus; at the end of the list, the way out. */
const NEXT = '[aria-keyshortcuts="j"]:enabled, button:last-of-type:not([aria-keyshortcuts])';
