import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { EditButton, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import type { PanelKind } from './LoanPanel.tsx';

/** What can be done from the loan page, one clear action first; each opens beside the facts. */
export function LoanActions({ onOpen }: { onOpen: (kind: PanelKind) => void }) {
  const translate = useTranslate();
  const note = useMay('collection_notes', 'create');
  const payment = useMay('payments', 'create');
  const legalCase = useMay('legal_cases', 'create');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {note && (
        <Button variant="contained" startIcon={<EditNoteOutlined />} onClick={() => onOpen('note')}>
          {translate('loans.actions.note')}
        </Button>
      )}
      {payment && (
        <Button variant="outlined" startIcon={<PaymentsOutlined />} onClick={() => onOpen('payment')}>
          {translate('loans.actions.payment')}
        </Button>
      )}
      {legalCase && (
        <Button variant="outlined" startIcon={<GavelOutlined />} onClick={() => onOpen('case')}>
          {translate('loans.actions.case')}
        </Button>
      )}
      <EditButton />
    </Box>
  );
}
