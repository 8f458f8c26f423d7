import { Box, Card, Typography } from '@mui/material';
import { CreateBase, Form, Title, useGetOne, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { EVIDENCE_KINDS } from '../../server/contract/limits.ts';
import { FilesInput } from '../parts/attachments/FilesInput.tsx';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DossierSkeleton } from '../shared/DossierSkeleton.tsx';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useAfterSave } from '../shared/forms/useAfterSave.ts';
import { LoanInput } from '../shared/LoanInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { LoanStrip } from './LoanStrip.tsx';
import { OpenRequestNotice } from './OpenRequestNotice.tsx';
import { emptyRequest, fromRepair, toRequest } from './requestForm.ts';
import { RestructureForm } from './RestructureForm.tsx';

/** A request for the loan in the address; without one, which loan it is for comes first. */
export function RestructureCreate() {
  const [search, setSearch] = useSearchParams();
  const loanId = Number(search.get('loan_id'));
  const repairId = Number(search.get('credit_repair_id')) || null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
      <Title title="restructures.form.create_title" />
      {Number.isInteger(loanId) && loanId > 0 ? (
        <NewRequest key={loanId} loanId={loanId} repairId={repairId} />
      ) : (
        <WhichLoan
          onChoose={(id) =>
            setSearch({
              loan_id: String(id),
              ...(repairId === null ? {} : { credit_repair_id: String(repairId) }),
            })
          }
        />
      )}
    </Box>
  );
}

function WhichLoan({ onChoose }: { onChoose: (id: number) => void }) {
  const translate = useTranslate();
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, maxWidth: 560 }}>
      <Typography sx={{ mb: 1 }}>{translate('restructures.form.which_loan')}</Typography>
      <Form>
        <LoanInput
          helperText={false}
          onChange={(id: unknown) => typeof id === 'number' && onChoose(id)}
        />
      </Form>
    </Card>
  );
}

function NewRequest({ loanId, repairId }: { loanId: number; repairId: number | null }) {
  const today = useBusinessDate();
  const onSuccess = useAfterSave('created', 'edit');
  const { data: loan, error, refetch } = useGetOne<Loan>('loans', { id: loanId });
  const { data: borrower, isPending } = useGetOne<Borrower>(
    'borrowers',
    { id: loan?.borrower_id ?? 0 },
    { enabled: loan !== undefined },
  );
  const { data: repair, isLoading: repairComes } = useGetOne<CreditRepair>(
    'credit_repairs',
    { id: repairId ?? 0 },
    { enabled: repairId !== null },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!loan || isPending || repairComes) return <DossierSkeleton />;
  return (
    <>
      <LoanStrip loan={loan} />
      <OpenRequestNotice loan={loan} />
      <CreateBase
        record={{ ...emptyRequest(loan, borrower, today), ...(repair ? fromRepair(repair) : {}) }}
        transform={toRequest}
        redirect={false}
        mutationOptions={{ onSuccess }}
      >
        <RestructureForm loan={loan} evidence={<FilesInput kinds={EVIDENCE_KINDS} />} />
      </CreateBase>
    </>
  );
}
