import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { EditButton, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import type { PanelKind } from './LoanPanel.tsx';
import { ACTION_KEYS } from './useActionKeys.ts';

const ICONS = { note: <EditNoteOutlined />, payment: <PaymentsOutlined />, case: <GavelOutlined /> };

interface ActionProps {
  kind: PanelKind;
  onOpen: (kind: PanelKind) => void;
}

function Action({ kind, onOpen }: ActionProps) {
  const translate = useTranslate();
  const key = ACTION_KEYS[kind];
  return (
    <Tooltip title={translate('loans.actions.key', { key: key.toUpperCase() })}>
      <Button variant={kind === 'note' ? 'contained' : 'outlined'} startIcon={ICONS[kind]} aria-keyshortcuts={key} onClick={() => onOpen(kind)}>
        {translate(`loans.actions.${kind}`)}
      </Button>
    </Tooltip>
  );
}

/** What can be done from the loan page, one clear action first; each opens beside the facts. */
export function LoanActions({ onOpen }: Pick<ActionProps, 'onOpen'>) {
  const note = useMay('collection_notes', 'create');
  const payment = useMay('payments', 'create');
  const legalCase = useMay('legal_cases', 'create');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {note && <Action kind="note" onOpen={onOpen} />}
      {payment && <Action kind="payment" onOpen={onOpen} />}
      {legalCase && <Action kind="case" onOpen={onOpen} />}
      <EditButton />
    </Box>
  );
}
