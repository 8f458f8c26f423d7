import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { useRef } from 'react';
import { FILE_EXTENSIONS, FILE_TYPES } from '../../../server/domain/files.ts';

const ACCEPTED = [...FILE_TYPES, ...FILE_EXTENSIONS.map((ending) => `.${ending}`)].join(',');

interface Props {
  label: string;
  /** The name of what is chosen, where the label does not say it. */
  name?: string;
  disabled?: boolean;
  /** Several may be chosen at once. */
  multiple?: boolean;
  /** What may be chosen, where it is not what records are attached. */
  accept?: string;
  onChoose: (file: File | undefined, ...more: File[]) => void;
}

/** Opens the choice of a file, of the kinds the console keeps. */
export function ChooseFileButton({
  label,
  name,
  disabled = false,
  multiple = false,
  accept = ACCEPTED,
  onChoose,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<UploadIcon />}
        disabled={disabled}
        onClick={() => input.current?.click()}
        aria-label={name}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={name ?? label}
        onChange={(event) => {
          const [file, ...more] = event.target.files ?? [];
          onChoose(file, ...more);
          // The same file may be chosen again after it was put right.
          event.target.value = '';
        }}
      />
    </>
  );
}
