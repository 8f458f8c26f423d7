import { ArrayInput, required, SimpleFormIterator } from 'react-admin';
import { DayInput } from '../shared/DayInput.tsx';

/** The times in which enforcement was stayed: each from a day to its last one, or still lasting. */
export function StaysInput() {
  return (
    <ArrayInput source="enforcement_stays" helperText="legal_cases.form.stays_help">
      <SimpleFormIterator inline disableReordering>
        <DayInput
          source="from_on"
          label="resources.legal_cases.fields.from_on"
          validate={required()}
          helperText={false}
        />
        <DayInput
          source="until_on"
          label="resources.legal_cases.fields.until_on"
          helperText={false}
        />
      </SimpleFormIterator>
    </ArrayInput>
  );
}
