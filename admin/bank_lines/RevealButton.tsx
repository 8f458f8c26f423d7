import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { BANK_REVEALED_FIELDS } from '../../server/contract/limits.ts';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay } from '../shared/session.ts';

interface Props {
  line: BankLine;
  onRevealed: (plain: Partial<BankLine>) => void;
}

/** Shows the payer's account and the remark in plain, for a reason that is kept. */
export function RevealButton({ line, onRevealed }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const mayReveal = useMay('bank_lines', 'reveal');
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [open, setOpen] = useState(false);
  const masked = [line.payer_account, line.remark].some((text) => text?.includes('****') === true);
  if (!mayReveal || !masked) return null;
  const reveal = async (reason: string) => {
    try {
      const { payer_account, remark } = await dataProvider.command<BankLine>(
        'bank_lines',
        line.id,
        'reveal',
        { fields: BANK_REVEALED_FIELDS, reason },
      );
      onRevealed({ payer_account, remark });
      setOpen(false);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('bank.show.reveal')}
      </Button>
      <ReasonDialog
        open={open}
        titleKey="bank.show.reveal_title"
        suggestionKeys={['bank.act.suggest_check']}
        onSubmit={reveal}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
