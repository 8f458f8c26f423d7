import { useState } from 'react';
import { AutocompleteInput, type AutocompleteInputProps } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useTeams } from './useTeams.ts';

/** Chooses one of the teams there are; with `open` also a new one, by typing its name. */
export const TeamInput = ({
  open = false,
  ...props
}: Omit<AutocompleteInputProps, 'choices'> & { open?: boolean }) => {
  const known = useTeams();
  const [added, setAdded] = useState<readonly string[]>([]);
  const chosen = useWatch<Record<string, unknown>>({ name: props.source ?? 'team' });
  const names = [
    ...new Set([
      ...known,
      ...added,
      ...(typeof chosen === 'string' && chosen !== '' ? [chosen] : []),
    ]),
  ];
  const create = (text: string | undefined) => {
    const name = (text ?? '').trim();
    setAdded((before) => [...before, name]);
    return { id: name, name };
  };
  return (
    <AutocompleteInput
      source="team"
      {...props}
      choices={names.map((name) => ({ id: name, name }))}
      translateChoice={false}
      noOptionsText="app.nothing_found"
      {...(open
        ? {
            onCreate: create,
            createLabel: 'users.form.new_team_hint',
            createItemLabel: 'users.form.new_team',
          }
        : {})}
    />
  );
};
