import { TextField } from '@mui/material';
import { FieldTitle, required, useInput, useTranslate } from 'react-admin';
import { DISTRESS_CAUSES } from '../../server/contract/enums.ts';
import { Choice } from '../shared/ChoiceButtons.tsx';
import { ChoiceRow, ChoiceSet } from '../shared/ChoiceSet.tsx';
import { useEnumLabel } from '../shared/enums.ts';

const MOST = 100;
const KNOWN: readonly string[] = DISTRESS_CAUSES;

/** Asks why the borrower cannot pay: a usual cause by one click, or another in a few words. */
export function CauseInput() {
  const translate = useTranslate();
  const label = useEnumLabel('distress_causes');
  const { field, fieldState, id, isRequired } = useInput<{ cause: string }>({
    source: 'cause',
    validate: required(),
  });
  const cause = (field.value ?? '') as string;
  const worded = cause !== '' && !KNOWN.includes(cause);
  const other = worded || cause === 'other';
  return (
    <ChoiceSet
      id={id}
      error={fieldState.error}
      legend={<FieldTitle source="cause" resource="restructures" isRequired={isRequired} />}
    >
      <ChoiceRow>
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
      </ChoiceRow>
      {other && (
        <TextField
          label={translate('restructures.form.cause_words')}
          value={worded ? cause : ''}
          onChange={(event) =>
            field.onChange(event.target.value === '' ? 'other' : event.target.value)
          }
          onBlur={field.onBlur}
          slotProps={{ htmlInput: { maxLength: MOST } }}
        />
      )}
    </ChoiceSet>
  );
}
