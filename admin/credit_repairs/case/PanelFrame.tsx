import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useClosePanel } from '../../shared/panel/closePanel.ts';
import { PanelBody } from '../../shared/panel/PanelBody.tsx';

interface Props {
  children: ReactNode;
  submitKey: string;
  busy: boolean;
}

/** The inside of a form beside the case: its questions, its one action and the way out. */
export function PanelFrame({ children, submitKey, busy }: Props) {
  const translate = useTranslate();
  const close = useClosePanel();
  const actions = (
    <>
      <Button type="submit" variant="contained" disabled={busy}>
        {translate(submitKey)}
      </Button>
      <Button onClick={close} disabled={busy}>
        {translate('ra.action.cancel')}
      </Button>
    </>
  );
  return <PanelBody actions={actions}>{children}</PanelBody>;
}
