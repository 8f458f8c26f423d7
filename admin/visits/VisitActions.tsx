import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { required, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { VISITS_OPEN } from '../../server/contract/enums.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { ActButton } from '../shared/ActButton.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { FormDialog } from '../shared/forms/FormDialog.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useBusinessDate, useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { PlanDialog } from './PlanDialog.tsx';

type Asking = 'plan' | 'assign' | 'cancel';

/** What a person can do with a visit, by how it stands and in whose hands it is. */
export function VisitActions({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState<Asking | null>(null);
  const me = useSession()?.id ?? 0;
  const today = useBusinessDate();
  const mayAct = useMay('visits', 'plan');
  const mayAssign = useMay('visits', 'assign');
  const [start, { isPending }] = useCommand('visits', 'start', { doneKey: 'visits.start.done' });
  const { status, holder_id, companion_id } = visit;
  const goes = holder_id === me || companion_id === me;
  const isTheirs = goes || holder_id === null || mayAssign;
  if (!mayAct || !isTheirs || !VISITS_OPEN.includes(status)) return null;
  const close = () => setAsking(null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      {status === 'due' && (
        <ActButton labelKey="visits.plan.action" main onAct={() => setAsking('plan')} />
      )}
      {status === 'planned' && goes && visit.planned_on === today && (
        <ActButton
          labelKey="visits.start.action"
          main
          disabled={isPending}
          onAct={() => void start(visit.id)}
        />
      )}
      {status !== 'due' && goes && (
        <Button
          component={Link}
          to={`/visits/${visit.id}/report`}
          variant={status === 'under_way' ? 'contained' : 'outlined'}
        >
          {translate('visits.report.action')}
        </Button>
      )}
      {status !== 'due' && (
        <ActButton labelKey="visits.move.action" onAct={() => setAsking('plan')} />
      )}
      {mayAssign && <ActButton labelKey="visits.assign.action" onAct={() => setAsking('assign')} />}
      <ActButton labelKey="visits.cancel.action" quiet onAct={() => setAsking('cancel')} />
      {asking === 'plan' && <PlanDialog visit={visit} onClose={close} />}
      {asking === 'assign' && <AssignDialog visit={visit} onClose={close} />}
      {asking === 'cancel' && <CancelDialog visit={visit} onClose={close} />}
    </Box>
  );
}

interface Props {
  visit: Visit;
  onClose: () => void;
}

function AssignDialog({ visit, onClose }: Props) {
  const translate = useTranslate();
  return (
    <FormDialog
      title={translate('visits.assign.title')}
      hint={translate('visits.assign.hint')}
      actionKey="visits.assign.action"
      doneKey="visits.assign.done"
      resource="visits"
      command={{ id: visit.id, verb: 'assign' }}
      onClose={onClose}
    >
      <PersonInput
        source="holder_id"
        label="resources.visits.fields.holder_id"
        among={DESK_PEOPLE}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}

function CancelDialog({ visit, onClose }: Props) {
  const [cancel] = useCommand('visits', 'cancel', { doneKey: 'visits.cancel.done' });
  return (
    <ReasonDialog
      open
      name={`visits/${visit.id}/cancel`}
      titleKey="visits.cancel.title"
      hintKey="visits.cancel.hint"
      submitKey="visits.cancel.action"
      onSubmit={async (reason) => {
        if (await cancel(visit.id, { reason })) onClose();
      }}
      onClose={onClose}
    />
  );
}
