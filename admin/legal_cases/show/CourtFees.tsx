import { useTranslate } from 'react-admin';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { COURT_FEES_BASIS, courtFees } from '../../../server/domain/legal/courtFees.ts';
import Typography from '@mui/material/Typography';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { Money } from '../../shared/MoneyField.tsx';

const KINDS = [
  'acceptance_minor',
  'simple_minor',
  'payment_order_minor',
  'preservation_minor',
] as const;

/** What the court will charge for the claim, before anything is charged to the loan. */
export function CourtFees({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const basis = useBasis();
  const { claimed_minor, awarded_minor } = legalCase;
  const fees = courtFees(claimed_minor);
  if (claimed_minor === 0) return null;
  return (
    <section aria-label={translate('legal_cases.fees.title')}>
      <Typography component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
        {translate('legal_cases.fees.title')}
      </Typography>
      <Facts sx={{ columnGap: 3 }}>
        {KINDS.map((kind) => (
          <Fact key={kind} labelKey={`legal_cases.fees.${kind}`}>
            <Money minor={fees[kind]} />
          </Fact>
        ))}
        <Fact labelKey="legal_cases.fees.enforcement_minor">
          <Money minor={courtFees(awarded_minor ?? claimed_minor).enforcement_minor} />
        </Fact>
      </Facts>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {basis(COURT_FEES_BASIS)}
      </Typography>
    </section>
  );
}
