import TrendingFlat from '@mui/icons-material/TrendingFlat';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { nextStages } from '../../server/domain/legalCase.ts';
import { useMay } from '../shared/session.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';

/** Moves the case on to one of the stages that may follow; a closed case goes no further. */
export function AdvanceCaseButton() {
  const translate = useTranslate();
  const legalCase = useRecordContext<LegalCase>();
  const mayAdvance = useMay('legal_cases', 'advance');
  const [open, setOpen] = useState(false);
  if (!legalCase || !mayAdvance || nextStages(legalCase.stage).length === 0) return null;
  return (
    <>
      <Button variant="contained" startIcon={<TrendingFlat />} onClick={() => setOpen(true)}>
        {translate('legal_cases.advance.action')}
      </Button>
      <AdvanceDialog legalCase={legalCase} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
