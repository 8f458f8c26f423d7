import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { AttachmentPanel } from '../../parts/attachments/AttachmentPanel.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { Costs } from './Costs.tsx';
import { FiledOn, FilingGatePart } from './FilingGatePart.tsx';
import { Guarantees } from './Guarantees.tsx';
import { Hearings } from './Hearings.tsx';
import { Measures } from './Measures.tsx';
import { Steps } from './Steps.tsx';
import type { PartProps } from './part.ts';
import { beforeFiling } from './standing.ts';

const KINDS = [
  'evidence',
  'contract',
  'disbursement_proof',
  'repayment_record',
  'identity',
  'demand_record',
  'letter',
  'other',
] as const;

/** Files for the court and files from it. */
const Documents = ({ legalCase }: PartProps) => (
  <>
    {!beforeFiling(legalCase.stage) && <FiledOn legalCase={legalCase} />}
    <AttachmentPanel resource="legal_cases" recordId={legalCase.id} kinds={KINDS} bare />
  </>
);

const PARTS: Readonly<Record<string, ComponentType<PartProps>>> = {
  gate: FilingGatePart,
  clocks: CaseClocks,
  steps: Steps,
  hearings: Hearings,
  measures: Measures,
  guarantees: Guarantees,
  costs: Costs,
  documents: Documents,
};

/**
 * The parts of a case, one at a time; before the filing the conditions of filing come first. The
 * open one is in the address.
 */
export function CaseTabs({ legalCase }: PartProps) {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const names = Object.keys(PARTS).filter(
    (name) => name !== 'gate' || beforeFiling(legalCase.stage),
  );
  const first = names[0] ?? 'clocks';
  const asked = search.get('tab') ?? '';
  const open = names.includes(asked) ? asked : first;
  const Part = PARTS[open] ?? CaseClocks;
  const show = (tab: string) =>
    setSearch(
      (known) => {
        const params = new URLSearchParams(known);
        params.set('tab', tab);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Card component="section" aria-label={translate('legal_cases.tabs.label')} sx={{ minWidth: 0 }}>
      <Tabs
        value={open}
        onChange={(_event, tab: string) => show(tab)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('legal_cases.tabs.label')}
        sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {names.map((name) => (
          <Tab
            key={name}
            value={name}
            label={translate(`legal_cases.tabs.${name}`)}
            id={`case-tab-${name}`}
            aria-controls="case-tab-content"
            sx={{ minWidth: 0, px: 1.25 }}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="case-tab-content" aria-labelledby={`case-tab-${open}`}>
        <Part legalCase={legalCase} />
      </Box>
    </Card>
  );
}
