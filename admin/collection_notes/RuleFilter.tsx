import { SelectInput, type SelectInputProps, useTranslate } from 'react-admin';
import { type EnumName, useChoices } from '../shared/enums.ts';

/** Filters notes by one of the rules, or by any of them. */
export const RuleFilter = ({
  of,
  ...props
}: Omit<SelectInputProps, 'choices'> & { of: EnumName }) => {
  const translate = useTranslate();
  const rules = useChoices(of);
  return (
    <SelectInput
      {...props}
      choices={[{ id: 'any', name: translate('collection_notes.list.any_rule') }, ...rules]}
      translateChoice={false}
    />
  );
};
