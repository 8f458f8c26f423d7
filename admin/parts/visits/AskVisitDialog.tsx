import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { useVisitPlan } from './useVisitPlan.ts';

const field = (name: string) => `resources.visits.fields.${name}`;

interface Props {
  borrower: Borrower;
  loanId: number;
  onClose: () => void;
}

/** Asks for a visit of a borrower; its time is set afterwards. */
export function AskVisitDialog({ borrower, loanId, onClose }: Props) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const plan = useVisitPlan();
  if (plan === undefined) return null;
  const kind = borrower.overdue_minor > 0 ? 'door' : 'follow_up';
  return (
    <FormDialog
      title={translate('visits.ask.title', { name: borrower.full_name })}
      hint={translate('visits.ask.hint')}
      actionKey="visits.ask.action"
      doneKey="visits.ask.done"
      resource="visits"
      fixed={{ loan_id: loanId }}
      defaults={{ kind, due_on: addDays(today, plan.within_days) }}
      onClose={onClose}
    >
      <EnumInput
        source="kind"
        of="visit_kinds"
        label={field('kind')}
        validate={required()}
        helperText={false}
      />
      <DayInput source="due_on" label={field('due_on')} validate={required()} helperText={false} />
      <TextInput
        source="reason"
        label={field('reason')}
        multiline
        minRows={2}
        validate={[required(), maxLength(500)]}
        helperText={false}
      />
    </FormDialog>
  );
}
