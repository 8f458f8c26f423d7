import { Button } from '@mui/material';
import { useState } from 'react';
import {
  maxLength,
  required,
  SelectInput,
  TextInput,
  useGetList,
  useGetMany,
  useTranslate,
} from 'react-admin';
import type { LimitationInterruption } from '../../server/contract/resources/limitation.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Message } from '../../server/contract/resources/messages.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FormDialog } from '../shared/forms/FormDialog.tsx';
import { formatInstant } from '../shared/format.ts';
import { dayOf } from '../shared/houseDays.ts';
import { useMay } from '../shared/session.ts';
import { TextLink } from '../shared/TextLink.tsx';

const field = (name: string) => `resources.limitation_interruptions.fields.${name}`;
const LONGEST = 300;
const MOST = 50;

/**
 * A text that arrived and demands payment starts the limitation anew from the day it arrived (Civil
 * Code art. 195 (1); Provisions on Limitation of Actions art. 8 (2)). Whether it demands payment a
 * person says; the proof is filled in.
 */
export function DemandButton({ message }: { message: Message }) {
  const translate = useTranslate();
  const mayEnter = useMay('limitation_interruptions', 'create');
  const [open, setOpen] = useState(false);
  const arrived = message.delivered_at ?? message.read_at;
  const on = arrived === null ? '' : dayOf(arrived);
  const { data } = useGetList<LimitationInterruption>(
    'limitation_interruptions',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'on', order: 'DESC' },
      filter: { loan_id: message.loan_ids, kind: 'demand', on_gte: on, on_lte: on },
    },
    { enabled: arrived !== null },
  );
  // Before its due date nothing can be demanded.
  const isEarly = message.anchor_on !== null && on <= message.anchor_on;
  if (arrived === null || isEarly || !data) return null;
  const left = message.loan_ids.filter((id) => !data.some((one) => one.loan_id === id));
  if (left.length === 0)
    return (
      <TextLink to={`/loans/${message.loan_ids[0] ?? 0}/show?tab=cases`}>
        {translate('outbox.demand.entered')}
      </TextLink>
    );
  if (!mayEnter) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('outbox.demand.action')}
      </Button>
      {open && (
        <DemandDialog message={message} loans={left} on={on} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** What proves that the demand arrived: to which number, when, in which words. */
function useProof(message: Message): string {
  const translate = useTranslate();
  return translate('outbox.demand.proof', {
    id: message.id,
    to: message.sent_to ?? '',
    when: formatInstant(message.delivered_at ?? message.read_at ?? ''),
    reference: message.gateway_reference ?? '–',
    text: message.text,
  }).slice(0, LONGEST);
}

function DemandDialog({
  message,
  loans,
  on,
  onClose,
}: {
  message: Message;
  loans: readonly number[];
  on: string;
  onClose: () => void;
}) {
  const translate = useTranslate();
  const evidence = useProof(message);
  const { data } = useGetMany<Loan>('loans', { ids: [...loans] });
  const choices = (data ?? []).flatMap((loan) =>
    loan ? [{ id: loan.id, name: loan.loan_no }] : [],
  );
  return (
    <FormDialog
      title={translate('outbox.demand.title')}
      hint={translate('outbox.demand.hint')}
      actionKey="outbox.demand.submit"
      doneKey="outbox.demand.done"
      resource="limitation_interruptions"
      fixed={{ kind: 'demand' }}
      defaults={{ loan_id: loans[0], on, evidence }}
      onClose={onClose}
    >
      <SelectInput
        source="loan_id"
        label={field('loan_id')}
        choices={choices}
        translateChoice={false}
        validate={required()}
        helperText={false}
      />
      <DayInput source="on" label={field('on')} validate={required()} helperText={false} />
      <TextInput
        source="evidence"
        label={field('evidence')}
        multiline
        minRows={4}
        validate={[required(), maxLength(LONGEST)]}
        helperText={false}
      />
    </FormDialog>
  );
}
