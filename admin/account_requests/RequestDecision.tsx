import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useGetOne, useTranslate } from 'react-admin';
import type { AccountRequest } from '../../server/contract/resources/accountRequests.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Decided by anybody who may but whoever asked or is meant; whoever asked withdraws it. */
export function RequestDecision({ request }: { request: AccountRequest }) {
  const mayDecide = useMay('account_requests', 'approve');
  const me = useSession()?.id;
  const kind = useEnumLabel('account_request_kinds');
  const role = useEnumLabel('roles');
  const { data } = useGetOne<User>('users', { id: request.user_id });
  if (request.status !== 'proposed') return null;
  if (me === request.requested_by) return <Withdrawal id={request.id} />;
  if (!mayDecide || me === request.user_id) return null;
  return (
    <DecisionButtons
      resource="account_requests"
      id={request.id}
      part="account_requests"
      words={{
        who: data ? `${data.full_name} (${data.username})` : '',
        kind: kind(request.kind),
        role: role(request.role),
      }}
    />
  );
}

function Withdrawal({ id }: { id: number }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const [withdraw, { isPending }] = useCommand('account_requests', 'withdraw', {
    doneKey: 'account_requests.withdrawn_done',
  });
  const send = async () => {
    await withdraw(id);
    setAsking(false);
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {translate('account_requests.withdraw')}
      </Button>
      <Confirm
        isOpen={asking}
        loading={isPending}
        title="account_requests.withdraw_title"
        content="account_requests.withdraw_body"
        confirm="account_requests.withdraw"
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
