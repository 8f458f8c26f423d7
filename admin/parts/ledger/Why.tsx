import HelpOutline from '@mui/icons-material/HelpOutline';
import { IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Explained } from '../../../server/contract/resources/explanations.ts';
import { WhyDialog } from './WhyDialog.tsx';

interface Props {
  loanId: number;
  figure: Explained;
  /** Of another day than that of the page. */
  on?: string;
}

/** Asks why a figure is what it is; stands behind the figure. */
export function Why({ loanId, figure, on }: Props) {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const name = `${translate('why.ask')}: ${translate(`why.figures.${figure}`)}`;
  return (
    <>
      <Tooltip title={translate('why.ask')}>
        <IconButton
          size="small"
          aria-label={name}
          onClick={() => setOpen(true)}
          sx={{ my: -0.5, p: 0.5, color: 'text.secondary' }}
        >
          <HelpOutline sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
      {isOpen && (
        <WhyDialog loanId={loanId} figure={figure} on={on} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
