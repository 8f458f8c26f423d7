import { TextField } from '@mui/material';
import { useState } from 'react';
import { FieldTitle, InputHelperText, type InputProps, useInput } from 'react-admin';

interface Props extends Pick<InputProps, 'source' | 'label' | 'helperText' | 'validate' | 'disabled' | 'readOnly' | 'resource' | 'defaultValue' | 'isRequired'> {
  className?: string;
  /** Typed text → the value kept; null for none, undefined for not understood. */
  parse: (text: string) => number | null | undefined;
  print: (value: number) => string;
  notUnderstoodKey: string;
  autoFocus?: boolean;
  /** Filters pass these to every input they hold. */
  alwaysOn?: boolean;
  variant?: 'outlined' | 'filled' | 'standard';
  size?: 'small' | 'medium';
  fullWidth?: boolean;
}

/**
 * A number typed as people write it and kept as an integer. What is typed stays as typed while the field has the focus, so that
 * '12.' can become '12.5'; text that makes no number is kept as text and refused by the validation.
 */
export const ParsedInput = (props: Props) => {
  const { parse, print, notUnderstoodKey, validate = [], autoFocus, variant, size, fullWidth, alwaysOn: _alwaysOn, className, label, helperText, ...rest } = props;
  const rules = [...(Array.isArray(validate) ? validate : [validate])];
  const understood = (value: unknown) => (typeof value === 'string' && value !== '' ? notUnderstoodKey : undefined);
  const { id, field, fieldState, isRequired } = useInput({ defaultValue: null, ...rest, validate: [...rules, understood] });
  const [typed, setTyped] = useState<string | null>(null);
  const value = field.value as unknown;
  const shown = typeof value === 'number' ? print(value) : typeof value === 'string' ? value : '';
  return (
    <TextField
      id={id}
      name={field.name}
      inputRef={field.ref}
      className={className}
      variant={variant}
      size={size}
      fullWidth={fullWidth}
      // A panel's first field may ask for the focus it was opened for.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={autoFocus}
      autoComplete="off"
      label={label === false ? null : <FieldTitle label={label} source={props.source} resource={props.resource} isRequired={isRequired} />}
      value={typed ?? shown}
      disabled={field.disabled ?? rest.disabled}
      error={fieldState.invalid}
      helperText={helperText === false && !fieldState.invalid ? null : <InputHelperText error={fieldState.error?.message} helperText={helperText} />}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(parse(event.target.value) ?? (parse(event.target.value) === null ? null : event.target.value));
      }}
      onBlur={() => {
        setTyped(null);
        field.onBlur();
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal', className: 'figures', readOnly: rest.readOnly } }}
    />
  );
};

export type ParsedInputProps = Omit<Props, 'parse' | 'print' | 'notUnderstoodKey'>;
