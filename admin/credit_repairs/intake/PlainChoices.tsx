import { Box, FormHelperText, Radio } from '@mui/material';
import { FieldTitle, InputHelperText, required, useInput } from 'react-admin';

interface Props<V extends string> {
  source: string;
  choices: readonly { value: V; text: string; hint?: string }[];
  onChoose?: (value: V) => void;
}

/** One of a few sentences, each under the other, as the person on the phone would say it. */
export function PlainChoices<V extends string>({ source, choices, onChoose }: Props<V>) {
  const { field, fieldState, id } = useInput({ source, validate: required() });
  const errorId = `${id}-error`;
  return (
    <Box component="fieldset" aria-describedby={fieldState.error ? errorId : undefined} sx={{ border: 0, m: 0, mb: 1.5, p: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: 12, color: fieldState.error ? 'error.main' : 'text.secondary' }}>
        <FieldTitle source={source} isRequired />
      </Box>
      {choices.map(({ value, text, hint }, at) => (
        <Box component="label" key={value} sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, py: 0.25, cursor: 'pointer' }}>
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
              <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
                {hint}
              </Box>
            )}
          </Box>
        </Box>
      ))}
      {fieldState.error && (
        <FormHelperText id={errorId} error>
          <InputHelperText error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}
