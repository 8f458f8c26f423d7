import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, SaveButton, TextInput, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { nextStages } from '../../server/domain/legalCase.ts';
import { useFocusFirst } from '../loans/useFocusFirst.ts';
import { ChoiceButtons } from '../collection_notes/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { useAdvanceCase } from './useAdvanceCase.ts';

interface AdvanceDialogProps {
  legalCase: LegalCase;
  open: boolean;
  onClose: () => void;
}

/** To which stage, and on what date it was reached. A court that takes a case also gives it a number. */
export function AdvanceDialog({ legalCase, open, onClose }: AdvanceDialogProps) {
  const translate = useTranslate();
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="advance-title">
      <DialogTitle id="advance-title">{translate('legal_cases.advance.title')}</DialogTitle>
      <AdvanceForm legalCase={legalCase} onClose={onClose} />
    </Dialog>
  );
}

function AdvanceForm({ legalCase, onClose }: Omit<AdvanceDialogProps, 'open'>) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const advance = useAdvanceCase(legalCase.id, onClose);
  const choices = nextStages(legalCase.stage);
  const defaults = { stage: choices.length === 1 ? choices[0] : undefined, on: today, case_no: legalCase.case_no, court: legalCase.court };
  const holder = useFocusFirst<HTMLDivElement>();
  return (
    <Form record={defaults} onSubmit={advance}>
      <DialogContent ref={holder} sx={{ pt: 0, display: 'flex', flexDirection: 'column' }}>
        <ChoiceButtons source="stage" label="legal_cases.advance.to" of="case_stages" only={choices} isRequired />
        <DayInput source="on" label="legal_cases.advance.on" helperText="legal_cases.advance.on_help" validate={required()} />
        <CourtInputs />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <SaveButton label="legal_cases.advance.confirm" icon={<></>} alwaysEnable />
      </DialogActions>
    </Form>
  );
}

function CourtInputs() {
  if ((useWatch({ name: 'stage' }) as unknown) !== 'filed') return null;
  return (
    <>
      <TextInput source="court" helperText={false} />
      <TextInput source="case_no" helperText={false} />
    </>
  );
}
