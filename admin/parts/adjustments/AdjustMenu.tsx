import TuneIcon from '@mui/icons-material/TuneOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ADJUSTMENT_KINDS } from '../../../server/contract/enums.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { owedOf } from '../../shared/loanMoney.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate, useMay } from '../../shared/session.ts';

type Kind = (typeof ADJUSTMENT_KINDS)[number];

/**
 * The adjustments that may be asked of a loan as it is, in the order of use; a write-off is the
 * supervisor's.
 */
function kindsOf(loan: Loan, supervisor: boolean, today: string): Kind[] {
  const { status, unallocated_minor } = loan;
  const active = status === 'active';
  const wanted: readonly (readonly [Kind, boolean])[] = [
    ['waiver', status !== 'settled' && owedOf(loan) > 0],
    ['charge', status !== 'settled'],
    ['refund', unallocated_minor > 0],
    ['misuse', active],
    ['repayment_day', active && loan.last_due_on > today && loan.days_past_due === 0],
    ['acceleration', active && loan.last_due_on > today],
    ['small_balance', active && owedOf(loan) > 0],
    ['write_off', active && supervisor],
  ];
  return wanted.filter(([, possible]) => possible).map(([kind]) => kind);
}

/** The changes to what is owed that are no payment; each opens its form beside the facts. */
export function AdjustMenu({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const mayAsk = useMay('adjustments', 'create');
  const supervisor = useMay('adjustments', 'approve');
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const kinds = kindsOf(loan, supervisor, useBusinessDate());
  if (!mayAsk || kinds.length === 0) return null;
  const choose = (kind: Kind) => {
    setAnchor(null);
    openPanel({ kind });
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<TuneIcon />}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('adjustments.actions.menu')}
      </Button>
      <Menu id={id} open={open} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {kinds.map((kind) => (
          <MenuItem key={kind} onClick={() => choose(kind)}>
            {translate(`adjustments.actions.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
