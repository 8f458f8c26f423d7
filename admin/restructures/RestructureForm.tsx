import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DeskForm } from '../shared/forms/DeskForm.tsx';
import { FormNotices } from '../shared/forms/FormNotices.tsx';
import { RestoredNotice } from '../shared/forms/RestoredNotice.tsx';
import { DistressInputs } from './DistressInputs.tsx';
import { OfferContext, useOfferPreview } from './useOffer.ts';
import { OfferPreview } from './OfferPreview.tsx';
import { SubmitBar } from './SubmitBar.tsx';
import { TermsInputs } from './TermsInputs.tsx';

interface Props {
  loan: Loan;
  /** The evidence of a kept draft, or the way to it. */
  evidence: ReactNode;
}

/** Distress first, then the proposal; beside it what it comes to. */
export function RestructureForm({ loan, evidence }: Props) {
  return (
    <DeskForm>
      <Offer>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          }}
        >
          <Card sx={{ px: { xs: 2, sm: 3 }, pt: 2, minWidth: 0, overflow: 'visible' }}>
            <RestoredNotice />
            <Part titleKey="restructures.form.distress">
              <DistressInputs />
            </Part>
            <Part titleKey="restructures.form.evidence">{evidence}</Part>
            <Part titleKey="restructures.form.terms">
              <TermsInputs loan={loan} />
            </Part>
            <FormNotices />
            <SubmitBar />
          </Card>
          <OfferPreview />
        </Box>
      </Offer>
    </DeskForm>
  );
}

function Offer({ children }: { children: ReactNode }) {
  return <OfferContext.Provider value={useOfferPreview()}>{children}</OfferContext.Provider>;
}

function Part({ titleKey, children }: { titleKey: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mb: 2.5, p: 0, minWidth: 0, width: '100%' }}>
      <Typography component="legend" variant="subtitle1" sx={{ p: 0, mb: 1 }}>
        {useTranslate()(titleKey)}
      </Typography>
      {children}
    </Box>
  );
}
