import { AutocompleteInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useChoices, useEnumLabel } from '../shared/enums.ts';

/**
 * Asks for the borrower's time zone where it is not Beijing's. One that the screens cannot name,
 * from an import, stays as it is.
 */
export const TimeZoneInput = () => {
  const known = useChoices('time_zones');
  const label = useEnumLabel('time_zones');
  const value = useWatch<Record<string, unknown>>({ name: 'time_zone' });
  const choices =
    typeof value === 'string' && value !== '' && !known.some(({ id }) => id === value)
      ? [...known, { id: value, name: label(value) }]
      : known;
  return (
    <AutocompleteInput
      source="time_zone"
      choices={choices}
      translateChoice={false}
      helperText="borrowers.form.time_zone_help"
      noOptionsText="app.nothing_found"
    />
  );
};
