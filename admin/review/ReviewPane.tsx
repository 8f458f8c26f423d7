import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, Skeleton } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useKeys } from '../shared/useKeys.ts';
import { NoteContext } from './NoteContext.tsx';
import { NoteFile } from './NoteFile.tsx';
import { useCaseFile, usePrefetch } from './useCaseFile.ts';
import type { Desk } from './useDesk.ts';
import { type Drafts, VerdictBar } from './VerdictBar.tsx';

interface Props {
  desk: Desk;
  id: number;
  drafts: Drafts;
  /** The note and its context one under the other, for a phone. */
  stacked?: boolean;
}

/**
 * The open note with its verdict bar, and its background. It takes the focus, so that the keys and
 * a screen reader start at the note.
 */
export const ReviewPane = ({ desk, id, drafts, stacked = false }: Props) => {
  const translate = useTranslate();
  const { data: file, error, refetch } = useCaseFile(id);
  usePrefetch(desk.next?.id);
  const note = useRef<HTMLElement>(null);
  useKeys({ n: desk.toNext, j: desk.toNext, k: desk.toPrevious }, !desk.busy);
  useEffect(() => {
    note.current?.focus({ preventScroll: !stacked });
    if (stacked) window.scrollTo({ top: 0 });
  }, [stacked]);
  const label = file
    ? translate('review.note.label', { author: file.author.full_name })
    : translate('review.title');
  const notRead = error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <Box
      sx={
        stacked
          ? {}
          : {
              display: 'grid',
              gridTemplateColumns: { md: 'minmax(0, 1fr) 240px', lg: 'minmax(0, 1fr) 296px' },
              minHeight: 0,
            }
      }
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <Box
          component="article"
          ref={note}
          tabIndex={-1}
          aria-label={label}
          sx={{
            flexGrow: 1,
            overflowY: stacked ? undefined : 'auto',
            px: { xs: 2, sm: 3 },
            py: 2,
            outline: 'none',
          }}
        >
          {stacked && (
            <Button
              component={Link}
              to="/review"
              startIcon={<ArrowBackIcon />}
              sx={{ ml: -1.5, mb: 1 }}
            >
              {translate('review.note.back')}
            </Button>
          )}
          {file ? <NoteFile file={file} item={desk.item} /> : notRead}
        </Box>
        <Box sx={stacked ? { position: 'sticky', bottom: 0, zIndex: 2 } : {}}>
          {file && <VerdictBar desk={desk} id={id} drafts={drafts} note={note} />}
        </Box>
      </Box>
      <Box
        sx={{
          overflowY: stacked ? undefined : 'auto',
          px: 2,
          py: 2,
          borderLeft: stacked ? 0 : 1,
          borderTop: stacked ? 1 : 0,
          borderColor: 'divider',
        }}
      >
        {file && <NoteContext file={file} />}
      </Box>
    </Box>
  );
};

const Waiting = () => (
  <Box aria-hidden>
    <Skeleton width="60%" height={30} />
    <Skeleton height={28} />
    <Skeleton height={28} />
    <Skeleton width="40%" height={28} />
  </Box>
);
