import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorState } from '../../shared/ErrorState.tsx';

interface Props {
  /** The text of an empty part; false where there is something to show. */
  emptyKey?: string | false;
  addKey?: string;
  onAdd?: (() => void) | undefined;
  isPending?: boolean;
  error?: unknown;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** A part of the case: what there is, and the way to enter more at its head. */
export function PartBox({
  emptyKey = false,
  addKey,
  onAdd,
  isPending = false,
  error,
  onRetry,
  children,
}: Props) {
  const translate = useTranslate();
  return (
    <Box sx={{ px: { xs: 2, sm: 3 }, py: 1.5, display: 'flex', flexDirection: 'column', gap: 1 }}>
      {onAdd && addKey && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
          <Button variant="outlined" onClick={onAdd}>
            {translate(addKey)}
          </Button>
        </Box>
      )}
      <Inside emptyKey={emptyKey} isPending={isPending} error={error} onRetry={onRetry}>
        {children}
      </Inside>
    </Box>
  );
}

type InsideProps = Pick<Props, 'emptyKey' | 'isPending' | 'error' | 'onRetry' | 'children'>;

function Inside({ emptyKey, isPending, error, onRetry, children }: InsideProps) {
  const translate = useTranslate();
  if (error) return <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />;
  if (isPending) return <Skeleton height={96} />;
  if (!emptyKey) return children;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', pb: 1 }}>
      {translate(emptyKey)}
    </Typography>
  );
}
