import ContactPhoneIcon from '@mui/icons-material/ContactPhoneOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { intakeAddress } from '../repairs/addresses.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { useMay } from '../../shared/session.ts';
import { complaintPath } from './complaintPath.ts';

/**
 * The borrower's requests: a rest from being contacted, to be heard, and to have the credit record
 * looked into.
 */
export function ContactMenu({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const mayHold = useMay('holds', 'create') && loan.status !== 'settled';
  const mayComplain = useMay('complaints', 'create');
  const mayRepair = useMay('credit_repairs', 'create');
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  if (!mayHold && !mayComplain) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ContactPhoneIcon />}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('contact.menu')}
      </Button>
      <Menu id={id} open={open} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {mayHold && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              openPanel({ kind: 'hold' });
            }}
          >
            {translate('holds.place')}
          </MenuItem>
        )}
        {mayComplain && (
          <MenuItem component={Link} to={complaintPath({ loan_id: loan.id })}>
            {translate('contact.complain')}
          </MenuItem>
        )}
        {mayRepair && (
          <MenuItem
            component={Link}
            to={intakeAddress({ borrower_id: loan.borrower_id, loan_id: loan.id })}
          >
            {translate('credit_repairs.form.title')}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
