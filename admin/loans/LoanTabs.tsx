import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ElementType } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { LoanLedger } from '../parts/ledger/LoanLedger.tsx';
import { useMoment } from '../parts/ledger/useMoment.ts';
import { useMay } from '../shared/session.ts';
import { LoanFiles } from './LoanFiles.tsx';
import { LoanHistory } from './LoanHistory.tsx';
import { LoanLegal } from './LoanLegal.tsx';
import { LoanNotes } from './LoanNotes.tsx';
import { LoanPayments } from './LoanPayments.tsx';
import { LoanSchedule } from './LoanSchedule.tsx';

const TABS: Readonly<Record<string, ElementType>> = {
  schedule: LoanSchedule,
  ledger: LoanLedger,
  payments: LoanPayments,
  notes: LoanNotes,
  cases: LoanLegal,
  files: LoanFiles,
  history: LoanHistory,
};

/** Tabs that can show a past moment; the others list what is on record now. */
const IN_TIME = ['schedule', 'ledger'];

/**
 * The rows behind the facts. The open tab is part of the address, so that coming back finds it
 * again.
 */
export function LoanTabs() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const history = useMay('audit_events', 'list');
  const { moment } = useMoment();
  const names = Object.keys(TABS).filter((name) =>
    moment === null ? name !== 'history' || history : IN_TIME.includes(name),
  );
  const asked = search.get('tab') ?? '';
  const open = names.includes(asked) ? asked : 'schedule';
  const show = (tab: string) =>
    setSearch(
      (known) => {
        const params = new URLSearchParams(known);
        if (tab === 'schedule') params.delete('tab');
        else params.set('tab', tab);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  const Content = TABS[open] ?? LoanSchedule;
  return (
    <Card component="section" aria-label={translate('loans.tabs.label')} sx={{ minWidth: 0 }}>
      <Tabs
        value={open}
        onChange={(_event, tab: string) => show(tab)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('loans.tabs.label')}
        sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {names.map((name) => (
          <Tab
            key={name}
            value={name}
            label={translate(`loans.tabs.${name}`)}
            id={`loan-tab-${name}`}
            aria-controls="loan-tab-content"
            sx={{ minWidth: 0, px: 1.5 }}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="loan-tab-content"
        aria-labelledby={`loan-tab-${open}`}
        sx={{ overflowX: 'auto' }}
      >
        <Content />
      </Box>
    </Card>
  );
}
