import { Box } from '@mui/material';
import { useState } from 'react';
import type { Message } from '../../server/contract/resources/messages.ts';
import { ActButton } from '../shared/ActButton.tsx';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

type Asking = 'hold' | 'cancel' | 'arrived' | 'not_arrived';

/** What a person can do with a message, by what has become of it. */
export function MessageActions({ message }: { message: Message }) {
  const mayAct = useMay('messages', 'hold');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [release] = useCommand('messages', 'release', { doneKey: 'outbox.act.released' });
  const [resend] = useCommand('messages', 'resend', { doneKey: 'outbox.act.resent' });
  if (!mayAct) return null;
  const waits = message.status === 'queued' || message.status === 'held';
  const isHeld = message.rule === 'by_hand';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {waits && isHeld && (
        <ActButton labelKey="outbox.act.release" main onAct={() => void release(message.id)} />
      )}
      {waits && !isHeld && <ActButton labelKey="outbox.act.hold" onAct={() => setAsking('hold')} />}
      {waits && <ActButton labelKey="outbox.act.cancel" onAct={() => setAsking('cancel')} />}
      {message.status === 'failed' && message.next_id === null && (
        <ActButton labelKey="outbox.act.resend" main onAct={() => void resend(message.id)} />
      )}
      {message.status === 'unknown' && (
        <>
          <ActButton labelKey="outbox.act.arrived" onAct={() => setAsking('arrived')} />
          <ActButton labelKey="outbox.act.not_arrived" onAct={() => setAsking('not_arrived')} />
        </>
      )}
      {asking && <Reason message={message} asking={asking} onClose={() => setAsking(null)} />}
    </Box>
  );
}

function Reason({
  message,
  asking,
  onClose,
}: {
  message: Message;
  asking: Asking;
  onClose: () => void;
}) {
  const [hold] = useCommand('messages', 'hold', { doneKey: 'outbox.act.held' });
  const [cancel] = useCommand('messages', 'cancel', { doneKey: 'outbox.act.cancelled' });
  const [settle] = useCommand('messages', 'settle', { doneKey: 'outbox.act.settled' });
  const act = {
    hold: async (reason: string) => await hold(message.id, { reason }),
    cancel: async (reason: string) => await cancel(message.id, { reason }),
    arrived: async (reason: string) => await settle(message.id, { arrived: true, reason }),
    not_arrived: async (reason: string) => await settle(message.id, { arrived: false, reason }),
  }[asking];
  const isSettling = asking === 'arrived' || asking === 'not_arrived';
  return (
    <ReasonDialog
      open
      name={`messages/${message.id}/${asking}`}
      titleKey={`outbox.act.${asking}_title`}
      hintKey={isSettling ? 'outbox.act.settle_hint' : `outbox.act.${asking}_hint`}
      submitKey={`outbox.act.${asking}`}
      onSubmit={async (reason) => {
        if (await act(reason)) onClose();
      }}
      onClose={onClose}
    />
  );
}
