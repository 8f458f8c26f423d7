import CloseIcon from '@mui/icons-material/Close';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useInput, useTranslate, ValidationError } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import {
  MAX_BYTES_TOGETHER,
  MAX_FILE_BYTES,
  MAX_FILES_TOGETHER,
} from '../../../server/contract/limits.ts';
import { type ChosenFile, chooseFile, isAtHand, letGo } from '../../providers/chosenFiles.ts';
import { formatBytes } from '../../shared/format.ts';
import { sumOf } from '../../shared/sumOf.ts';
import { ChooseFileButton } from './ChooseFileButton.tsx';
import { KindSelect } from './KindSelect.tsx';
import { useDrop } from './useDrop.ts';

/** What keeps the files from being sent, in words that name the file. */
function problemOf(files: readonly ChosenFile[] = []) {
  const gone = files.find((file) => !isAtHand(file));
  if (gone) return { message: 'attachments.upload.choose_again', args: { name: gone.name } };
  const large = files.find(({ size }) => size > MAX_FILE_BYTES);
  if (large) return { message: 'attachments.upload.too_large_named', args: { name: large.name } };
  if (files.length > MAX_FILES_TOGETHER)
    return { message: 'attachments.upload.too_many', args: { most: MAX_FILES_TOGETHER } };
  if (sumOf(files, ({ size }) => size) > MAX_BYTES_TOGETHER)
    return {
      message: 'attachments.upload.too_large_together',
      args: { limit: formatBytes(MAX_BYTES_TOGETHER) },
    };
  return undefined;
}

/** The files that are sent along with the form around: all of them with it, or nothing. */
export function FilesInput({ kinds }: { kinds: readonly [AttachmentKind, ...AttachmentKind[]] }) {
  const translate = useTranslate();
  const { field, fieldState } = useInput<ChosenFile[]>({
    source: 'files',
    defaultValue: [],
    validate: problemOf,
  });
  const files = (field.value as ChosenFile[] | undefined) ?? [];
  const add = (chosen: readonly File[]) =>
    field.onChange([...files, ...chosen.map((file) => chooseFile(file, kinds[0]))]);
  const remove = (gone: ChosenFile) => {
    letGo(gone);
    field.onChange(files.filter(({ id }) => id !== gone.id));
  };
  const change = (changed: ChosenFile, kind: AttachmentKind) =>
    field.onChange(files.map((file) => (file.id === changed.id ? { ...file, kind } : file)));
  const { dragging, ...drop } = useDrop(add);
  return (
    <Box
      {...drop}
      sx={{
        p: 1.5,
        border: '1px dashed',
        borderRadius: 1,
        borderColor: dragging ? 'primary.main' : 'divider',
        backgroundColor: dragging ? 'action.hover' : undefined,
      }}
    >
      {files.map((file) => (
        <Row
          key={file.id}
          file={file}
          kinds={kinds}
          onKind={(kind) => change(file, kind)}
          onRemove={() => remove(file)}
        />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <ChooseFileButton
          multiple
          label={translate(
            files.length === 0 ? 'attachments.upload.choose' : 'attachments.upload.choose_more',
          )}
          onChoose={(first, ...more) => add(first ? [first, ...more] : [])}
        />
        <Typography variant="body2" color="text.secondary">
          {translate('attachments.upload.along_hint')}
        </Typography>
      </Box>
      {fieldState.error?.message !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          <ValidationError error={fieldState.error.message} />
        </Alert>
      )}
    </Box>
  );
}

interface RowProps {
  file: ChosenFile;
  kinds: readonly AttachmentKind[];
  onKind: (kind: AttachmentKind) => void;
  onRemove: () => void;
}

function Row({ file, kinds, onKind, onRemove }: RowProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
      <Box sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' }}>
        {file.name}{' '}
        <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
          {isAtHand(file) ? formatBytes(file.size) : translate('attachments.upload.not_at_hand')}
        </Box>
      </Box>
      <KindSelect kinds={kinds} value={file.kind} disabled={false} onChange={onKind} />
      <IconButton
        size="small"
        aria-label={translate('attachments.upload.remove', { name: file.name })}
        onClick={onRemove}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
