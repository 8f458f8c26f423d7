import { SelectArrayInput, type SelectArrayInputProps } from 'react-admin';
import { type EnumName, useChoices } from './enums.ts';

/** Chooses any of a closed vocabulary; for filters. */
export const EnumArrayInput = ({
  of,
  ...props
}: Omit<SelectArrayInputProps, 'choices'> & { of: EnumName }) => {
  const choices = useChoices(of);
  return <SelectArrayInput {...props} choices={choices} translateChoice={false} />;
};
