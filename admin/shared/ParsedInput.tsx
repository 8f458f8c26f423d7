import { type SxProps, TextField, type Theme } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { FieldTitle, InputHelperText, type InputProps, useInput } from 'react-admin';

type Shared = Pick<
  InputProps,
  | 'source'
  | 'label'
  | 'helperText'
  | 'validate'
  | 'disabled'
  | 'readOnly'
  | 'resource'
  | 'defaultValue'
  | 'isRequired'
>;

export interface ParsedInputProps extends Shared {
  className?: string;
  autoFocus?: boolean;
  /** Filters pass these to every input they hold. */
  alwaysOn?: boolean;
  variant?: 'outlined' | 'filled' | 'standard';
  size?: 'small' | 'medium';
  fullWidth?: boolean;
  sx?: SxProps<Theme>;
}

interface Props<V extends number | string> extends ParsedInputProps {
  /** Typed text → the value kept; null for none, undefined for not understood. */
  parse: (text: string) => V | null | undefined;
  print: (value: V) => string;
  /** Tells a value from text that was not understood. */
  isValue: (value: unknown) => value is V;
  notUnderstoodKey: string;
  inputMode: 'decimal' | 'numeric';
  placeholder?: string;
  onPick?: (value: V | null) => void;
  /** Stands at the end of the field; given the value and a way to set it. */
  end?: (value: V | null, set: (value: V | null) => void) => ReactNode;
}

/**
 * A value typed as people write it and kept as the contract keeps it. What is typed stays as typed
 * while the field has the focus, so that '12.' can become '12.5'; text that makes no value is kept
 * as text and refused by the validation.
 */
export const ParsedInput = <V extends number | string>(props: Props<V>) => {
  const {
    parse,
    print,
    isValue,
    notUnderstoodKey,
    validate = [],
    autoFocus,
    variant,
    size,
    fullWidth,
    sx = {},
    alwaysOn: _alwaysOn,
    className,
    label,
    helperText,
    inputMode,
    placeholder,
    onPick,
    end,
    ...rest
  } = props;
  const rules = Array.isArray(validate) ? validate : [validate];
  const understood = (value: unknown) =>
    value === null || value === undefined || value === '' || isValue(value)
      ? undefined
      : notUnderstoodKey;
  const { id, field, fieldState, isRequired } = useInput({
    defaultValue: null,
    ...rest,
    validate: [understood, ...rules],
  });
  const [typed, setTyped] = useState<string | null>(null);
  const kept = field.value as unknown;
  const value = isValue(kept) ? kept : null;
  const keep = (next: V | null | string) => {
    field.onChange(next);
    if (next === null || isValue(next)) onPick?.(next);
  };
  const unread = typeof kept === 'string' ? kept : '';
  const locked = Boolean(rest.disabled ?? rest.readOnly);
  return (
    <TextField
      id={id}
      name={field.name}
      inputRef={field.ref}
      className={className}
      variant={variant}
      size={size}
      fullWidth={fullWidth}
      sx={sx}
      // A panel's first field may ask for the focus it was opened for.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={autoFocus}
      autoComplete="off"
      placeholder={placeholder}
      label={
        label === false ? null : (
          <FieldTitle
            label={label}
            source={props.source}
            resource={props.resource}
            isRequired={isRequired}
          />
        )
      }
      value={typed ?? (value === null ? unread : print(value))}
      disabled={field.disabled ?? rest.disabled}
      error={fieldState.invalid}
      helperText={
        helperText === false && !fieldState.invalid ? null : (
          <InputHelperText error={fieldState.error?.message} helperText={helperText} />
        )
      }
      onChange={(event) => {
        const parsed = parse(event.target.value);
        setTyped(event.target.value);
        keep(parsed === undefined ? event.target.value : parsed);
      }}
      onBlur={() => {
        setTyped(null);
        field.onBlur();
      }}
      slotProps={{
        htmlInput: { inputMode, className: 'figures', readOnly: rest.readOnly },
        input:
          end && !locked
            ? {
                endAdornment: end(value, (next) => {
                  setTyped(null);
                  keep(next);
                }),
              }
            : {},
      }}
    />
  );
};

export const isNumber = (value: unknown): value is number => typeof value === 'number';
