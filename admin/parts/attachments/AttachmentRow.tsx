import AudioIcon from '@mui/icons-material/AudioFileOutlined';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Attachment } from '../../../server/contract/resources/attachments.ts';
import { fileUrl } from '../../providers/address.ts';
import { CopyField } from '../../shared/CopyField.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatBytes } from '../../shared/format.ts';
import { InstantField } from '../../shared/InstantField.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { UserName } from '../../shared/UserName.tsx';
import { WithdrawAttachmentButton } from './WithdrawAttachmentButton.tsx';

const HASH_SHOWN = 8;

const ICON = { fontSize: 'small', sx: { color: 'text.secondary', mt: 0.25 } } as const;

function TypeIcon({ type }: { type: Attachment['content_type'] }) {
  if (type.startsWith('audio/')) return <AudioIcon aria-hidden {...ICON} />;
  return type === 'application/pdf' ? (
    <PdfIcon aria-hidden {...ICON} />
  ) : (
    <ImageIcon aria-hidden {...ICON} />
  );
}

/** An attached file: what it is, who brought it and when, and its fingerprint. */
export function AttachmentRow({ attachment }: { attachment: Attachment }) {
  const translate = useTranslate();
  const kind = useEnumLabel('attachment_kinds');
  const withdrawn = attachment.status === 'withdrawn';
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5, py: 1 }}>
      <TypeIcon type={attachment.content_type} />
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <FileName attachment={attachment} />
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {kind(attachment.kind)}
          </Typography>
        </Box>
        <Box
          className="figures"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            fontSize: '0.8125rem',
            color: 'text.secondary',
            '& .MuiTypography-root': { fontSize: 'inherit' },
          }}
        >
          <span>{formatBytes(attachment.size_bytes)}</span>
          <UserName source="uploaded_by" />
          <InstantField source="created_at" />
          <CopyField
            value={attachment.sha256}
            shown={translate('attachments.hash', { hash: attachment.sha256.slice(0, HASH_SHOWN) })}
          />
        </Box>
        {withdrawn && (
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {translate('attachments.withdrawn_because', {
              reason: attachment.withdrawal_reason ?? '',
            })}
          </Typography>
        )}
      </Box>
      <WithdrawAttachmentButton attachment={attachment} />
    </Box>
  );
}

/**
 * Opens the file in a tab of its own; each look is logged, so it is a plain link and nothing loads
 * it ahead.
 */
function FileName({ attachment: { id, file_name, status } }: { attachment: Attachment }) {
  const translate = useTranslate();
  const mayOpen = useMay('attachments', 'reveal');
  const role = useSession()?.role;
  const withdrawn = status === 'withdrawn';
  const sx = {
    overflowWrap: 'anywhere',
    textDecorationLine: withdrawn ? 'line-through' : undefined,
  } as const;
  if (!mayOpen || (withdrawn && role !== 'compliance' && role !== 'supervisor')) {
    return (
      <Box component="span" sx={{ ...sx, color: withdrawn ? 'text.secondary' : 'text.primary' }}>
        {file_name}
      </Box>
    );
  }
  return (
    <Link
      href={fileUrl(id)}
      target="_blank"
      rel="noopener"
      title={translate('attachments.open')}
      sx={sx}
    >
      {file_name}
    </Link>
  );
}
