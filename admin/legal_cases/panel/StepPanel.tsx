import { TextInput, maxLength, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { STEP_RULES, type StepKind } from '../../../server/domain/legal/steps.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { EntryForm } from './EntryForm.tsx';

/** Enters a way to a title that is not a suit. */
export function StepPanel({ caseId, onSaved }: LoanFormProps<'step'>) {
  const begun_on = useBusinessDate();
  return (
    <EntryForm
      resource="case_steps"
      defaults={{ legal_case_id: caseId, kind: 'payment_order', body: '', reference: '', begun_on }}
      savedKey="legal_cases.steps.saved"
      saveKey="legal_cases.steps.save"
      onSaved={onSaved}
    >
      <ChoiceButtons source="kind" of="step_kinds" isRequired />
      <WhoAndWhat />
      <Days isNew />
    </EntryForm>
  );
}

export function StepChangePanel({ step, onSaved }: LoanFormProps<'step_change'>) {
  const { id, kind, body, reference } = step;
  const { days } = STEP_RULES[kind];
  const known = days.filter((name) => name !== 'begun_on').map((name) => [name, step[name]]);
  return (
    <EntryForm
      resource="case_steps"
      id={id}
      defaults={{ body, reference, ...Object.fromEntries(known), outcome: step.outcome }}
      savedKey="legal_cases.steps.changed"
      saveKey="ra.action.save"
      onSaved={onSaved}
    >
      <Days kind={kind} />
      <WhoAndWhat />
    </EntryForm>
  );
}

function WhoAndWhat() {
  return (
    <>
      <TextInput
        source="body"
        fullWidth
        validate={[required(), maxLength(100)]}
        helperText="legal_cases.steps.body_help"
        autoComplete="off"
      />
      <TextInput
        source="reference"
        fullWidth
        validate={[required(), maxLength(100)]}
        helperText="legal_cases.steps.reference_help"
        autoComplete="off"
      />
    </>
  );
}

/** The days of the kind that is chosen, in its own words, and how it ended. */
function Days({ kind: known, isNew = false }: { kind?: StepKind; isNew?: boolean }) {
  const translate = useTranslate();
  const chosen = useWatch({ name: 'kind' }) as StepKind | undefined;
  const ended_on = useWatch({ name: 'ended_on' }) as unknown;
  const kind = known ?? chosen ?? 'payment_order';
  const { days, outcomes } = STEP_RULES[kind];
  const has = (name: (typeof days)[number]) => days.includes(name);
  const word = (name: string) => translate(`legal_cases.steps.days.${kind}.${name}`);
  const plain = { fullWidth: true, helperText: false } as const;
  return (
    <>
      {isNew && (
        <DayInput source="begun_on" label={word('begun_on')} validate={required()} {...plain} />
      )}
      {has('accepted_on') && (
        <DayInput source="accepted_on" label={word('accepted_on')} {...plain} />
      )}
      {has('issued_on') && <DayInput source="issued_on" label={word('issued_on')} {...plain} />}
      {has('served_on') && <DayInput source="served_on" label={word('served_on')} {...plain} />}
      {has('confirmed_on') && (
        <DayInput source="confirmed_on" label={word('confirmed_on')} {...plain} />
      )}
      {has('perform_by_on') && <DayInput source="perform_by_on" {...plain} />}
      <DayInput source="enforcement_applied_on" {...plain} />
      <DayInput source="ended_on" fullWidth helperText="legal_cases.steps.ended_help" />
      {ended_on ? <ChoiceButtons source="outcome" of="step_outcomes" only={outcomes} /> : null}
    </>
  );
}
