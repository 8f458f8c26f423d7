import { Box, type SxProps, type Theme } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Instant } from './InstantField.tsx';

const LINE = {
  listStyle: 'none',
  m: 0,
  p: 0,
  '& > li': { pl: 2, pb: 1.25, borderLeft: 2, borderColor: 'divider', position: 'relative' },
  '& > li:last-of-type': { pb: 0 },
} as const;
const DOT = {
  content: '""',
  position: 'absolute',
  left: -5,
  top: 8,
  width: 8,
  height: 8,
  borderRadius: '50%',
} as const;

/** Events one under the other on a line. */
export const Trail = ({ children, sx = {} }: { children: ReactNode; sx?: SxProps<Theme> }) => (
  <Box component="ol" sx={[LINE, ...(Array.isArray(sx) ? sx : [sx])]}>
    {children}
  </Box>
);

interface ItemProps {
  head: ReactNode;
  /** A turn, among what happened between. */
  marked?: boolean;
  children?: ReactNode;
}

export const TrailItem = ({ head, marked = false, children }: ItemProps) => (
  <Box
    component="li"
    sx={{ '&::before': { ...DOT, bgcolor: marked ? 'primary.main' : 'text.disabled' } }}
  >
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
      {head}
    </Box>
    {children}
  </Box>
);

export const TrailName = ({ children }: { children: ReactNode }) => (
  <Box component="strong" sx={{ fontWeight: 600 }}>
    {children}
  </Box>
);

export const TrailWhen = ({ children }: { children: ReactNode }) => (
  <Box component="span" className="figures" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
    {children}
  </Box>
);

/** Names the actor: a person, or the console by its own name. */
export function useActor(): (name: string) => string {
  const translate = useTranslate();
  return (name) => translate(`audit.actors.${name}`, { _: name });
}

/** The head of a step: its name, who took it, when. */
export const StepHead = ({ name, by, at }: { name: string; by: string; at: string }) => (
  <>
    <TrailName>{name}</TrailName>
    <span>{useActor()(by)}</span>
    <TrailWhen>
      <Instant at={at} />
    </TrailWhen>
  </>
);

/** The text a person wrote, as it was written. */
export const Written = ({ children }: { children: string }) => (
  <Box sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{children}</Box>
);
