import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import Box from '@mui/material/Box';
import { Button, EditButton } from 'react-admin';
import { useMay } from '../shared/session.ts';
import type { PanelKind } from './LoanPanel.tsx';

/** What can be done from the loan page, one clear action first; each opens beside the facts. */
export function LoanActions({ onOpen }: { onOpen: (kind: PanelKind) => void }) {
  const note = useMay('collection_notes', 'create');
  const payment = useMay('payments', 'create');
  const legalCase = useMay('legal_cases', 'create');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {note && (
        <Button label="loans.actions.note" variant="contained" size="small" startIcon={<EditNoteOutlined />} onClick={() => onOpen('note')} />
      )}
      {payment && (
        <Button label="loans.actions.payment" variant="outlined" size="small" startIcon={<PaymentsOutlined />} onClick={() => onOpen('payment')} />
      )}
      {legalCase && (
        <Button label="loans.actions.case" variant="outlined" size="small" startIcon={<GavelOutlined />} onClick={() => onOpen('case')} />
      )}
      <EditButton />
    </Box>
  );
}
