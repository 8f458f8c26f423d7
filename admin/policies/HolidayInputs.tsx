import { maxValue, minValue, required, TextInput } from 'react-admin';
import { isCalendarDate } from '../../server/domain/time/calendar.ts';
import { WholeInput } from '../shared/WholeInput.tsx';
import { datesOf } from './ruleForm.ts';

const dates = (text: unknown): string | undefined =>
  datesOf(typeof text === 'string' ? text : '').every(isCalendarDate)
    ? undefined
    : 'policies.form.bad_dates';

/** The yearly notice: which days are free, and which weekend days are worked instead. */
export function HolidayInputs() {
  return (
    <>
      <WholeInput
        source="rule.holidays.year"
        label="policies.figures.year"
        validate={[required(), minValue(2026), maxValue(2100)]}
        helperText={false}
      />
      <TextInput
        source="rule.holidays.holidays"
        label="policies.figures.holidays"
        multiline
        minRows={3}
        fullWidth
        validate={[required(), dates]}
        helperText="policies.form.dates_help"
      />
      <TextInput
        source="rule.holidays.workdays"
        label="policies.figures.workdays"
        multiline
        minRows={2}
        fullWidth
        validate={dates}
        helperText="policies.form.dates_help"
      />
    </>
  );
}
