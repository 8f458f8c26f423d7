import { Alert, Box, Button } from '@mui/material';
import { maxLength, required, TextInput, useNotify, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { LANGUAGES } from '../../../server/contract/enums.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { openChecks } from './moves.ts';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { useMove } from './useMove.ts';

const NEW = {};
const SHOWN = ['answer', 'answered_on', 'channel', 'reference'];
const words = [required(), maxLength(4000)];

/**
 * The written answer: what it says, how and when it went out, and by which number that can be
 * proved.
 */
export function AnswerForm({ repair, file, onDone }: FormProps) {
  const notify = useNotify();
  const today = useBusinessDate();
  const translate = useTranslate();
  const check = useEnumLabel('repair_checks');
  const open = openChecks(file);
  const { move, busy } = useMove(repair.id);
  const send = async (values: Record<string, unknown>) => {
    const said = Object.fromEntries(
      SHOWN.filter((name) => values[name]).map((name) => [name, values[name]]),
    );
    const { repair: after, fields } = await move('answer', said, SHOWN);
    if (!after) return fields;
    notify('credit_repairs.answer.done', { type: 'success' });
    onDone();
    return undefined;
  };
  return (
    <DeskForm
      record={NEW}
      onSubmit={send}
      defaultValues={{ answer: repair.answer ?? file.draft_answer.zh, answered_on: today }}
    >
      <PanelFrame submitKey="credit_repairs.answer.submit" busy={busy}>
        {open.length > 0 && (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {translate('credit_repairs.steps.open_checks', {
              checks: open.map(check).join(translate('audit.comma')),
            })}
          </Alert>
        )}
        <Drafts draft={file.draft_answer} />
        <TextInput
          source="answer"
          label="credit_repairs.answer.text"
          multiline
          minRows={12}
          maxRows={24}
          validate={words}
          helperText="credit_repairs.answer.text_help"
        />
        <ChoiceButtons
          source="channel"
          of="answer_channels"
          label="resources.credit_repairs.fields.answer_channel"
        />
        <DayInput
          source="answered_on"
          label="credit_repairs.answer.on"
          validate={required()}
          helperText={false}
          fullWidth
        />
        <TextInput
          source="reference"
          label="resources.credit_repairs.fields.answer_reference"
          validate={maxLength(100)}
          helperText="credit_repairs.answer.reference_help"
        />
      </PanelFrame>
    </DeskForm>
  );
}

/** The draft in one language or the other takes the place of the text. */
function Drafts({ draft }: { draft: RepairFile['draft_answer'] }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  return (
    <Box sx={{ display: 'flex', gap: 1, mb: 1, ml: -1 }}>
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          size="small"
          onClick={() => setValue('answer', draft[language], { shouldDirty: true })}
        >
          {translate(`credit_repairs.answer.draft_${language}`)}
        </Button>
      ))}
    </Box>
  );
}
