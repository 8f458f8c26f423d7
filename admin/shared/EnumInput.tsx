import { useMemo } from 'react';
import { SelectInput, type SelectInputProps } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type EnumName, useChoices, useEnumLabel } from './enums.ts';

/**
 * Chooses a value of a vocabulary. A value that the screens do not know, brought by an import,
 * stays choosable.
 */
export const EnumInput = ({
  of,
  only,
  ...props
}: Omit<SelectInputProps, 'choices'> & {
  of: EnumName;
  /** The values that are offered; all of them, unless it is said. */
  only?: readonly string[] | undefined;
}) => {
  const all = useChoices(of);
  const label = useEnumLabel(of);
  const known = useMemo(
    () => (only === undefined ? all : all.filter(({ id }) => only.includes(id))),
    [all, only],
  );
  const value = useWatch<Record<string, unknown>>({ name: props.source ?? '' });
  const choices = useMemo(
    () =>
      typeof value === 'string' && value !== '' && !known.some(({ id }) => id === value)
        ? [...known, { id: value, name: label(value) }]
        : known,
    [known, label, value],
  );
  return <SelectInput {...props} choices={choices} translateChoice={false} />;
};
