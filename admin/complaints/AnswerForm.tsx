import { Box, Button, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import { useKeptText } from '../shared/forms/useKeptText.ts';
import { useCommand } from '../shared/useCommand.ts';

const VERDICTS = ['upheld', 'dismissed'] as const;
type Verdict = (typeof VERDICTS)[number];

/** Upheld or dismissed, and why; nothing is chosen beforehand. */
export function AnswerForm({ id }: { id: number }) {
  const translate = useTranslate();
  const label = useEnumLabel('complaint_statuses');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { text, write, markSent } = useKeptText('answer');
  const [asked, setAsked] = useState(false);
  const [answer, { isPending }] = useCommand('complaints', 'answer', {
    doneKey: 'complaints.answer.done',
  });
  const missing = { verdict: verdict === null, text: text.trim() === '' };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (missing.verdict || missing.text || isPending) return;
    if (await answer(id, { verdict, answer: text.trim() })) markSent();
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ maxWidth: 640 }}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={verdict}
        onChange={(_event, next: Verdict | null) => setVerdict(next)}
        aria-label={translate('complaints.answer.verdict')}
      >
        {VERDICTS.map((verdict) => (
          <ToggleButton key={verdict} value={verdict} sx={{ px: 2, textTransform: 'none' }}>
            {label(verdict)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {asked && missing.verdict && (
        <Box role="alert" sx={{ color: 'error.main', fontSize: '0.8125rem', mt: 0.5 }}>
          {translate('complaints.answer.verdict_missing')}
        </Box>
      )}
      <TextField
        multiline
        minRows={3}
        required
        label={translate('complaints.answer.text')}
        error={asked && missing.text}
        helperText={translate(
          asked && missing.text ? 'complaints.answer.text_missing' : 'complaints.answer.text_help',
        )}
        value={text}
        onChange={(event) => write(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        sx={{ mt: 1.5 }}
      />
      <Button type="submit" variant="contained" disabled={isPending} sx={{ mt: 1 }}>
        {translate('complaints.answer.submit')}
      </Button>
    </Box>
  );
}
