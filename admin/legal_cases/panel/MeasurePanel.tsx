import { LEGAL_TERMS } from '../../../server/domain/legal/legalTerms.ts';
import { BooleanInput, TextInput, maxLength, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { MoneyInput } from '../../shared/MoneyInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { EntryForm } from './EntryForm.tsx';
import { Hint } from './Hint.tsx';

/** Enters what the court froze or seized. */
export function MeasurePanel({ caseId, purpose, onSaved }: LoanFormProps<'measure'>) {
  const taken_on = useBusinessDate();
  return (
    <EntryForm
      resource="case_measures"
      defaults={{
        legal_case_id: caseId,
        purpose,
        kind: 'deposit',
        pre_suit: false,
        property: '',
        amount_minor: null,
        taken_on,
        until_on: null,
      }}
      savedKey="legal_cases.measures.saved"
      saveKey="legal_cases.measures.save"
      onSaved={onSaved}
    >
      <ChoiceButtons source="purpose" of="measure_purposes" isRequired />
      <ChoiceButtons source="kind" of="measure_kinds" isRequired />
      <LongestTerm />
      <TextInput
        source="property"
        fullWidth
        multiline
        validate={[required(), maxLength(300)]}
        helperText="legal_cases.measures.property_help"
      />
      <MoneyInput source="amount_minor" fullWidth helperText={false} />
      <DayInput source="taken_on" validate={required()} fullWidth helperText={false} />
      <DayInput source="until_on" fullWidth helperText="legal_cases.measures.until_help" />
      <PreSuit />
    </EntryForm>
  );
}

/** The longest term of a measure of the chosen kind. */
function LongestTerm() {
  const translate = useTranslate();
  const basis = useBasis();
  const kind = useWatch({ name: 'kind' }) as unknown;
  const months = LEGAL_TERMS.measure.months as Readonly<Record<string, number>>;
  if (typeof kind !== 'string' || months[kind] === undefined) return null;
  return (
    <Hint>
      {translate('legal_cases.measures.longest', {
        smart_count: months[kind] / 12,
        basis: basis(LEGAL_TERMS.measure),
      })}
    </Hint>
  );
}

function PreSuit() {
  if ((useWatch({ name: 'purpose' }) as unknown) !== 'preservation') return null;
  return <BooleanInput source="pre_suit" helperText="legal_cases.measures.pre_suit_help" />;
}

/** The next term; it must come before the last one ends. */
export function RenewPanel({ measure, onSaved }: LoanFormProps<'measure_renew'>) {
  const translate = useTranslate();
  const on = useBusinessDate();
  const standing = measure.purpose === 'preservation' ? 'renew_hint_by' : 'renew_hint';
  return (
    <EntryForm
      resource="case_measures"
      id={measure.id}
      verb="renew"
      defaults={{ on, until_on: null }}
      savedKey="legal_cases.measures.renewed"
      saveKey="legal_cases.measures.renew"
      onSaved={onSaved}
    >
      <Hint>
        {translate(`legal_cases.measures.${measure.state === 'lapsed' ? 'renew_late' : standing}`, {
          property: measure.property,
          on: measure.expires_on,
          by: measure.renew_by,
        })}
      </Hint>
      <DayInput
        source="on"
        label="legal_cases.measures.renewed_on"
        validate={required()}
        fullWidth
        helperText={false}
      />
      <DayInput source="until_on" fullWidth helperText="legal_cases.measures.until_help" />
    </EntryForm>
  );
}

export function LiftPanel({ measure, onSaved }: LoanFormProps<'measure_lift'>) {
  const translate = useTranslate();
  const on = useBusinessDate();
  return (
    <EntryForm
      resource="case_measures"
      id={measure.id}
      verb="lift"
      defaults={{ on, reason: '' }}
      savedKey="legal_cases.measures.lifted"
      saveKey="legal_cases.measures.lift"
      onSaved={onSaved}
    >
      <Hint>{translate('legal_cases.measures.lift_hint', { property: measure.property })}</Hint>
      <DayInput
        source="on"
        label="resources.case_measures.fields.lifted_on"
        validate={required()}
        fullWidth
        helperText={false}
      />
      <TextInput
        source="reason"
        label="resources.case_measures.fields.lift_reason"
        fullWidth
        multiline
        minRows={2}
        validate={[required(), maxLength(300)]}
        helperText={false}
      />
    </EntryForm>
  );
}
