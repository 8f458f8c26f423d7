import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { ChooseFileButton } from './ChooseFileButton.tsx';
import { useDrop } from './useDrop.ts';

const TABLES = '.csv,.txt,.tsv,text/csv,text/plain';

interface Props {
  /** On the button. */
  choose: string;
  /** What may be dropped here, or the file that was; and its limits, or what must come first. */
  title: string;
  hint: string;
  multiple?: boolean;
  isReady: boolean;
  /** What goes on with the files; null while nothing does. */
  busy: string | null;
  refusal: string | null;
  onFiles: (files: readonly File[]) => void;
}

/** Where tables are dropped or chosen, with what goes on with them and why they were refused. */
export function DropBox(props: Props) {
  const { choose, title, hint, multiple = false, isReady, busy, refusal, onFiles } = props;
  const take = (files: readonly File[]) => {
    if (files.length > 0 && isReady && busy === null) onFiles(files);
  };
  const { dragging, ...drop } = useDrop(take);
  return (
    <>
      <Box
        {...drop}
        sx={{
          mt: 2,
          p: 3,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 2,
          border: '1px dashed',
          borderRadius: 1,
          borderColor: dragging ? 'primary.main' : 'divider',
          backgroundColor: dragging ? 'action.hover' : undefined,
        }}
      >
        <ChooseFileButton
          label={choose}
          accept={TABLES}
          multiple={multiple}
          disabled={!isReady || busy !== null}
          onChoose={(...files) => take(files.filter((file) => file !== undefined))}
        />
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography>{title}</Typography>
          <Typography variant="body2" color="text.secondary">
            {hint}
          </Typography>
        </Box>
      </Box>
      {busy !== null && (
        <Box component="output" sx={{ mt: 1, display: 'block' }}>
          <LinearProgress aria-label={busy} />
          <Typography variant="body2" color="text.secondary">
            {busy}
          </Typography>
        </Box>
      )}
      {refusal !== null && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {refusal}
        </Alert>
      )}
    </>
  );
}
