import { Box, Radio } from '@mui/material';
import { FieldTitle, required, useInput } from 'react-admin';
import { ChoiceSet } from './ChoiceSet.tsx';

interface Props<V extends string> {
  source: string;
  choices: readonly { value: V; text: string; hint?: string }[];
  onChoose?: (value: V) => void;
}

/**
 * Chooses one of a few sentences, each under the other, as the person on the phone would say it.
 */
export function PlainChoices<V extends string>({ source, choices, onChoose }: Props<V>) {
  const { field, fieldState, id } = useInput({ source, validate: required() });
  return (
    <ChoiceSet id={id} error={fieldState.error} legend={<FieldTitle source={source} isRequired />}>
      {choices.map(({ value, text, hint }, at) => (
        <Box
          component="label"
          key={value}
          sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, py: 0.25, cursor: 'pointer' }}
        >
          <Radio
            size="small"
            name={`${id}-${field.name}`}
            checked={field.value === value}
            slotProps={{ input: { ref: at === 0 ? field.ref : undefined } }}
            onChange={() => {
              field.onChange(value);
              onChoose?.(value);
            }}
            onBlur={field.onBlur}
            sx={{ p: 0.5, ml: -0.5 }}
          />
          <Box component="span" sx={{ pt: 0.375, lineHeight: 1.5 }}>
            <span>{text}</span>
            {hint && (
              <Box
                component="span"
                sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}
              >
                {hint}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </ChoiceSet>
  );
}
