import { Alert, AlertTitle } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { formatInstant } from '../../shared/format.ts';
import { useBasis } from '../../parts/repairs/useBasis.ts';

interface Props {
  repair: CreditRepair;
  file: RepairFile | undefined;
}

/** Warnings to read before anything else; empty where there are none. */
export function RepairStrips({ repair, file }: Props) {
  return (
    <>
      <ByLaw repair={repair} />
      <Dispute repair={repair} />
      <Proposal repair={repair} />
      <Decision repair={repair} />
      <Notice problem={file?.notice_problem ?? null} />
      <Withdrawn repair={repair} />
    </>
  );
}

function ByLaw({ repair: { forbidden } }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const basis = useBasis();
  if (!forbidden) return null;
  return (
    <Alert severity="info">
      <AlertTitle>{translate(`credit_repairs.strip.forbidden_${forbidden.rule}`)}</AlertTitle>
      {translate('credit_repairs.strip.forbidden_why', {
        basis: basis(forbidden.source, forbidden.article),
      })}
    </Alert>
  );
}

/** What the mark of a disputed record still needs: to be set, or to be taken off. */
function Dispute({
  repair: { needs_mark, marked_on, unmarked_on, status, decision, received_on },
}: {
  repair: CreditRepair;
}) {
  const translate = useTranslate();
  const stands = marked_on !== null && unmarked_on === null;
  if (needs_mark)
    return (
      <Alert severity="error">
        <AlertTitle>{translate('credit_repairs.mark.missing', { on: received_on })}</AlertTitle>
        {translate('credit_repairs.mark.missing_why')}
      </Alert>
    );
  if (!stands || decision === null || status === 'withdrawn') return null;
  return (
    <Alert severity="warning">
      {translate('credit_repairs.mark.stands', { on: marked_on ?? '' })}
    </Alert>
  );
}

function useName(id: number | null): string {
  const { data } = useGetOne<User>('users', { id: id ?? 0 }, { enabled: id !== null });
  return data?.full_name ?? '';
}

function Proposal({
  repair: { status, proposal, proposal_comment, submitted_by, submitted_at },
}: {
  repair: CreditRepair;
}) {
  const translate = useTranslate();
  const who = useName(submitted_by);
  if (status !== 'awaiting_decision') return null;
  return (
    <Alert severity="info">
      <AlertTitle>
        {translate(`credit_repairs.strip.proposed_${proposal ?? 'none'}`, {
          who,
          when: submitted_at ? formatInstant(submitted_at) : '',
        })}
      </AlertTitle>
      {proposal_comment}
    </Alert>
  );
}

function Decision({
  repair: { decided_by, decided_on, decision, decision_comment, proposal, forbidden, status },
}: {
  repair: CreditRepair;
}) {
  const translate = useTranslate();
  const who = useName(decided_by);
  if (decided_by === null || forbidden || status === 'withdrawn') return null;
  const against = proposal !== null && decision !== proposal;
  const verdict = decision === 'grant' ? 'granted' : 'declined';
  return (
    <Alert severity={verdict === 'granted' ? 'success' : 'info'}>
      <AlertTitle>
        {translate(`credit_repairs.strip.${verdict}`, { who, on: decided_on ?? '' })}
      </AlertTitle>
      {against && <div>{translate('credit_repairs.strip.against_proposal')}</div>}
      {decision_comment}
    </Alert>
  );
}

function Notice({ problem }: { problem: RepairFile['notice_problem'] }) {
  const translate = useTranslate();
  if (problem === null) return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{translate('credit_repairs.strip.notice')}</AlertTitle>
      {translate(`credit_repairs.strip.notice_${problem}`)}
    </Alert>
  );
}

function Withdrawn({ repair: { status, withdrawal_reason } }: { repair: CreditRepair }) {
  const translate = useTranslate();
  if (status !== 'withdrawn') return null;
  return (
    <Alert severity="info">
      <AlertTitle>{translate('credit_repairs.strip.withdrawn')}</AlertTitle>
      {withdrawal_reason}
    </Alert>
  );
}
