import { SelectInput, type SelectInputProps, useTranslate } from 'react-admin';
import { type EnumName, useChoices } from '../shared/enums.ts';

/** One of the rules, or any of them. */
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
