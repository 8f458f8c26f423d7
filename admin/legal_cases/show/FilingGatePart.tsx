import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { EvidenceList } from './EvidenceList.tsx';
import type { PartProps } from './part.ts';
import { GateVerdict } from './GateVerdict.tsx';
import { PartBox } from './PartBox.tsx';
import { useEditable } from './standing.ts';
import { useFilingGate } from '../../parts/legal/clocks/useClocks.ts';

/** The evidence a court wants to see, what of it is here, and whether the limitation still runs. */
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

/** The evidence a case in court was filed on, which stays as it was. */
export function FiledOn({ legalCase }: PartProps) {
  const translate = useTranslate();
  const { data: gate } = useFilingGate(legalCase.id);
  if (!gate?.frozen) return null;
  return (
    <Box component="section" aria-labelledby="filed-on" sx={{ px: { xs: 2, sm: 3 }, pt: 2 }}>
      <Typography id="filed-on" component="h3" variant="subtitle2">
        {translate('legal_cases.gate.filed_on', { on: legalCase.filed_on ?? '' })}
      </Typography>
      <EvidenceList gate={gate} caseId={legalCase.id} editable={false} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('legal_cases.gate.hint_filed')}
      </Typography>
    </Box>
  );
}
