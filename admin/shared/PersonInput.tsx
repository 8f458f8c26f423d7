import { AutocompleteInput, type AutocompleteInputProps, ReferenceInput } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';

interface Props extends Omit<AutocompleteInputProps<User>, 'source' | 'choices'> {
  source: string;
  /** Filter of users: only these; without it everyone who has or had an account. */
  among?: object;
}

/** The people shown at once, enough for a desk; others are found by name. */
const SHOWN = 100;

/** Chooses one of the people who work here. */
export const PersonInput = ({ source, among = {}, ...props }: Props) => (
  <ReferenceInput
    source={source}
    reference="users"
    filter={among}
    sort={{ field: 'full_name', order: 'ASC' }}
    perPage={SHOWN}
  >
    <AutocompleteInput optionText="full_name" noOptionsText="app.nothing_found" {...props} />
  </ReferenceInput>
);
