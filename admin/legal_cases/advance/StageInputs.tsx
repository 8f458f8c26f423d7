import Alert from '@mui/material/Alert';
import { BooleanInput, TextInput, maxLength, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { CASE_OUTCOMES } from '../../../server/contract/enums.ts';
import { closingOutcomes } from '../../../server/domain/legal/legalCase.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { MoneyInput } from '../../shared/MoneyInput.tsx';
import { WholeInput } from '../../shared/WholeInput.tsx';
import { useMay } from '../../shared/session.ts';
import { useFilingGate } from '../../parts/legal/clocks/useClocks.ts';
import { AwardWarning } from '../AwardWarning.tsx';
import { GateVerdict } from '../show/GateVerdict.tsx';

/** Asks what the chosen stage needs, and says what the clocks do from then on. */
export function StageInputs({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const stage = useWatch({ name: 'stage' }) as unknown;
  if (typeof stage !== 'string') return null;
  return (
    <>
      {stage === 'filed' && <FilingInputs caseId={legalCase.id} />}
      {stage === 'trial' && <CourtInputs />}
      {stage === 'judgment' && <DecisionInputs legalCase={legalCase} />}
      {stage === 'enforcement' && <EnforcementInputs legalCase={legalCase} />}
      {stage === 'closed' && (
        <ChoiceButtons
          source="outcome"
          of="case_outcomes"
          only={closingOutcomes(CASE_OUTCOMES, legalCase.stage)}
          isRequired
        />
      )}
      <TextInput
        source="comment"
        label="legal_cases.advance.comment"
        multiline
        fullWidth
        validate={maxLength(500)}
        helperText={false}
      />
      <Alert severity="info" icon={false} sx={{ mt: 0.5, py: 0.25 }}>
        {translate(`legal_cases.advance.what_follows.${stage}`)}
      </Alert>
    </>
  );
}

function CourtInputs() {
  return (
    <>
      <TextInput source="court" fullWidth helperText={false} />
      <TextInput source="judge" fullWidth helperText={false} />
    </>
  );
}

/**
 * Enforcement has a number of its own. Where nobody entered the service of the decision, the day it
 * took effect is asked for: the court will.
 */
function EnforcementInputs({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const known = (useWatch({ name: 'took_effect_on' }) as unknown) ?? null;
  const unserved = legalCase.served_on === null;
  return (
    <>
      {unserved && known === null && (
        <Alert severity="warning" sx={{ mb: 1, py: 0.25 }}>
          {translate('legal_cases.advance.no_service')}
        </Alert>
      )}
      {(unserved || legalCase.took_effect_on !== null) && (
        <DayInput
          source="took_effect_on"
          fullWidth
          helperText="legal_cases.advance.took_effect_help"
        />
      )}
      <TextInput source="court" fullWidth helperText={false} />
      <TextInput source="case_no" fullWidth helperText="legal_cases.advance.enforcement_no_help" />
    </>
  );
}

/**
 * The gate speaks first: what is missing nobody can file over, and an expired limitation only a
 * supervisor.
 */
function FilingInputs({ caseId }: { caseId: number }) {
  const { data: gate } = useFilingGate(caseId);
  const mayOverride = useMay('legal_cases', 'override_limitation');
  return (
    <>
      {gate && <GateVerdict gate={gate} />}
      <DayInput
        source="handed_in_on"
        fullWidth
        helperText="legal_cases.form.handed_in_help"
        sx={{ mt: 1.5 }}
      />
      <TextInput source="court" fullWidth helperText={false} />
      <TextInput source="case_no" fullWidth helperText="legal_cases.form.case_no_help" />
      <TextInput source="judge" fullWidth helperText={false} />
      {gate?.limitation_expired && mayOverride && (
        <TextInput
          source="limitation_override_reason"
          multiline
          fullWidth
          validate={[required(), maxLength(500)]}
          helperText="legal_cases.advance.override_help"
        />
      )}
    </>
  );
}

function DecisionInputs({ legalCase }: { legalCase: LegalCase }) {
  return (
    <>
      <ChoiceButtons source="decision_kind" of="decision_kinds" isRequired />
      <MoneyInput source="awarded_minor" fullWidth helperText={false} />
      <AwardWarning {...legalCase} />
      <DayInput source="served_on" fullWidth helperText={false} />
      <DayInput
        source="performance_ends_on"
        fullWidth
        helperText="legal_cases.advance.performance_help"
      />
      <WholeInput
        source="performance_days"
        fullWidth
        helperText="legal_cases.advance.performance_days_help"
      />
      <BooleanInput source="decision_final" helperText="legal_cases.advance.final_help" />
    </>
  );
}
