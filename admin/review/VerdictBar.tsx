import { Box, Button, GlobalStyles, TextField } from '@mui/material';
import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../shared/KeyHint.tsx';
import { isComposing } from '../shared/composing.ts';
import { useKeys } from '../shared/useKeys.ts';
import type { Desk, Verdict } from './useDesk.ts';

/** Comments typed for a note and not sent, kept in case the reviewer comes back to it. */
export type Drafts = Map<number, string>;

interface Props {
  desk: Desk;
  id: number;
  drafts: Drafts;
  /** Takes the focus when the comment is left. */
  note: RefObject<HTMLElement | null>;
}

const BAR = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  px: { xs: 1.5, sm: 2 },
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
} as const;

/** A notice does not cover the verdict. */
const NOTICE_ABOVE = { '.MuiSnackbar-root': { bottom: '136px !important' } };

/** The verdict by one key: `c` clears, `f` leads to the comment, Enter or Ctrl+Enter flags. */
export const VerdictBar = ({ desk, id, drafts, note }: Props) => {
  const translate = useTranslate();
  const field = useRef<HTMLInputElement>(null);
  const [comment, setComment] = useState(drafts.get(id) ?? '');
  const [missing, setMissing] = useState(false);
  const write = (text: string) => {
    setComment(text);
    setMissing(false);
    drafts.set(id, text);
  };
  const decide = async (verdict: Verdict) => {
    const said = comment.trim();
    if (verdict === 'flagged' && said === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    if (await desk.decide(verdict, said)) drafts.delete(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter may end the choice of a Chinese word.
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') note.current?.focus();
    else if (event.key === 'Enter' && !event.shiftKey) void decide('flagged');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys({ c: () => void decide('cleared'), f: () => field.current?.focus() }, !desk.busy);
  return (
    <Box
      component="form"
      aria-label={translate('review.bar.label')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void decide('flagged');
      }}
      sx={BAR}
    >
      <GlobalStyles styles={NOTICE_ABOVE} />
      <TextField
        inputRef={field}
        value={comment}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        margin="none"
        multiline
        maxRows={4}
        error={missing}
        placeholder={translate('review.bar.comment_hint')}
        helperText={missing ? translate('review.bar.comment_missing') : undefined}
        slotProps={{
          htmlInput: {
            maxLength: 1000,
            'aria-label': translate('review.bar.comment'),
            'aria-keyshortcuts': 'f',
          },
        }}
        sx={{ flex: { xs: '1 1 100%', xl: '1 1 220px' } }}
      />
      <Button
        variant="contained"
        disabled={desk.busy}
        aria-keyshortcuts="c"
        onClick={() => void decide('cleared')}
      >
        {translate('review.bar.clear')}
        <KeyHint of="C" />
      </Button>
      <Button variant="outlined" disabled={desk.busy} aria-keyshortcuts="f" type="submit">
        {translate('review.bar.flag')}
        <KeyHint of="F" />
      </Button>
      <Button disabled={!desk.toNext} aria-keyshortcuts="n" onClick={desk.toNext}>
        {translate('review.bar.next')}
        <KeyHint of="N" />
      </Button>
    </Box>
  );
};
