import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { EvidenceList } from './EvidenceList.tsx';
import type { PartProps } from './CaseTabs.tsx';
import { GateVerdict } from './GateVerdict.tsx';
import { PartBox } from './PartBox.tsx';
import { useEditable } from './standing.ts';
import { useFilingGate } from '../clocks/useClocks.ts';

/** What a court wants to see, what of it is here, and whether the limitation still runs. */
export function FilingGatePart({ legalCase }: PartProps) {
  const translate = useTranslate();
  const editable = useEditable(legalCase);
  const { data: gate, isPending, error, refetch } = useFilingGate(legalCase.id);
  return (
    <PartBox isPending={isPending} error={error} onRetry={() => void refetch()}>
      {gate && (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <GateVerdict gate={gate} />
          <EvidenceList gate={gate} caseId={legalCase.id} editable={editable} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('legal_cases.gate.hint')}
          </Typography>
        </Box>
      )}
    </PartBox>
  );
}
