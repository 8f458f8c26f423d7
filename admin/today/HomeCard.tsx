import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { TextLink } from '../shared/TextLink.tsx';

/** A part of the first page, under its heading. */
export function HomeCard({ titleKey, children }: { titleKey: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ px: 2, py: 1.5, overflowX: 'auto' }}>
      <Typography id={id} variant="subtitle1" component="h2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {useTranslate()(titleKey)}
      </Typography>
      {children}
    </Card>
  );
}

interface LineProps {
  name: ReactNode;
  /** What the figure says beside itself. */
  note?: ReactNode;
  figure: string;
  /** Where its rows are. */
  to: string;
  /** Nothing is there: it is looked at last. */
  isQuiet?: boolean;
}

/** A figure with its name, leading to its rows. */
export const HomeLine = ({ name, note, figure, to, isQuiet = false }: LineProps) => (
  <Box
    component="li"
    sx={{
      display: 'flex',
      alignItems: 'baseline',
      gap: 2,
      minHeight: 36,
      py: 0.75,
      ...(isQuiet && { color: 'text.secondary' }),
      '& + &': { borderTop: 1, borderColor: 'divider' },
    }}
  >
    <Box sx={{ flexGrow: 1 }}>{name}</Box>
    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{note}</Box>
    <Box className="figures" sx={{ minWidth: 48, textAlign: 'right', fontWeight: 600 }}>
      {isQuiet ? figure : <TextLink to={to}>{figure}</TextLink>}
    </Box>
  </Box>
);

export const HomeLines = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {children}
  </Box>
);

/** The address of a list with a filter. */
export const listAt = (resource: string, filter: object): string =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
