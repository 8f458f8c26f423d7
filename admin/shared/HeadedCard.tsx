import { Box, Card, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { messageOf } from './errors.ts';

interface Props {
  title: string;
  /** The button that adds to it, beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A card of a record's page over rows that belong to the record. */
export const HeadedCard = ({ title, action, children }: Props) => (
  <Card component="section" aria-label={title} sx={{ containerType: 'inline-size' }}>
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        px: { xs: 2, sm: 3 },
        py: 1,
        minHeight: 52,
      }}
    >
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {action}
    </Box>
    {children}
  </Card>
);

interface RowsProps<R> {
  data: readonly R[] | undefined;
  isPending: boolean;
  error: unknown;
  /** What is said where there is none. */
  empty: string;
  /** A row as an item of the list. */
  row: (row: R) => ReactNode;
}

/** Its rows once they are read; until then a place for one, and words where there is none. */
export function CardRows<R>({ data, isPending, error, empty, row }: RowsProps<R>) {
  const translate = useTranslate();
  if (isPending) return <Skeleton height={48} sx={{ mx: 3 }} />;
  if (error || !data || data.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', px: { xs: 2, sm: 3 }, pb: 2 }}>
        {error ? translate(messageOf(error), { _: messageOf(error) }) : empty}
      </Typography>
    );
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        pb: 0.5,
        '& > li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {data.map(row)}
    </Box>
  );
}
