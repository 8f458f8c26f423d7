import Alert from '@mui/material/Alert';
import { maxLength, RadioButtonGroupInput, required, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PlaceInput } from './PlaceInput.tsx';

const ENTRIES = ['false', 'true'].map((id) => ({ id, name: `visits.entry.${id}` }));

/** What was found, by who was met: of others than the borrower nothing about a debt is asked. */
export function ReportInputs() {
  const translate = useTranslate();
  const met = useWatch({ name: 'met' }) as unknown;
  return (
    <>
      <ChoiceButtons source="met" of="visit_met" isRequired />
      {(met === 'family' || met === 'others') && (
        <Alert severity="warning">{translate('visits.report.tell_nobody')}</Alert>
      )}
      {met !== undefined && met !== null && <Found met={met} />}
    </>
  );
}

function Found({ met }: { met: unknown }) {
  return (
    <>
      {met !== 'nobody' && (
        <RadioButtonGroupInput
          source="entry"
          label="resources.visits.fields.entry_consent"
          choices={ENTRIES}
          validate={required()}
          row={false}
          helperText={false}
        />
      )}
      {met === 'borrower' && <OfBorrower />}
      <ChoiceButtons source="address_found" of="address_found" isRequired />
      {met !== 'nobody' && <OfAnybody />}
      <TextInput
        source="summary"
        label="visits.report.summary"
        multiline
        minRows={3}
        validate={[required(), maxLength(2000)]}
        helperText="visits.report.summary_help"
      />
      <InstantInput
        source="visited_at"
        label="visits.report.visited_at"
        helperText="visits.report.visited_at_help"
      />
      <PlaceInput />
    </>
  );
}

function OfBorrower() {
  return (
    <>
      <ChoiceButtons source="willingness" of="willingness" isRequired />
      <MoneyInput source="promise_amount_minor" label="visits.report.promise" helperText={false} />
      <DayInput
        source="promise_on"
        label="visits.report.promise_on"
        helperText="visits.report.promise_help"
      />
      <ChoiceButtons source="fund_use" of="fund_uses" />
      <TextInput source="work" validate={maxLength(200)} helperText={false} />
      <MoneyInput source="income_minor" helperText={false} />
      <EnumInput source="request" of="visit_requests" helperText={false} />
    </>
  );
}

function OfAnybody() {
  const reason = useWatch({ name: 'hold_reason' }) as unknown;
  const asksHold = reason !== undefined && reason !== null && reason !== '';
  return (
    <>
      <TextInput
        source="situation"
        multiline
        minRows={2}
        validate={maxLength(1000)}
        helperText={false}
      />
      <TextInput source="family" validate={maxLength(500)} helperText={false} />
      <EnumInput
        source="hold_reason"
        of="hold_reasons"
        label="visits.report.hold"
        helperText="visits.report.hold_help"
      />
      {asksHold && (
        <DayInput
          source="hold_ends_on"
          label="visits.report.hold_until"
          validate={required()}
          helperText={false}
        />
      )}
    </>
  );
}
