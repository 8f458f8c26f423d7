import type { Guarantee } from '../../../../server/contract/resources/guarantees.ts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useGetList, useTranslate } from 'react-admin';
import { useOpenPanel } from '../../../shared/panel/loanPanel.ts';
import { useEnumLabel } from '../../../shared/enums.ts';
import { StatusChip } from '../../../shared/StatusChip.tsx';
import { useBasis } from './basis.ts';
import { DaysLeft } from '../../../shared/DaysLeft.tsx';

const MOST = 100;

export const useGuarantees = (loanId: number | undefined) =>
  useGetList<Guarantee>(
    'guarantees',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'id', order: 'ASC' },
      filter: { loan_id: loanId },
    },
    { enabled: loanId !== undefined },
  );

/** The guarantors of the debt, in what way, and until when they can be held to it. */
export function GuaranteeRows({ loanId, editable }: { loanId: number; editable: boolean }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const { data } = useGuarantees(loanId);
  return (
    <Box component="section" aria-label={translate('legal_cases.guarantees.title')}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Typography component="h3" variant="subtitle2">
          {translate('legal_cases.guarantees.title')}
        </Typography>
        {editable && (
          <Button onClick={() => openPanel({ kind: 'guarantee' })}>
            {translate('legal_cases.guarantees.add')}
          </Button>
        )}
      </Box>
      {data && data.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('legal_cases.guarantees.none')}
        </Typography>
      )}
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, '& > li': { borderTop: 1, borderColor: 'divider' } }}
      >
        {(data ?? []).map((guarantee) => (
          <GuaranteeRow key={guarantee.id} guarantee={guarantee} editable={editable} />
        ))}
      </Box>
    </Box>
  );
}

/** The agreed time for which the guarantor is held, in words. */
function useAgreed(): (guarantee: Guarantee) => string {
  const translate = useTranslate();
  return ({ agreed_months, agreed_until }) => {
    if (agreed_months !== null)
      return translate('legal_cases.guarantees.agreed_months', { smart_count: agreed_months });
    if (agreed_until !== null)
      return translate('legal_cases.guarantees.agreed_until', { on: agreed_until });
    return translate('legal_cases.guarantees.not_agreed');
  };
}

function GuaranteeRow({ guarantee, editable }: { guarantee: Guarantee; editable: boolean }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const form = useEnumLabel('guarantee_forms');
  const basis = useBasis();
  const { ends_on, days_left, state } = guarantee;
  const agreed = useAgreed()(guarantee);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: 1.5,
        alignItems: 'center',
        py: 0.75,
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <b>{guarantee.guarantor_name}</b>
          <span>{form(guarantee.form)}</span>
          <StatusChip value={state} of="guarantee_states" />
          <span className="figures">
            {translate('legal_cases.guarantees.until', { on: ends_on })}
          </span>
          {state !== 'claimed' && days_left !== null && <DaysLeft days={days_left} />}
        </Box>
        <Typography
          variant="body2"
          className="figures"
          sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}
        >
          {[
            translate('legal_cases.guarantees.due', { on: guarantee.due_on }),
            agreed,
            basis(guarantee),
            guarantee.claimed_on &&
              translate('legal_cases.guarantees.claimed', { on: guarantee.claimed_on }),
            guarantee.claim_evidence,
            guarantee.limitation_ends_on &&
              translate('legal_cases.guarantees.limitation', {
                on: guarantee.limitation_ends_on,
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {editable && (
        <Button onClick={() => openPanel({ kind: 'guarantee_claim', guarantee })}>
          {translate(
            state === 'claimed'
              ? 'legal_cases.guarantees.claim_again'
              : 'legal_cases.guarantees.claim',
          )}
        </Button>
      )}
    </Box>
  );
}
