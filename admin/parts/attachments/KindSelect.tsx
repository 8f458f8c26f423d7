import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { useEnumLabel } from '../../shared/enums.ts';

interface KindProps {
  kinds: readonly AttachmentKind[];
  value: AttachmentKind;
  disabled: boolean;
  onChange: (kind: AttachmentKind) => void;
}

/** What a file is. */
export function KindSelect({ kinds, value, disabled, onChange }: KindProps) {
  const translate = useTranslate();
  const label = useEnumLabel('attachment_kinds');
  return (
    <TextField
      select
      size="small"
      margin="none"
      fullWidth={false}
      label={translate('resources.attachments.fields.kind')}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as AttachmentKind)}
      sx={{ minWidth: 150 }}
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} value={kind}>
          {label(kind)}
        </MenuItem>
      ))}
    </TextField>
  );
}
