import { Box, FormHelperText, TextField } from '@mui/material';
import { FieldTitle, InputHelperText, required, useInput, useTranslate } from 'react-admin';
import { DISTRESS_CAUSES } from '../../server/contract/enums.ts';
import { Choice } from '../collection_notes/ChoiceButtons.tsx';
import { useEnumLabel } from '../shared/enums.ts';

const MOST = 100;
const KNOWN: readonly string[] = DISTRESS_CAUSES;

/** Why the borrower cannot pay: a usual cause by one click, or another in a few words. */
export function CauseInput() {
  const translate = useTranslate();
  const label = useEnumLabel('distress_causes');
  const { field, fieldState, id, isRequired } = useInput<{ cause: string }>({ source: 'cause', validate: required() });
  const cause = (field.value ?? '') as string;
  const worded = cause !== '' && !KNOWN.includes(cause);
  const other = worded || cause === 'other';
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mb: 1.5, p: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: 12, color: fieldState.error ? 'error.main' : 'text.secondary' }}>
        <FieldTitle source="cause" resource="restructures" isRequired={isRequired} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {DISTRESS_CAUSES.map((value, index) => (
          <Choice
            key={value}
            name={id}
            label={label(value)}
            checked={value === 'other' ? other : cause === value}
            inputRef={index === 0 ? field.ref : undefined}
            onChoose={() => field.onChange(value)}
            onBlur={field.onBlur}
          />
        ))}
      </Box>
      {other && (
        <TextField
          label={translate('restructures.form.cause_words')}
          value={worded ? cause : ''}
          onChange={(event) => field.onChange(event.target.value === '' ? 'other' : event.target.value)}
          onBlur={field.onBlur}
          slotProps={{ htmlInput: { maxLength: MOST } }}
        />
      )}
      {fieldState.error && (
        <FormHelperText error>
          <InputHelperText error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}
