import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import { Box, Button, Menu, MenuItem, Tooltip } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { EditButton, useRecordContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { FileLoan } from '../../server/contract/resources/borrowerFile.ts';
import { KeepButton } from '../parts/assignment/KeepButton.tsx';
import { SendButton } from '../parts/messages/SendButton.tsx';
import { ACTION_KEYS, type KeyedKind } from '../parts/loans/useActionKeys.ts';
import { formatMoney } from '../shared/format.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { useMay } from '../shared/session.ts';
import { DeleteBorrowerButton } from './DeleteBorrowerButton.tsx';

/** What can be done with a borrower in a call; `loans` are those not settled, the worst first. */
export function BorrowerActions({ loans }: { loans: readonly FileLoan[] }) {
  const navigate = useNavigate();
  const note = useMay('collection_notes', 'create');
  const payment = useMay('payments', 'create');
  const restructure = useMay('restructures', 'create');
  const borrower = useRecordContext<Borrower>();
  const [worst] = loans;
  const active = loans.filter(({ status }) => status === 'active');
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, ml: { sm: 'auto' } }}
    >
      {note && worst && (
        // The form has the other loans to tick: one call is one contact.
        <ForLoan
          kind="note"
          icon={<EditNoteOutlined />}
          loans={[worst]}
          onChoose={(id) => openPanel(id, { kind: 'note' })}
        />
      )}
      {payment && worst && (
        <ForLoan
          kind="payment"
          icon={<PaymentsOutlined />}
          loans={loans}
          onChoose={(id) => openPanel(id, { kind: 'payment' })}
        />
      )}
      {restructure && active.length > 0 && (
        <ForLoan
          kind="restructure"
          icon={<HandshakeOutlined />}
          loans={active}
          onChoose={(id) => void navigate(`/restructures/create?loan_id=${id}`)}
        />
      )}
      {borrower && worst && (
        <SendButton
          borrower={borrower}
          loans={loans}
          chosen={loans.filter((loan) => loan.due_now_minor > 0)}
        />
      )}
      {borrower && worst && <KeepButton borrower={borrower} />}
      <DeleteBorrowerButton />
      <EditButton />
    </Box>
  );
}

interface ForLoanProps {
  kind: Exclude<KeyedKind, 'case'>;
  icon: ReactNode;
  loans: readonly FileLoan[];
  onChoose: (loanId: number) => void;
}

/** An action on a loan; of several, the loan is chosen first. */
function ForLoan({ kind, icon, loans, onChoose }: ForLoanProps) {
  const translate = useTranslate();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const key = ACTION_KEYS[kind];
  const [only, ...more] = loans;
  const choose = (loanId: number) => {
    setAnchor(null);
    onChoose(loanId);
  };
  const start = (button: HTMLElement) => {
    if (only && more.length === 0) choose(only.id);
    else setAnchor(button);
  };
  return (
    <>
      <Tooltip
        describeChild
        // The focus comes back here after saving: a tip would cover what has just changed.
        disableFocusListener
        title={translate('loans.actions.key', { key: key.toUpperCase() })}
      >
        <Button
          variant={kind === 'note' ? 'contained' : 'outlined'}
          startIcon={icon}
          aria-keyshortcuts={key}
          {...(more.length > 0 && {
            'aria-haspopup': 'menu' as const,
            'aria-expanded': open,
            'aria-controls': open ? id : undefined,
          })}
          onClick={(event) => start(event.currentTarget)}
        >
          {translate(`loans.actions.${kind}`)}
        </Button>
      </Tooltip>
      <Menu id={id} open={open} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {loans.map((loan) => (
          <MenuItem key={loan.id} onClick={() => choose(loan.id)} className="figures">
            {loan.due_now_minor > 0
              ? translate('borrowers.show.loan_due', {
                  loan: loan.loan_no,
                  amount: formatMoney(loan.due_now_minor),
                })
              : translate('borrowers.show.loan_current', { loan: loan.loan_no })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
