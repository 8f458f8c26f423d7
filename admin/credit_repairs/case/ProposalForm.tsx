import { Alert, Typography } from '@mui/material';
import { BooleanInput, maxLength, TextInput, useNotify, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DayInput } from '../../shared/DayInput.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { FormGrid } from '../../shared/FormGrid.tsx';
import { PlainChoices } from '../../shared/PlainChoices.tsx';
import { missingChecks } from './moves.ts';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { useMove } from './useMove.ts';

/** The form is of the proposal, not of the request around it. */
const NEW = {};
const EFFECTS = ['explanation', 'pause_from', 'pause_until', 'wants_restructure'] as const;
const SHOWN = ['proposal', 'comment', ...EFFECTS];

interface Proposed {
  proposal?: 'grant' | 'decline';
  comment?: string | null;
  explanation?: string | null;
  pause_from?: string | null;
  pause_until?: string | null;
  wants_restructure?: boolean;
}

/**
 * Takes the assignee's proposal, its reason and what a grant would give. Another person decides.
 */
export function ProposalForm({ repair, file, onDone }: FormProps) {
  const notify = useNotify();
  const { move, busy } = useMove(repair.id);
  const { explanation, pause_from, pause_until, wants_restructure, proposal, proposal_comment } =
    repair;
  const propose = async (values: Proposed) => {
    const given = values.proposal === 'grant' ? EFFECTS : [];
    const effects = Object.fromEntries(
      given.map((name) => [
        name,
        name === 'wants_restructure' ? values[name] === true : values[name] || null,
      ]),
    );
    const { repair: after, fields } = await move(
      'submit',
      {
        proposal: values.proposal,
        ...(values.comment ? { comment: values.comment } : {}),
        ...effects,
      },
      SHOWN,
    );
    if (!after) return fields;
    notify('credit_repairs.propose.done', { type: 'success' });
    onDone();
    return undefined;
  };
  return (
    <DeskForm
      record={NEW}
      onSubmit={propose}
      defaultValues={{
        proposal,
        comment: proposal_comment,
        explanation,
        pause_from,
        pause_until,
        wants_restructure,
      }}
    >
      <PanelFrame submitKey="credit_repairs.propose.submit" busy={busy}>
        <Questions
          relief={repair.kind === 'relief'}
          pauses={file.pause_days > 0 || repair.pause_until !== null}
          missing={missingChecks(file)}
        />
      </PanelFrame>
    </DeskForm>
  );
}

function Questions({
  relief,
  pauses,
  missing,
}: {
  relief: boolean;
  /** A policy allows reporting to pause. */
  pauses: boolean;
  missing: readonly string[];
}) {
  const translate = useTranslate();
  const check = useEnumLabel('repair_checks');
  const grant = useWatch({ name: 'proposal' }) === 'grant';
  return (
    <>
      <PlainChoices
        source="proposal"
        choices={[
          {
            value: 'grant',
            text: translate('credit_repairs.propose.grant'),
            hint: translate(
              relief
                ? 'credit_repairs.propose.grant_relief'
                : 'credit_repairs.propose.grant_objection',
            ),
          },
          {
            value: 'decline',
            text: translate('credit_repairs.propose.decline'),
            hint: translate('credit_repairs.propose.decline_hint'),
          },
        ]}
      />
      {grant && missing.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('credit_repairs.propose.missing', {
            checks: missing.map(check).join(translate('audit.comma')),
          })}
        </Alert>
      )}
      <TextInput
        source="comment"
        label="credit_repairs.propose.comment"
        multiline
        minRows={3}
        validate={maxLength(1000)}
        helperText="credit_repairs.propose.comment_help"
      />
      {grant && (
        <>
          <Typography component="h3" variant="subtitle2" sx={{ mt: 1.5, mb: 0.5 }}>
            {translate('credit_repairs.effects.asked')}
          </Typography>
          <TextInput
            source="explanation"
            label="credit_repairs.effects.explanation"
            multiline
            minRows={2}
            validate={maxLength(500)}
            helperText="credit_repairs.propose.explanation_help"
          />
          {relief && (
            <>
              {pauses && (
                <FormGrid>
                  <DayInput
                    source="pause_from"
                    label="credit_repairs.propose.pause_from"
                    helperText={false}
                  />
                  <DayInput
                    source="pause_until"
                    label="credit_repairs.propose.pause_until"
                    helperText={false}
                  />
                </FormGrid>
              )}
              <BooleanInput
                source="wants_restructure"
                label="credit_repairs.propose.wants_restructure"
                helperText={false}
              />
            </>
          )}
        </>
      )}
    </>
  );
}
