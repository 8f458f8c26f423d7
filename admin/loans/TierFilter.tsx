import { SelectArrayInput, useListContext } from 'react-admin';
import { useTierChoices } from '../shared/tiers.ts';

interface TierFilterProps {
  source: string;
  alwaysOn?: boolean;
}

/** Filters by one or more tiers. A link from elsewhere may carry a single tier as text. */
export function TierFilter({ source, alwaysOn }: TierFilterProps) {
  const { filterValues } = useListContext();
  const choices = useTierChoices(asList(filterValues[source] as Asked));
  return (
    <SelectArrayInput
      source={source}
      alwaysOn={alwaysOn}
      choices={choices}
      translateChoice={false}
      format={asList}
      parse={(value: string[]) => (value.length ? value : undefined)}
      sx={{ minWidth: 170, '& .MuiChip-root': { height: 20, my: 0 } }}
    />
  );
}

type Asked = string | string[] | undefined;

function asList(value: Asked): string[] {
  if (Array.isArray(value)) return value;
  return value ? [value] : [];
}
