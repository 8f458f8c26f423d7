import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { EditButton, Title, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { CaseStage } from '../../../server/contract/enums.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { QuickNote } from '../../parts/loans/QuickNote.tsx';
import { BorrowerOfLoan } from '../../shared/BorrowerOfLoan.tsx';
import { CopyField } from '../../shared/CopyField.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { LoanLink } from '../../shared/LoanLink.tsx';
import { MoneyField } from '../../shared/MoneyField.tsx';
import { useMay } from '../../shared/session.ts';
import { UserName } from '../../shared/UserName.tsx';
import { AdvanceDialog } from '../advance/AdvanceDialog.tsx';
import { isAboveClaim } from '../AwardWarning.tsx';
import { DeleteCaseButton } from '../DeleteCaseButton.tsx';
import { StageBar } from './StageBar.tsx';
import { likelyNext } from './standing.ts';

const field = (name: string) => `resources.legal_cases.fields.${name}`;

/** The head of a case: the borrower, the court, the owner, the amounts, and the stage. */
export function CaseHead() {
  const translate = useTranslate();
  const legalCase = useRecordContext<LegalCase>();
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: legalCase?.loan_id ?? 0 },
    { enabled: legalCase !== undefined },
  );
  if (!legalCase) return null;
  return (
    <Card
      component="header"
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5, display: 'flex', flexDirection: 'column', gap: 1.25 }}
    >
      <Title
        title={translate('legal_cases.show.title', {
          no: legalCase.case_no ?? loan?.loan_no ?? '',
        })}
      />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            minWidth: 0,
          }}
        >
          <Typography
            variant="h6"
            component="h2"
            sx={{ overflowWrap: 'anywhere', '& .MuiTypography-root': { font: 'inherit' } }}
          >
            <BorrowerOfLoan />
          </Typography>
          <span>
            <LoanLink />
            <QuickNote />
          </span>
          {legalCase.case_no ? (
            <CopyField source="case_no" />
          ) : (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate('legal_cases.list.no_case_no')}
            </Box>
          )}
        </Box>
        <Actions legalCase={legalCase} />
      </Box>
      <CaseFacts legalCase={legalCase} />
      <StageBar legalCase={legalCase} />
    </Card>
  );
}

function CaseFacts({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const decision = useEnumLabel('decision_kinds');
  const who = (...names: (string | null)[]) => names.filter(Boolean).join(' · ');
  return (
    <Facts sx={{ columnGap: 3.5, rowGap: 1 }}>
      <Fact labelKey={field('claimed_minor')} strong>
        <MoneyField source="claimed_minor" />
      </Fact>
      {legalCase.awarded_minor !== null && (
        <Fact labelKey={field('awarded_minor')} strong>
          <MoneyField source="awarded_minor" />
          {isAboveClaim(legalCase.awarded_minor, legalCase) && (
            <Typography variant="body2" component="div" sx={{ color: 'warning.main' }}>
              {translate('legal_cases.show.award_above')}
            </Typography>
          )}
        </Fact>
      )}
      {legalCase.costs_minor > 0 && (
        <Fact labelKey={field('costs_minor')}>
          <MoneyField source="costs_minor" />
        </Fact>
      )}
      {(legalCase.court ?? legalCase.judge) !== null && (
        <Fact labelKey={courtLabel(legalCase)}>{who(legalCase.court, legalCase.judge)}</Fact>
      )}
      {(legalCase.law_firm ?? legalCase.lawyer) !== null && (
        <Fact labelKey={legalCase.law_firm === null ? field('lawyer') : field('law_firm')}>
          {who(legalCase.law_firm, legalCase.lawyer)}
        </Fact>
      )}
      {legalCase.decision_kind !== null && (
        <Fact labelKey="legal_cases.show.decision">
          {who(
            decision(legalCase.decision_kind),
            legalCase.judged_on,
            legalCase.served_on &&
              translate('legal_cases.show.served', { on: legalCase.served_on }),
            legalCase.decision_final ? translate('legal_cases.show.final') : null,
          )}
        </Fact>
      )}
      <Fact labelKey={field('owner_id')}>
        <UserName source="owner_id" />
      </Fact>
    </Facts>
  );
}

/** The likely next step stands out; the dialog knows the others too. */
function Actions({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const stage = useEnumLabel('case_stages');
  const mayAdvance = useMay('legal_cases', 'advance');
  const mayEdit = useMay('legal_cases', 'edit');
  const [to, setTo] = useState<CaseStage | null>(null);
  const next = likelyNext(legalCase.stage);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {mayAdvance && next !== null && (
        <Button variant="contained" onClick={() => setTo(next)}>
          {translate('legal_cases.advance.to_stage', { stage: stage(next) })}
        </Button>
      )}
      {mayAdvance && next !== null && next !== 'closed' && (
        <Button variant="outlined" onClick={() => setTo('closed')}>
          {translate('legal_cases.advance.close')}
        </Button>
      )}
      {mayEdit && legalCase.stage !== 'closed' && <EditButton />}
      <DeleteCaseButton />
      <AdvanceDialog legalCase={legalCase} to={to} onClose={() => setTo(null)} />
    </Box>
  );
}

function courtLabel({ court, judge }: LegalCase): string {
  if (judge === null) return field('court');
  return court === null ? field('judge') : 'legal_cases.show.court_and_judge';
}
