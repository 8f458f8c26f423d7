import type { PrepareCheck } from '../../../../server/contract/resources/filing.ts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useEnumLabel } from '../../../shared/enums.ts';
import { useSession } from '../../../shared/session.ts';
import type { Run } from './usePrepare.ts';

/** The drafts that were made, each a link, and what was left out since it was checked. */
export function PrepareResult({ run, check }: { run: Run; check: PrepareCheck }) {
  const translate = useTranslate();
  const reason = useEnumLabel('prepare_reasons');
  const me = useSession()?.id;
  const nameOf = (id: number) => {
    const loan = check.loans.find(({ loan_id }) => loan_id === id);
    return loan === undefined ? `#${id}` : `${loan.borrower_name} ${loan.loan_no}`;
  };
  const filter = JSON.stringify({ stage: 'draft', owner_id: me });
  const drafts = `/legal_cases?filter=${encodeURIComponent(filter)}`;
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {translate('prepare.created', { smart_count: run.created.length })}{' '}
        {run.created.length > 0 && (
          <Link component={RouterLink} to={drafts}>
            {translate('prepare.see_drafts')}
          </Link>
        )}
      </Typography>
      <Box
        component="ul"
        className="figures"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: 260,
          overflowY: 'auto',
          fontSize: '0.875rem',
          '& > li': { py: 0.25 },
        }}
      >
        {run.created.map(({ loan_id, legal_case_id }) => (
          <li key={legal_case_id}>
            <Link component={RouterLink} to={`/legal_cases/${legal_case_id}/show`}>
              {nameOf(loan_id)}
            </Link>
          </li>
        ))}
        {run.skipped.map(({ loan_id, reasons }) => (
          <Box component="li" key={`skipped-${loan_id}`} sx={{ color: 'text.secondary' }}>
            {nameOf(loan_id)} ·{' '}
            {translate('prepare.skipped', {
              reason: reasons.map(reason).join(translate('legal_cases.and')),
            })}
          </Box>
        ))}
      </Box>
    </>
  );
}
