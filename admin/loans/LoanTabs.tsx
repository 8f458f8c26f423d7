import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ElementType } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useMay } from '../shared/session.ts';
import { LoanCases } from './LoanCases.tsx';
import { LoanHistory } from './LoanHistory.tsx';
import { LoanNotes } from './LoanNotes.tsx';
import { LoanPayments } from './LoanPayments.tsx';
import { LoanSchedule } from './LoanSchedule.tsx';

const TABS: Readonly<Record<string, ElementType>> = { schedule: LoanSchedule, payments: LoanPayments, notes: LoanNotes, cases: LoanCases, history: LoanHistory };

/** The rows behind the facts. The open tab is part of the address, so that coming back finds it again. */
export function LoanTabs() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const history = useMay('audit_events', 'list');
  const names = Object.keys(TABS).filter((name) => name !== 'history' || history);
  const asked = search.get('tab') ?? '';
  const open = names.includes(asked) ? asked : 'schedule';
  const Content = TABS[open] ?? LoanSchedule;
  return (
    <Card component="section" aria-label={translate('loans.tabs.label')} sx={{ minWidth: 0 }}>
      <Tabs
        value={open}
        onChange={(_event, tab: string) => setSearch(tab === 'schedule' ? {} : { tab }, { replace: true, preventScrollReset: true })}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('loans.tabs.label')}
        sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {names.map((name) => (
          <Tab key={name} value={name} label={translate(`loans.tabs.${name}`)} id={`loan-tab-${name}`} aria-controls="loan-tab-content" sx={{ minWidth: 0, px: 1.5 }} />
        ))}
      </Tabs>
      <Box role="tabpanel" id="loan-tab-content" aria-labelledby={`loan-tab-${open}`} sx={{ overflowX: 'auto' }}>
        <Content />
      </Box>
    </Card>
  );
}
