import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { Money } from '../../shared/MoneyField.tsx';
import { useMay } from '../../shared/session.ts';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { DeadlineRows } from './DeadlineRows.tsx';
import { LimitationPart } from '../../parts/legal/clocks/LimitationPart.tsx';
import { useJudgmentDebt, useLoanClocks } from '../../parts/legal/clocks/useClocks.ts';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';

/**
 * The clocks of a case: its deadlines, the limitation and what moved it, and interest that doubles
 * after a judgment.
 */
export function CaseClocks({ legalCase }: PartProps) {
  const translate = useTranslate();
  const mayEnter = useMay('limitation_interruptions', 'create');
  const { data: clocks, error, refetch, isPending } = useLoanClocks(legalCase.loan_id);
  const deadlines = (clocks?.deadlines ?? []).filter(
    ({ legal_case_id }) => legal_case_id === null || legal_case_id === legalCase.id,
  );
  return (
    <PartBox isPending={isPending} error={error} onRetry={() => void refetch()}>
      {clocks && (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
          {legalCase.stage !== 'closed' && (
            <section aria-label={translate('legal_cases.deadlines.title')}>
              <Typography component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
                {translate('legal_cases.deadlines.title')}
              </Typography>
              <DeadlineRows deadlines={deadlines} />
            </section>
          )}
          <JudgmentDebt legalCase={legalCase} />
          <LimitationPart
            limitation={clocks.limitation}
            editable={mayEnter && legalCase.stage !== 'closed'}
            caseId={legalCase.id}
          />
        </Box>
      )}
    </PartBox>
  );
}

/** The amount a day that a judgment not paid in time costs the debtor. */
function JudgmentDebt({ legalCase }: PartProps) {
  const translate = useTranslate();
  const basis = useBasis();
  const { data: debt } = useJudgmentDebt(
    legalCase.id,
    legalCase.judged_on !== null && legalCase.stage !== 'closed',
  );
  if (!debt || debt.from_on === null) return null;
  return (
    <section aria-label={translate('legal_cases.debt.title')}>
      <Typography component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
        {translate('legal_cases.debt.title')}
      </Typography>
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="legal_cases.debt.interest" strong>
          <Money minor={debt.doubled_interest_minor} />
        </Fact>
        <Fact labelKey="legal_cases.debt.principal">
          <Money minor={debt.principal_minor} />
        </Fact>
        <Fact labelKey="legal_cases.debt.days">
          {translate('legal_cases.debt.days_from', { smart_count: debt.days, from: debt.from_on })}
        </Fact>
      </Facts>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('legal_cases.debt.rule', { basis: basis(debt) })}
      </Typography>
    </section>
  );
}
