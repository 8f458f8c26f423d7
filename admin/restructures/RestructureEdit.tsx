import { Alert, Box, Link } from '@mui/material';
import {
  EditBase,
  RecordContextProvider,
  Title,
  useGetOne,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { DossierSkeleton } from '../shared/DossierSkeleton.tsx';
import { EditError } from '../shared/EditError.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useSession } from '../shared/session.ts';
import { EvidencePart } from './EvidencePart.tsx';
import { LoanStrip } from './LoanStrip.tsx';
import { formOf, toRequest } from './requestForm.ts';
import { RestructureForm } from './RestructureForm.tsx';

/** A draft goes on being written by who began it. */
export function RestructureEdit() {
  return (
    <EditBase
      mutationMode="pessimistic"
      transform={toRequest}
      redirect={false}
      loading={<DossierSkeleton />}
      error={<EditError />}
    >
      <Draft />
    </EditBase>
  );
}

function Draft() {
  const request = useRecordContext<Restructure>();
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: request?.loan_id ?? 0 },
    { enabled: request !== undefined },
  );
  const me = useSession()?.id;
  if (!request || !loan) return <DossierSkeleton />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
      <Title title="restructures.form.edit_title" />
      <LoanStrip loan={loan} />
      {request.status === 'draft' && request.requested_by === me ? (
        <RecordContextProvider value={formOf(request, loan)}>
          <RestructureForm loan={loan} evidence={<EvidencePart id={request.id} />} />
        </RecordContextProvider>
      ) : (
        <NotOpen request={request} />
      )}
    </Box>
  );
}

function NotOpen({ request }: { request: Restructure }) {
  const translate = useTranslate();
  const status = useEnumLabel('restructure_statuses');
  return (
    <Alert severity="info">
      {request.status === 'draft'
        ? translate('restructures.form.not_yours')
        : translate('restructures.form.not_draft', { status: status(request.status) })}{' '}
      <Link component={RouterLink} to={`/restructures/${request.id}/show`}>
        {translate('restructures.form.open_request_link')}
      </Link>
    </Alert>
  );
}
