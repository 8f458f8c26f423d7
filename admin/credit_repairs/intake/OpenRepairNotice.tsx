import { Alert, Link } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router-dom';
import type { RepairKind } from '../../../server/contract/enums.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { caseAddress, OPEN } from '../../parts/repairs/addresses.ts';
import { type Ask, isSameRequest } from './asks.ts';

/**
 * The request of the same kind for the same loan that is under way already, with the way to it.
 * What was typed stays.
 */
export function OpenRepairNotice() {
  const translate = useTranslate();
  const status = useEnumLabel('repair_statuses');
  const kindName = useEnumLabel('repair_kinds');
  const [borrower_id, loan_id, kind, asks_for] = useWatch({
    name: ['borrower_id', 'loan_id', 'kind', 'asks_for'],
  }) as [number | null, number | null, RepairKind | null, Ask | null];
  const { data } = useGetList<CreditRepair>(
    'credit_repairs',
    {
      pagination: { page: 1, perPage: 20 },
      sort: { field: 'id', order: 'DESC' },
      filter: { borrower_id, kind, status: [...OPEN] },
    },
    { enabled: Boolean(borrower_id) && Boolean(kind) },
  );
  const open =
    borrower_id && kind
      ? data?.find((repair) =>
          isSameRequest(repair, {
            kind,
            loan_id: loan_id || null,
            asks_for: asks_for ?? undefined,
          }),
        )
      : undefined;
  if (!open) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('credit_repairs.form.open_one', {
        kind: kindName(open.kind),
        on: open.received_on,
        status: status(open.status),
      })}{' '}
      <Link component={RouterLink} to={caseAddress(open.id)}>
        {translate('credit_repairs.form.open_one_see')}
      </Link>
    </Alert>
  );
}
