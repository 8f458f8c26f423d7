import Box from '@mui/material/Box';
import { SelectInput, useGetList } from 'react-admin';
import type { Attachment } from '../../../server/contract/resources/attachments.ts';
import { AttachmentUpload } from '../../parts/attachments/AttachmentUpload.tsx';

const LATEST = 100;
const KINDS = ['demand_record', 'evidence', 'letter', 'other'] as const;

const query = (resource: 'loans' | 'legal_cases', record_id: number | undefined) =>
  [
    {
      filter: { resource, record_id, status: 'recorded' },
      sort: { field: 'id', order: 'DESC' as const },
      pagination: { page: 1, perPage: LATEST },
    },
    { enabled: record_id !== undefined },
  ] as const;

/** Chooses one of the files of the loan or the case; what is not there yet is added on the spot. */
export function FileInput({ loanId, caseId }: { loanId: number; caseId?: number }) {
  const ofLoan = useGetList<Attachment>('attachments', ...query('loans', loanId));
  const ofCase = useGetList<Attachment>('attachments', ...query('legal_cases', caseId));
  const choices = [...(ofCase.data ?? []), ...(ofLoan.data ?? [])].map(({ id, file_name }) => ({
    id,
    name: file_name,
  }));
  return (
    <Box sx={{ mb: 1.5 }}>
      {choices.length > 0 && (
        <SelectInput
          source="attachment_id"
          choices={choices}
          translateChoice={false}
          helperText={false}
          fullWidth
        />
      )}
      <AttachmentUpload
        resource={caseId === undefined ? 'loans' : 'legal_cases'}
        recordId={caseId ?? loanId}
        kinds={KINDS}
      />
    </Box>
  );
}
