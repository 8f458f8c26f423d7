import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import type { ReactNode } from 'react';
import { InputHelperText } from 'react-admin';

interface Props {
  /** The question; without one `label` names the set to a screen reader. */
  legend?: ReactNode;
  label?: string;
  /** The id of the input; its error has an id of its own. */
  id: string;
  error: { message?: string } | undefined;
  children: ReactNode;
}

/** A question with its answers in sight: a group to a screen reader, and what is wrong below. */
export function ChoiceSet({ legend, label, id, error, children }: Props) {
  const errorId = `${id}-error`;
  return (
    <Box
      component="fieldset"
      aria-label={label}
      aria-describedby={error ? errorId : undefined}
      sx={{ border: 0, m: 0, mb: 1.5, p: 0, minWidth: 0 }}
    >
      {legend !== undefined && (
        <Box
          component="legend"
          sx={{ p: 0, mb: 0.5, fontSize: 12, color: error ? 'error.main' : 'text.secondary' }}
        >
          {legend}
        </Box>
      )}
      {children}
      {error && (
        <FormHelperText id={errorId} error>
          <InputHelperText error={error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}

/** Answers of a word each, in a row. */
export const ChoiceRow = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>{children}</Box>
);
