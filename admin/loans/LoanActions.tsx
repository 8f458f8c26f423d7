import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { EditButton, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { AdjustMenu } from '../parts/adjustments/AdjustMenu.tsx';
import { ContactMenu } from '../parts/contact/ContactMenu.tsx';
import { PayoffButton } from '../parts/ledger/PayoffButton.tsx';
import { PageSteps } from '../shared/walk/PageSteps.tsx';
import { useMay } from '../shared/session.ts';
import { useOpenPanel } from '../shared/panel/loanPanel.ts';
import { useOpenedPanel } from '../shared/panel/openedPanel.ts';
import { SendButton } from '../parts/messages/SendButton.tsx';
import { ACTION_KEYS, type KeyedKind } from '../parts/loans/useActionKeys.ts';

const ICONS = {
  note: <EditNoteOutlined />,
  payment: <PaymentsOutlined />,
  case: <GavelOutlined />,
};

function Action({ kind }: { kind: Exclude<KeyedKind, 'restructure'> }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const key = ACTION_KEYS[kind];
  return (
    <Tooltip
      describeChild
      // The focus comes back here after saving: a tip would cover what has just changed.
      disableFocusListener
      title={translate('loans.actions.key', { key: key.toUpperCase() })}
    >
      <Button
        variant={kind === 'note' ? 'contained' : 'outlined'}
        startIcon={ICONS[kind]}
        aria-keyshortcuts={key}
        onClick={() => openPanel({ kind })}
      >
        {translate(`loans.actions.${kind}`)}
      </Button>
    </Tooltip>
  );
}

/** Changing the terms takes the whole page: what it comes to stands beside what is asked. */
function RestructureAction({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const key = ACTION_KEYS.restructure;
  return (
    <Tooltip
      describeChild
      // The focus comes back here after saving: a tip would cover what has just changed.
      disableFocusListener
      title={translate('loans.actions.key', { key: key.toUpperCase() })}
    >
      <Button
        variant="outlined"
        startIcon={<HandshakeOutlined />}
        aria-keyshortcuts={key}
        component={Link}
        to={`/restructures/create?loan_id=${loan.id}`}
      >
        {translate('loans.actions.restructure')}
      </Button>
    </Tooltip>
  );
}

/** Writes to the borrower about this loan. */
function SendOfLoan({ loan }: { loan: Loan }) {
  const borrower = { id: loan.borrower_id, full_name: loan.borrower_name };
  return <SendButton borrower={borrower} loans={[loan]} chosen={[loan]} />;
}

/** The actions of the loan page, one clear action first; each opens beside the facts. */
export function LoanActions({ loan }: { loan: Loan }) {
  const keys = useOpenedPanel() === null;
  const note = useMay('collection_notes', 'create');
  const payment = useMay('payments', 'create');
  const legalCase = useMay('legal_cases', 'create');
  const restructure = useMay('restructures', 'create');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {note && <Action kind="note" />}
      {payment && <Action kind="payment" />}
      {restructure && loan.status === 'active' && <RestructureAction loan={loan} />}
      {legalCase && loan.status !== 'settled' && <Action kind="case" />}
      <PayoffButton loan={loan} />
      <AdjustMenu loan={loan} />
      <ContactMenu loan={loan} />
      {loan.status === 'active' && <SendOfLoan loan={loan} />}
      <EditButton />
      <Box sx={{ ml: 'auto' }}>
        <PageSteps resource="loans" id={loan.id} keys={keys} />
      </Box>
    </Box>
  );
}
