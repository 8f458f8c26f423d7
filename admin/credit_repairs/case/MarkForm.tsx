import { Typography } from '@mui/material';
import { maxLength, required, TextInput, useNotify, useTranslate } from 'react-admin';
import { DayInput } from '../../shared/DayInput.tsx';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { useMove } from './useMove.ts';

const NEW = {};

interface Sent {
  on?: string;
  reference?: string | null;
}

/** Records that the record in dispute was marked in the credit register. */
export const MarkForm = (props: FormProps) => <DayForm {...props} verb="mark" />;

/** Records that the mark was taken off after the decision. */
export const UnmarkForm = (props: FormProps) => <DayForm {...props} verb="unmark" />;

function DayForm({ repair, onDone, verb }: FormProps & { verb: 'mark' | 'unmark' }) {
  const translate = useTranslate();
  const notify = useNotify();
  const today = useBusinessDate();
  const { move, busy } = useMove(repair.id);
  const record = async ({ on, reference }: Sent) => {
    const words = verb === 'mark' && reference ? { reference } : {};
    const { repair: after, fields } = await move(verb, { on, ...words }, ['on', 'reference']);
    if (!after) return fields;
    notify(`credit_repairs.mark.${verb}_done`, { type: 'success' });
    onDone();
    return undefined;
  };
  return (
    <DeskForm record={NEW} onSubmit={record} defaultValues={{ on: today }}>
      <PanelFrame submitKey="credit_repairs.mark.submit" busy={busy}>
        <Typography color="text.secondary" sx={{ mb: 1.5 }}>
          {translate(`credit_repairs.mark.${verb}_hint`)}
        </Typography>
        <DayInput
          source="on"
          label={`credit_repairs.mark.${verb}_on`}
          validate={required()}
          helperText={false}
          fullWidth
        />
        {verb === 'mark' && (
          <TextInput
            source="reference"
            label="resources.credit_repairs.fields.mark_reference"
            validate={maxLength(100)}
            helperText={false}
          />
        )}
      </PanelFrame>
    </DeskForm>
  );
}
