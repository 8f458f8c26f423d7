import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { CaseStage } from '../../../server/contract/enums.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { nextStages } from '../../../server/domain/legal/legalCase.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DeskSaveButton } from '../../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../../shared/panel/useFocusFirst.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { useFilingGate } from '../../parts/legal/clocks/useClocks.ts';
import { StageInputs } from './StageInputs.tsx';
import { useAdvanceCase } from './useAdvanceCase.ts';

interface AdvanceDialogProps {
  legalCase: LegalCase;
  /** The stage it opens with; null: it is closed. */
  to: CaseStage | null;
  onClose: () => void;
}

/** Moves a case to a stage: when it was reached, and what that stage brings with it. */
export function AdvanceDialog({ legalCase, to, onClose }: AdvanceDialogProps) {
  const translate = useTranslate();
  return (
    <Dialog
      open={to !== null}
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="advance-title"
    >
      <DialogTitle id="advance-title">{translate('legal_cases.advance.title')}</DialogTitle>
      {to !== null && <AdvanceForm legalCase={legalCase} to={to} onClose={onClose} />}
    </Dialog>
  );
}

/**
 * The button that confirms. Nobody may file over what the gate misses: the gate says so above, and
 * the button does not ask for a refusal.
 */
function Confirm({ caseId }: { caseId: number }) {
  const filing = useWatch({ name: 'stage' }) === 'filed';
  const { data: gate } = useFilingGate(caseId, filing);
  const barred = filing && gate !== undefined && gate.missing.length + gate.obstacles.length > 0;
  return (
    <DeskSaveButton
      label="legal_cases.advance.confirm"
      icon={<></>}
      isNew={!barred}
      disabled={barred}
    />
  );
}

function AdvanceForm({ legalCase, to, onClose }: AdvanceDialogProps & { to: CaseStage }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const advance = useAdvanceCase(legalCase.id, onClose);
  const { case_no, court, judge, handed_in_on } = legalCase;
  const defaults = {
    stage: to,
    on: today,
    case_no,
    court,
    judge,
    handed_in_on,
    decision_kind: 'judgment',
    awarded_minor: null,
    served_on: null,
    performance_ends_on: null,
    performance_days: null,
    took_effect_on: legalCase.took_effect_on,
    decision_final: false,
    outcome: null,
    comment: '',
  };
  const holder = useFocusFirst<HTMLDivElement>();
  return (
    <Form record={defaults} onSubmit={advance}>
      <DialogContent ref={holder} sx={{ pt: 0, display: 'flex', flexDirection: 'column' }}>
        <ChoiceButtons
          source="stage"
          label="legal_cases.advance.to"
          of="case_stages"
          only={nextStages(legalCase.stage)}
          isRequired
        />
        <DayInput
          source="on"
          label="legal_cases.advance.on"
          helperText={false}
          validate={required()}
        />
        <StageInputs legalCase={legalCase} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Confirm caseId={legalCase.id} />
      </DialogActions>
    </Form>
  );
}
