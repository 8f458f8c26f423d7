import Box from '@mui/material/Box';
import { FieldTitle, required, useInput } from 'react-admin';
import type { EnumName } from './enums.ts';
import { useChoices } from './enums.ts';
import { ChoiceRow, ChoiceSet } from './ChoiceSet.tsx';

interface ChoiceButtonsProps {
  source: string;
  of: EnumName;
  /** The values that are offered; all of them, unless it is said. */
  only?: readonly string[];
  label?: string;
  isRequired?: boolean;
}

/**
 * Chooses one of a few words, all in sight. They are radio buttons dressed as buttons: one stop of
 * the Tab key, the arrow keys choose, and a screen reader hears a group.
 */
export function ChoiceButtons({ source, of, only, label, isRequired = false }: ChoiceButtonsProps) {
  const choices = useChoices(of).filter(
    ({ id: value }) => only === undefined || only.includes(value),
  );
  const { field, fieldState, id } = useInput({
    source,
    validate: isRequired ? required() : undefined,
  });
  return (
    <ChoiceSet
      id={id}
      error={fieldState.error}
      legend={<FieldTitle label={label} source={source} isRequired={isRequired} />}
    >
      <ChoiceRow>
        {choices.map((choice, index) => (
          <Choice
            key={choice.id}
            name={`${id}-${field.name}`}
            label={choice.name}
            checked={field.value === choice.id}
            inputRef={index === 0 ? field.ref : undefined}
            onChoose={() => field.onChange(choice.id)}
            onBlur={field.onBlur}
          />
        ))}
      </ChoiceRow>
    </ChoiceSet>
  );
}

interface ChoiceProps {
  /** A checkbox is one of several that may be chosen together. */
  type?: 'radio' | 'checkbox';
  name: string;
  label: string;
  checked: boolean;
  inputRef: ((element: HTMLInputElement | null) => void) | undefined;
  onChoose: () => void;
  onBlur: () => void;
}

export function Choice({
  type = 'radio',
  name,
  label,
  checked,
  inputRef,
  onChoose,
  onBlur,
}: ChoiceProps) {
  return (
    <Box
      component="label"
      sx={{
        position: 'relative',
        display: 'inline-flex',
        alignItems: 'center',
        px: 1.25,
        py: 0.5,
        fontSize: 13,
        lineHeight: 1.5,
        cursor: 'pointer',
        border: 1,
        borderRadius: 1,
        borderColor: checked ? 'primary.main' : 'divider',
        color: checked ? 'primary.contrastText' : 'text.primary',
        bgcolor: checked ? 'primary.main' : 'transparent',
        '&:hover': { borderColor: 'primary.main' },
        '&:has(:focus-visible)': {
          outline: '2px solid',
          outlineColor: 'primary.main',
          outlineOffset: '2px',
        },
      }}
    >
      <Box
        component="input"
        type={type}
        name={name}
        checked={checked}
        ref={inputRef}
        onChange={onChoose}
        onBlur={onBlur}
        sx={{
          position: 'absolute',
          inset: 0,
          m: 0,
          width: '100%',
          height: '100%',
          opacity: 0,
          cursor: 'pointer',
        }}
      />
      {label}
    </Box>
  );
}
