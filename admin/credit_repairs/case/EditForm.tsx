import { useState } from 'react';
import { maxLength, required, TextInput, useNotify, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { FormGrid } from '../../shared/FormGrid.tsx';
import { ASKS_OF, isForbidden } from '../intake/asks.ts';
import { PlainChoices } from '../../shared/PlainChoices.tsx';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { TakenBackNotice } from './TakenBackNotice.tsx';
import { useMove } from './useMove.ts';

/** The form is of what was asked, not of the request around it. */
const NEW = {};
const WORDS = ['cause', 'asks_for', 'statement'] as const;
const DAYS = ['told_on', 'reported_on'] as const;
const words = [required(), maxLength(2000)];

type Typed = Partial<Pick<CreditRepair, (typeof WORDS)[number] | (typeof DAYS)[number]>>;

/**
 * Lets the assignee correct what was taken down until it is decided. What law forbids has a request
 * of its own.
 */
export function EditForm({ repair, onDone }: FormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { change, busy } = useMove(repair.id);
  // A refresh behind the form changes neither what was typed nor the version it was typed on; after
  // a refusal the page shows what is new.
  const [start] = useState(repair);
  const [version, setVersion] = useState<number | null>(repair.version);
  const days = repair.kind === 'pre_report_notice' ? DAYS : [];
  const save = async (values: Typed) => {
    const said = Object.fromEntries([
      ...WORDS.map((name) => [name, values[name]]),
      ...days.map((name) => [name, values[name] || null]),
    ]);
    const { repair: after, fields } = await change(
      { ...said, version: version ?? repair.version },
      [...WORDS, ...DAYS],
    );
    if (!after) {
      if (Object.keys(fields).length === 0) setVersion(null);
      return fields;
    }
    notify(
      start.status === 'awaiting_decision' && after.status !== start.status
        ? 'credit_repairs.edit.done_taken_back'
        : 'credit_repairs.edit.done',
      { type: 'success' },
    );
    onDone();
    return undefined;
  };
  const asks = ASKS_OF[repair.kind].filter((ask) => !isForbidden(ask));
  return (
    <DeskForm
      record={NEW}
      onSubmit={save}
      defaultValues={Object.fromEntries([...WORDS, ...DAYS].map((name) => [name, start[name]]))}
    >
      <PanelFrame submitKey="credit_repairs.edit.submit" busy={busy}>
        <TakenBackNotice repair={repair} />
        <ChoiceButtons source="cause" of="repair_causes" isRequired />
        <PlainChoices
          source="asks_for"
          choices={asks.map((value) => ({
            value,
            text: translate(`credit_repairs.form.asks.${value}`),
          }))}
        />
        {days.length > 0 && (
          <FormGrid>
            <DayInput source="told_on" helperText="credit_repairs.form.told_help" />
            <DayInput source="reported_on" helperText="credit_repairs.form.reported_help" />
          </FormGrid>
        )}
        <TextInput
          source="statement"
          multiline
          minRows={4}
          validate={words}
          helperText="credit_repairs.form.statement_help"
        />
      </PanelFrame>
    </DeskForm>
  );
}
