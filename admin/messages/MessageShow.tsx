import { Box, Typography } from '@mui/material';
import { Show, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { Message, MessageReceipt } from '../../server/contract/resources/messages.ts';
import { MessageText } from '../parts/messages/MessageText.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Instant, InstantField } from '../shared/InstantField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { DemandButton } from './DemandButton.tsx';
import { LoansOf } from './LoansOf.tsx';
import { MessageActions } from './MessageActions.tsx';
import { When } from './MessageList.tsx';
import { Why } from './Why.tsx';

const field = (name: string) => `resources.messages.fields.${name}`;
const MOST = 50;

/** One message: its words, why and when it leaves, and what came back. */
export function MessageShow() {
  return (
    <Show title={<Title />} actions={false} component="div" error={<ShowError />}>
      <Screen />
    </Show>
  );
}

function Title() {
  const message = useRecordContext<Message>();
  const translate = useTranslate();
  const channel = useEnumLabel('message_channels');
  return (
    <span>
      {message &&
        translate('outbox.title', {
          name: message.borrower_name,
          channel: channel(message.channel),
        })}
    </span>
  );
}

function Screen() {
  const message = useRecordContext<Message>();
  if (!message) return null;
  return (
    <RecordPage>
      <RecordHead
        actions={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <DemandButton key={`demand-${message.id}`} message={message} />
            <MessageActions key={message.id} message={message} />
          </Box>
        }
      >
        <Facts>
          <State message={message} />
          <Origin message={message} />
          <Handed message={message} />
        </Facts>
      </RecordHead>
      <Section titleKey="outbox.show.text">
        <MessageText subject={message.subject} text={message.text} />
      </Section>
      <Section titleKey="outbox.show.receipts">
        <Receipts id={message.id} />
      </Section>
    </RecordPage>
  );
}

function State({ message }: { message: Message }) {
  return (
    <>
      <Fact labelKey={field('status')} strong>
        <StatusChip source="status" of="message_statuses" />
      </Fact>
      {message.rule !== null && (
        <Fact labelKey={field('rule')}>
          <EnumField source="rule" of="message_rules" />
        </Fact>
      )}
      {message.reason !== null && (
        <Fact labelKey={field('reason')}>
          {message.reason} · <UserName source="decided_by" />
        </Fact>
      )}
      <Fact labelKey="outbox.list.when">
        <When message={message} />
      </Fact>
      <Fact labelKey={field('borrower_id')}>
        <BorrowerLink />
      </Fact>
      <Fact labelKey={field('sent_to')}>
        <span className="figures">{message.sent_to ?? '–'}</span>
      </Fact>
      <Fact labelKey={field('loan_ids')}>
        <LoansOf ids={message.loan_ids} />
      </Fact>
    </>
  );
}

function Origin({ message }: { message: Message }) {
  const translate = useTranslate();
  return (
    <>
      <Fact labelKey="outbox.list.why">
        <Why message={message} />
      </Fact>
      {message.requested_by !== null && (
        <Fact labelKey={field('requested_by')}>
          <UserName source="requested_by" />
        </Fact>
      )}
      <Fact labelKey={field('template_id')}>
        <TextLink to={`/message_templates/${message.template_id}/show`}>
          {message.template_name}
        </TextLink>
      </Fact>
      {message.after_id !== null && (
        <Fact labelKey="outbox.show.former">
          <TextLink to={`/messages/${message.after_id}/show`}>
            {translate('outbox.show.number', { id: message.after_id })}
          </TextLink>
        </Fact>
      )}
      {message.next_id !== null && (
        <Fact labelKey="outbox.show.next">
          <TextLink to={`/messages/${message.next_id}/show`}>
            {translate('outbox.show.number', { id: message.next_id })}
          </TextLink>
        </Fact>
      )}
      {message.cost_minor > 0 && (
        <Fact labelKey={field('cost_minor')}>
          <MoneyField source="cost_minor" />
        </Fact>
      )}
      <Fact labelKey={field('valid_until')}>
        <InstantField source="valid_until" />
      </Fact>
    </>
  );
}

const MOMENTS = ['tried_at', 'sent_at', 'delivered_at', 'read_at', 'failed_at'] as const;

function Handed({ message }: { message: Message }) {
  return (
    <>
      {MOMENTS.filter((name) => message[name] !== null).map((name) => (
        <Fact key={name} labelKey={field(name)}>
          <InstantField source={name} />
        </Fact>
      ))}
      {message.reply !== null && (
        <Fact labelKey={field('reply')} strong>
          {message.reply}
        </Fact>
      )}
      {message.gateway_words !== null && (
        <Fact labelKey={field('gateway_words')}>{message.gateway_words}</Fact>
      )}
    </>
  );
}

function Receipts({ id }: { id: number }) {
  const translate = useTranslate();
  const { data } = useGetList<MessageReceipt>('message_receipts', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'occurred_at', order: 'ASC' },
    filter: { message_id: id },
  });
  if (!data || data.length === 0)
    return (
      <Typography color="text.secondary">{data && translate('outbox.show.no_receipts')}</Typography>
    );
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((receipt) => (
        <Box component="li" key={receipt.id} sx={{ display: 'flex', gap: 2, py: 0.5 }}>
          <Instant at={receipt.occurred_at} />
          <StatusChip of="receipt_kinds" value={receipt.kind} />
          <Box sx={{ overflowWrap: 'anywhere' }}>{receipt.words}</Box>
        </Box>
      ))}
    </Box>
  );
}
