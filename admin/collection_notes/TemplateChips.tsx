import { Box, Chip } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { NOTE_TEMPLATES } from './noteTemplates.ts';

/** Phrases that fit the outcome; one click puts one at the end of the text. */
export function TemplateChips() {
  const translate = useTranslate();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const { getValues, setValue, setFocus } = useFormContext();
  const outcome = useWatch({ name: 'outcome' }) as unknown;
  const phrases =
    typeof outcome === 'string'
      ? ((NOTE_TEMPLATES[language] as Readonly<Record<string, readonly string[]>>)[outcome] ?? [])
      : [];
  if (phrases.length === 0) return null;
  const fill = (phrase: string) => {
    const typed = String(getValues('content') ?? '').trimEnd();
    setValue('content', typed === '' ? phrase : `${typed}\n${phrase}`, {
      shouldDirty: true,
      shouldTouch: true,
    });
    setFocus('content');
  };
  return (
    <Box
      component="fieldset"
      aria-label={translate('contact.templates')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.75,
        border: 0,
        p: 0,
        m: 0,
        mb: 1,
        minWidth: 0,
      }}
    >
      {phrases.map((phrase) => (
        <Chip
          key={phrase}
          size="small"
          variant="outlined"
          label={phrase}
          onClick={() => fill(phrase)}
          sx={{ maxWidth: '100%' }}
        />
      ))}
    </Box>
  );
}
