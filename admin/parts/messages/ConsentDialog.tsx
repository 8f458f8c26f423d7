import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { CONSENT_KINDS, CONSENT_WAYS, MESSAGE_CHANNELS } from '../../../server/contract/enums.ts';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { useBusinessDate } from '../../shared/session.ts';

const field = (name: string) => `resources.message_consents.fields.${name}`;
const TYPED_WAYS = CONSENT_WAYS.filter((way) => way !== 'reply');

/** Records what a borrower said of being written to by a channel. */
export function ConsentDialog({ borrower, onClose }: { borrower: Borrower; onClose: () => void }) {
  const translate = useTranslate();
  const said_on = useBusinessDate();
  return (
    <FormDialog
      title={translate('outbox.consent.form_title', { name: borrower.full_name })}
      hint={translate('outbox.consent.form_hint')}
      actionKey="outbox.consent.add"
      doneKey="outbox.consent.done"
      resource="message_consents"
      fixed={{ borrower_id: borrower.id }}
      defaults={{ said_on, channel: 'sms', kind: 'opt_out', way: 'by_phone' }}
      onClose={onClose}
    >
      <EnumInput
        source="channel"
        of="message_channels"
        label={field('channel')}
        only={MESSAGE_CHANNELS}
        validate={required()}
        helperText={false}
      />
      <EnumInput
        source="kind"
        of="consent_kinds"
        label={field('kind')}
        only={CONSENT_KINDS}
        validate={required()}
        helperText={false}
      />
      <Address />
      <EnumInput
        source="way"
        of="consent_ways"
        label={field('way')}
        only={TYPED_WAYS}
        validate={required()}
        helperText={false}
      />
      <DayInput
        source="said_on"
        label={field('said_on')}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="remark"
        label={field('remark')}
        validate={maxLength(200)}
        helperText={false}
      />
    </FormDialog>
  );
}

/** Asked for only where it is where messages will go. */
function Address() {
  const [channel, kind] = useWatch({ name: ['channel', 'kind'] }) as [string, string];
  if (channel !== 'email' || kind !== 'consent') return null;
  return (
    <TextInput
      source="sent_to"
      label={field('sent_to')}
      validate={[required(), maxLength(200)]}
      helperText={false}
    />
  );
}
