import { DateInput, type DateInputProps } from 'react-admin';

/** A calendar date; `YYYY-MM-DD` in and out, never a Date. */
export const DayInput = (props: DateInputProps) => <DateInput {...props} />;
