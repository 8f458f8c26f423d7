import { Typography } from '@mui/material';
import { maxLength, required, TextInput, useNotify, useTranslate } from 'react-admin';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { useMove } from './useMove.ts';

const NEW = {};

/** Records that the correction went to the register, when, and under which number. */
export function CorrectForm({ repair, onDone }: FormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const today = useBusinessDate();
  const { move, busy } = useMove(repair.id);
  const record = async ({ sent_on, reference }: { sent_on?: string; reference?: string }) => {
    const { repair: after, fields } = await move(
      'correct',
      { sent_on, reference: reference ?? '' },
      ['sent_on', 'reference'],
    );
    if (!after) return fields;
    notify('credit_repairs.correct.done', { type: 'success' });
    onDone();
    return undefined;
  };
  return (
    <DeskForm record={NEW} onSubmit={record} defaultValues={{ sent_on: today }}>
      <PanelFrame submitKey="credit_repairs.correct.submit" busy={busy}>
        <Typography color="text.secondary" sx={{ mb: 1.5 }}>
          {translate('credit_repairs.correct.hint')}
        </Typography>
        <DayInput
          source="sent_on"
          label="credit_repairs.correct.on"
          validate={required()}
          helperText={false}
          fullWidth
        />
        <TextInput
          source="reference"
          label="credit_repairs.correct.reference"
          validate={[required(), maxLength(100)]}
          helperText="credit_repairs.correct.reference_help"
        />
      </PanelFrame>
    </DeskForm>
  );
}
