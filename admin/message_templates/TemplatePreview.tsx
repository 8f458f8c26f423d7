import { Alert, Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import type { MessagePreview } from '../../server/contract/resources/messageTemplates.ts';
import { FindingsText } from '../parts/review/FindingsText.tsx';
import { EmptyNames } from '../parts/messages/EmptyNames.tsx';
import { MessageText } from '../parts/messages/MessageText.tsx';
import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { formatMoney } from '../shared/format.ts';
import { useServerPreview } from '../shared/useServerPreview.ts';

type Language = 'zh' | 'en';
const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** What arrives of the words that are being written: of a sample person, or of a real one. */
export function TemplatePreview() {
  const translate = useTranslate();
  const [language, setLanguage] = useState<Language>('zh');
  const [borrowerId, setBorrowerId] = useState<number | null>(null);
  const [channel, text, subject] = useWatch({
    name: ['channel', `text_${language}`, `subject_${language}`],
  }) as (string | null | undefined)[];
  const isText = typeof text === 'string' && text.trim() !== '';
  const { answer, refusal } = useServerPreview<MessagePreview>(
    'message_templates/preview',
    channel && isText
      ? {
          channel,
          language,
          text,
          subject: channel === 'email' ? (subject ?? null) : null,
          borrower_id: borrowerId,
        }
      : null,
  );
  return (
    <Box
      component="section"
      aria-label={translate('templates.preview.title')}
      sx={{ minWidth: 0, pt: { xs: 1, md: 0 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 1 }}>
        <Typography variant="subtitle1" component="h3">
          {translate('templates.preview.title')}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={language}
          onChange={(_event, next: Language | null) => next && setLanguage(next)}
          aria-label={translate('resources.messages.fields.language')}
        >
          {LANGUAGES.map((one) => (
            <ToggleButton key={one} value={one} sx={{ px: 1.25, py: 0.25 }}>
              {translate(`templates.preview.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Person onChoose={setBorrowerId} />
      {answer ? (
        <Arrives answer={answer} typed={text ?? ''} />
      ) : (
        <Typography color="text.secondary">
          {refusal || translate('templates.preview.empty')}
        </Typography>
      )}
    </Box>
  );
}

/** Values of its own: who the preview is for is no part of the template. */
function Person({ onChoose }: { onChoose: (id: number | null) => void }) {
  const own = useForm();
  return (
    <FormProvider {...own}>
      <BorrowerInput
        source="borrower_id"
        label="templates.preview.person"
        helperText="templates.preview.person_help"
        onChange={(id: unknown) => onChoose(typeof id === 'number' ? id : null)}
      />
    </FormProvider>
  );
}

function Arrives({ answer, typed }: { answer: MessagePreview; typed: string }) {
  const translate = useTranslate();
  const { units, parts, cost_minor, left, unknown, findings } = answer;
  return (
    <>
      <MessageText subject={answer.subject} text={answer.text} />
      <Typography variant="body2" color="text.secondary" className="figures" sx={{ mt: 1 }}>
        {left === null
          ? translate('templates.preview.plain', { units })
          : translate('templates.preview.parts', {
              units,
              parts,
              cost: formatMoney(cost_minor),
              left,
            })}
      </Typography>
      {unknown.length > 0 && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {translate('templates.preview.unknown', { names: unknown.join(', ') })}
        </Alert>
      )}
      {answer.loose_bracket && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {translate('templates.preview.loose')}
        </Alert>
      )}
      <EmptyNames names={answer.empty} />
      {findings.length > 0 ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('templates.preview.findings')}
          <FindingsText text={typed} findings={findings} />
        </Alert>
      ) : (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {translate('templates.preview.clean')}
        </Typography>
      )}
    </>
  );
}
