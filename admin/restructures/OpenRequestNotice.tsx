import { Alert, Link } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { OPEN_STATUSES } from '../../server/domain/restructure/restructure.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** A loan has one request under way: said before another is filled in. */
export function OpenRequestNotice({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const status = useEnumLabel('restructure_statuses');
  const { data } = useGetList<Restructure>('restructures', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'DESC' },
    filter: { loan_id: loan.id, status: [...OPEN_STATUSES] },
  });
  const open = data?.[0];
  if (!open) return null;
  return (
    <Alert severity="warning">
      {translate('restructures.form.open_request', { status: status(open.status) })}{' '}
      <Link
        component={RouterLink}
        to={`/restructures/${open.id}/${open.status === 'draft' ? 'edit' : 'show'}`}
      >
        {translate('restructures.form.open_request_link')}
      </Link>
    </Alert>
  );
}
