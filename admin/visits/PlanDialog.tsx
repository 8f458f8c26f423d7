import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { FormDialog } from '../shared/forms/FormDialog.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useSession } from '../shared/session.ts';
import { LawLine } from './LawLine.tsx';

const field = (name: string) => `resources.visits.fields.${name}`;

/** Sets the time of a visit and who goes along; of one that has a time, another with a reason. */
export function PlanDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const translate = useTranslate();
  const me = useSession()?.id;
  const verb = visit.status === 'due' ? 'plan' : 'move';
  const holder = visit.holder_id ?? me;
  return (
    <FormDialog
      title={translate(`visits.${verb}.title`, { name: visit.borrower_name })}
      hint={translate('visits.plan.hint', { on: visit.due_on })}
      actionKey={`visits.${verb}.action`}
      doneKey={`visits.${verb}.done`}
      resource="visits"
      command={{ id: visit.id, verb }}
      defaults={{ planned_at: visit.planned_at, companion_id: visit.companion_id }}
      onClose={onClose}
    >
      <InstantInput
        source="planned_at"
        label={field('planned_at')}
        validate={required()}
        helperText={false}
      />
      <PersonInput
        source="companion_id"
        label={field('companion_id')}
        among={DESK_PEOPLE}
        getOptionDisabled={(user: User) => user.id === holder}
        helperText="visits.plan.two"
      />
      {verb === 'move' && (
        <TextInput
          source="reason"
          label={field('move_reason')}
          multiline
          minRows={2}
          validate={[required(), maxLength(500)]}
          helperText={false}
        />
      )}
      <LawLine visit={visit} />
    </FormDialog>
  );
}
