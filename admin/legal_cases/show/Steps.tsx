import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useGetList, useTranslate } from 'react-admin';
import type { CaseStep } from '../../../server/contract/resources/caseSteps.ts';
import { STEP_RULES } from '../../../server/domain/legal/steps.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';
import { useEditable } from './standing.ts';

const MOST = 100;

/** The ways to a title that are not a suit: what was applied for, and how far it has come. */
export function Steps({ legalCase }: PartProps) {
  const openPanel = useOpenPanel();
  const editable = useEditable(legalCase);
  const { data, isPending, error, refetch } = useGetList<CaseStep>('case_steps', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'begun_on', order: 'DESC' },
    filter: { legal_case_id: legalCase.id },
  });
  return (
    <PartBox
      addKey="legal_cases.steps.add"
      onAdd={editable ? () => openPanel({ kind: 'step', caseId: legalCase.id }) : undefined}
      isPending={isPending}
      error={error}
      onRetry={() => void refetch()}
      emptyKey={data?.length === 0 && 'legal_cases.steps.none'}
    >
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {(data ?? []).map((step) => (
          <Step key={step.id} step={step} editable={editable} />
        ))}
      </Box>
    </PartBox>
  );
}

function Step({ step, editable }: { step: CaseStep; editable: boolean }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const kind = useEnumLabel('step_kinds');
  const named = new Set(['perform_by_on', 'enforcement_applied_on', 'ended_on']);
  const days = STEP_RULES[step.kind].days
    .filter((name) => step[name] !== null)
    .map((name) => {
      const own = `legal_cases.steps.days.${step.kind}.${name}`;
      const word = named.has(name) ? `resources.case_steps.fields.${name}` : own;
      return `${translate(word)} ${step[name]}`;
    });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        alignItems: 'flex-start',
        gap: 1,
        py: 1,
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <b>{kind(step.kind)}</b>
          <span className="figures">
            {step.body} {step.reference}
          </span>
          {step.outcome !== null && <StatusChip value={step.outcome} of="step_outcomes" />}
        </Box>
        <Typography variant="body2" color="text.secondary" className="figures">
          {days.join(' · ')}
        </Typography>
      </Box>
      {editable && (
        <Button onClick={() => openPanel({ kind: 'step_change', step })}>
          {translate('legal_cases.steps.change')}
        </Button>
      )}
    </Box>
  );
}
