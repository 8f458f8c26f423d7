import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import { useState, useSyncExternalStore } from 'react';
import { Confirm, useGetOne, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { serverNow } from '../providers/clock.ts';
import { dropUnsaved, type Unsaved, unsavedOf, watchUnsaved } from '../providers/unsaved.ts';
import { openForms, watchOpenForms } from '../shared/forms/openForms.ts';
import { formatRecent } from '../shared/format.ts';
import type { OpenPanel } from '../shared/panel/loanPanel.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { useSession } from '../shared/session.ts';

/** More than these would cover the page. */
const SHOWN = 3;

/**
 * What was typed and not saved, of the forms that are not open, each one click away: the last typed
 * first.
 */
export function UnsavedBar() {
  const translate = useTranslate();
  const person = useSession()?.id ?? 0;
  const unsaved = useSyncExternalStore(watchUnsaved, () => unsavedOf(person));
  const open = useSyncExternalStore(watchOpenForms, openForms);
  const [all, setAll] = useState(false);
  const waiting = unsaved.filter(({ name }) => !open.includes(name));
  if (person === 0 || waiting.length === 0) return null;
  const shown = all ? waiting : waiting.slice(0, SHOWN);
  return (
    <Box
      component="aside"
      aria-label={translate('app.unsaved.bar')}
      className="unsaved-bar"
      sx={{
        position: 'fixed',
        bottom: 12,
        right: 16,
        zIndex: 1001,
        display: 'flex',
        flexDirection: 'column',
        gap: 0.75,
        width: 'min(340px, calc(100vw - 32px))',
        maxHeight: '60vh',
        overflowY: 'auto',
        'html[data-side-panel="open"] &': {
          right: { md: 'calc(var(--side-panel-width) + 16px)' },
        },
      }}
    >
      {shown.map((one) => (
        <Waiting key={one.name} unsaved={one} person={person} />
      ))}
      {waiting.length > shown.length && (
        <Button size="small" onClick={() => setAll(true)} sx={{ alignSelf: 'flex-end' }}>
          {translate('app.unsaved.more', { smart_count: waiting.length - shown.length })}
        </Button>
      )}
    </Box>
  );
}

function Waiting({ unsaved, person }: { unsaved: Unsaved; person: number }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const goOn = useGoOn(unsaved);
  const who = useWhose(unsaved);
  const what = translate(unsaved.title, {
    name: translate(`resources.${unsaved.resource ?? ''}.name`, { smart_count: 1, _: '' }),
  });
  return (
    <Paper
      variant="outlined"
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, pl: 1.5, pr: 0.5, py: 0.5 }}
    >
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography noWrap sx={{ fontWeight: 500 }}>
          {who === '' ? what : `${what} · ${who}`}
        </Typography>
        <Typography noWrap variant="caption" color="text.secondary" component="div">
          {translate('app.unsaved.since', {
            when: formatRecent(unsaved.at, serverNow()),
          })}
        </Typography>
      </Box>
      <Button size="small" onClick={goOn} sx={{ flexShrink: 0 }}>
        {translate('app.unsaved.go_on')}
      </Button>
      <IconButton
        size="small"
        aria-label={translate('app.unsaved.give_up', { what })}
        onClick={() => setAsking(true)}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
      <Confirm
        isOpen={asking}
        title="app.unsaved.title"
        content="app.unsaved.body"
        onConfirm={() => dropUnsaved(person, unsaved.name)}
        onClose={() => setAsking(false)}
      />
    </Paper>
  );
}

/** Opens the form again: beside whatever page is shown, or on the page it belongs to. */
function useGoOn({ panel, loan_id, address }: Unsaved): () => void {
  const navigate = useNavigate();
  return () => {
    if (isOfLoan(panel) && loan_id !== undefined) openPanel(loan_id, panel);
    else void navigate(address, { state: { panel } });
  };
}

const isOfLoan = (panel: unknown): panel is OpenPanel =>
  typeof panel === 'object' && panel !== null && 'kind' in panel;

/** The borrower the text is about. */
function useWhose({ loan_id, borrower_id }: Unsaved): string {
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: loan_id ?? 0 },
    { enabled: loan_id !== undefined && borrower_id === undefined },
  );
  const id = borrower_id ?? loan?.borrower_id;
  const { data: borrower } = useGetOne<Borrower>(
    'borrowers',
    { id: id ?? 0 },
    { enabled: id !== undefined },
  );
  return borrower?.full_name ?? '';
}
