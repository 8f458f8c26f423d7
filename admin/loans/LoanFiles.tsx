import { useRecordContext } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { AttachmentPanel } from '../parts/attachments/AttachmentPanel.tsx';

const KINDS = [
  'contract',
  'disbursement_proof',
  'repayment_record',
  'identity',
  'demand_record',
  'signed_agreement',
  'letter',
  'evidence',
  'other',
] as const;

/** The contract, the proof that the money went out, and whatever else belongs to this loan. */
export function LoanFiles() {
  const loan = useRecordContext<Loan>();
  return loan ? <AttachmentPanel resource="loans" recordId={loan.id} kinds={KINDS} bare /> : null;
}
