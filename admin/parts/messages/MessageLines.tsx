import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Message } from '../../../server/contract/resources/messages.ts';
import { EntryLink } from '../../shared/EntryLink.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';

/** A message among what happened with a borrower: by which channel, in which words, what came. */
export function MessageLines({ message }: { message: Message }) {
  const translate = useTranslate();
  const channel = useEnumLabel('message_channels');
  const rule = useEnumLabel('message_rules');
  return (
    <>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        <EntryLink to={`/messages/${message.id}/show`}>
          {translate('outbox.timeline.line', {
            channel: channel(message.channel),
            template: message.template_name,
          })}
        </EntryLink>{' '}
        <StatusChip of="message_statuses" value={message.status} />
        {message.rule !== null && ` · ${rule(message.rule)}`}
      </Typography>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {message.text}
      </Typography>
      {message.reply !== null && (
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {translate('outbox.timeline.reply', { words: message.reply })}
        </Typography>
      )}
    </>
  );
}
