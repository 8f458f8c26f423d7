import { useState } from 'react';
import { required, TextInput, useTranslate } from 'react-admin';
import type { Warning } from '../../../server/contract/resources/warnings.ts';
import { WARNING_ANSWERS } from '../../../server/domain/warnings/words.ts';
import { ActButton } from '../../shared/ActButton.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useWarningReason } from './reasonText.ts';

/** Closes a warning with what was done about it, for whoever may. */
export function CloseWarning({ warning, main = false }: { warning: Warning; main?: boolean }) {
  const [asking, setAsking] = useState(false);
  const mayClose = useMay('warnings', 'close');
  const role = useSession()?.role;
  const isTheirs = warning.owner === 'holder' || role === 'supervisor';
  if (!mayClose || !isTheirs || warning.status !== 'open') return null;
  return (
    <>
      <ActButton labelKey="warnings.close.action" main={main} onAct={() => setAsking(true)} />
      {asking && <CloseDialog warning={warning} onClose={() => setAsking(false)} />}
    </>
  );
}

function CloseDialog({ warning, onClose }: { warning: Warning; onClose: () => void }) {
  const translate = useTranslate();
  const reasonOf = useWarningReason();
  return (
    <FormDialog
      title={translate('warnings.close.title', { name: warning.borrower_name })}
      hint={reasonOf(warning)}
      actionKey="warnings.close.action"
      doneKey="warnings.close.done"
      resource="warnings"
      command={{ id: warning.id, verb: 'close' }}
      onClose={onClose}
    >
      <EnumInput
        source="outcome"
        of="warning_outcomes"
        only={WARNING_ANSWERS}
        label="resources.warnings.fields.outcome"
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="comment"
        label="resources.warnings.fields.comment"
        helperText="warnings.close.comment_help"
        multiline
        minRows={2}
        fullWidth
      />
    </FormDialog>
  );
}
