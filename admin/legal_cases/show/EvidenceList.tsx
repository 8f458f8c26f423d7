import MissingIcon from '@mui/icons-material/RadioButtonUnchecked';
import ThereIcon from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import type { FilingGate } from '../../../server/contract/resources/filing.ts';
import { fileUrl } from '../../providers/address.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useMay } from '../../shared/session.ts';
import { EvidenceUpload } from './EvidenceUpload.tsx';

interface Props {
  gate: FilingGate;
  caseId: number;
  editable: boolean;
}

/** The pieces of evidence, each there or missing, with the way to bring the missing one. */
export function EvidenceList({ gate, caseId, editable }: Props) {
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {gate.evidence.map((piece) => (
        <Piece key={piece.kind} piece={piece} caseId={caseId} editable={editable} />
      ))}
    </Box>
  );
}

type Evidence = FilingGate['evidence'][number];

function Piece({ piece, caseId, editable }: Omit<Props, 'gate'> & { piece: Evidence }) {
  const translate = useTranslate();
  const kind = useEnumLabel('attachment_kinds');
  const there = piece.attachment_id !== null;
  const Icon = there ? ThereIcon : MissingIcon;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5, minHeight: 44, py: 0.5 }}
    >
      <Icon
        titleAccess={translate(there ? 'legal_cases.gate.there' : 'legal_cases.gate.not_there')}
        sx={{ fontSize: 20, color: there ? 'success.main' : 'text.disabled' }}
      />
      <Box sx={{ flex: '0 0 96px', fontWeight: there ? 400 : 600 }}>{kind(piece.kind)}</Box>
      <Box
        sx={{
          flex: '1 1 60px',
          minWidth: 0,
          color: 'text.secondary',
          fontSize: '0.8125rem',
          overflowWrap: 'anywhere',
        }}
      >
        <PieceName piece={piece} />
        {piece.found_on && ` · ${translate(`legal_cases.gate.on.${piece.found_on}`)}`}
      </Box>
      {!there && editable && (
        <EvidenceUpload caseId={caseId} kind={piece.kind} name={kind(piece.kind)} />
      )}
    </Box>
  );
}

/** The file of a piece, open to those who may; or what is wanted. */
function PieceName({ piece }: { piece: Evidence }) {
  const translate = useTranslate();
  const mayOpen = useMay('attachments', 'reveal');
  if (piece.withdrawn)
    return (
      <>
        <s>{piece.file_name}</s> · {translate('legal_cases.gate.withdrawn')}
      </>
    );
  if (piece.attachment_id === null || !mayOpen)
    return piece.file_name ?? translate(`legal_cases.gate.wanted.${piece.kind}`);
  return (
    <Link
      href={fileUrl(piece.attachment_id)}
      target="_blank"
      rel="noopener"
      title={translate('attachments.open')}
    >
      {piece.file_name}
    </Link>
  );
}
