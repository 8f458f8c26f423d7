import { Box, Chip, Typography } from '@mui/material';
import { useRef } from 'react';
import { maxLength, regex, required, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { MESSAGE_CHANNELS } from '../../server/contract/enums.ts';
import { VARIABLE_NAMES } from '../../server/domain/outreach/template.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';

const LONGEST = 1000;
const CODE = regex(/^[a-z][a-z0-9_]{1,39}$/, 'outreach_policy.key_wrong');
const words = [required(), maxLength(LONGEST)];

/** The words of a template, beside what would arrive of them. */
export function TemplateInputs({ isNew = false }: { isNew?: boolean }) {
  const channel = useWatch({ name: 'channel' }) as string | undefined;
  const holder = useRef<HTMLDivElement>(null);
  return (
    <Box
      sx={{
        display: 'grid',
        width: '100%',
        columnGap: 3,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
      }}
    >
      <Box ref={holder} sx={{ display: 'flex', flexDirection: 'column', minWidth: 0 }}>
        <TextInput source="name" validate={[required(), maxLength(60)]} helperText={false} />
        {isNew && (
          <>
            <TextInput
              source="code"
              validate={[required(), CODE]}
              helperText="templates.form.code_help"
            />
            <ChoiceButtons
              source="channel"
              of="message_channels"
              only={MESSAGE_CHANNELS}
              isRequired
            />
          </>
        )}
        {channel === 'email' && (
          <TextInput
            source="subject_zh"
            validate={[required(), maxLength(100)]}
            helperText={false}
          />
        )}
        <TextInput source="text_zh" multiline minRows={4} validate={words} helperText={false} />
        <Variables holder={holder} />
        {channel === 'email' && (
          <TextInput source="subject_en" validate={maxLength(100)} helperText={false} />
        )}
        <TextInput
          source="text_en"
          multiline
          minRows={4}
          validate={maxLength(LONGEST)}
          helperText="templates.form.english_help"
        />
      </Box>
      <TemplatePreview />
    </Box>
  );
}

const TEXTS = ['subject_zh', 'subject_en', 'text_zh', 'text_en'];

/** The vocabulary; a click sets a name where the cursor last stood. */
function Variables({ holder }: { holder: React.RefObject<HTMLDivElement | null> }) {
  const translate = useTranslate();
  const { getValues, setValue } = useFormContext();
  const last = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const remember = () => {
    const active = document.activeElement;
    const isText = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
    if (isText && TEXTS.includes(active.name) && holder.current?.contains(active))
      last.current = active;
  };
  const insert = (name: string) => {
    const field = last.current?.isConnected ? last.current : null;
    const source = field?.name ?? 'text_zh';
    const typed = String(getValues(source) ?? '');
    const [from, to] = [field?.selectionStart ?? typed.length, field?.selectionEnd ?? typed.length];
    const next = `${typed.slice(0, from)}{${name}}${typed.slice(to)}`;
    setValue(source, next, { shouldDirty: true, shouldTouch: true });
    const caret = from + name.length + 2;
    if (field)
      requestAnimationFrame(() => {
        field.focus();
        field.setSelectionRange(caret, caret);
      });
  };
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {translate('templates.form.variables')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {VARIABLE_NAMES.map((name) => (
          <Chip
            key={name}
            size="small"
            variant="outlined"
            label={translate(`templates.variables.${name}`)}
            title={`{${name}}`}
            onPointerDown={remember}
            onFocus={(event) => {
              const from = event.relatedTarget;
              if (
                (from instanceof HTMLTextAreaElement || from instanceof HTMLInputElement) &&
                TEXTS.includes(from.name)
              )
                last.current = from;
            }}
            onClick={() => insert(name)}
          />
        ))}
      </Box>
    </Box>
  );
}
