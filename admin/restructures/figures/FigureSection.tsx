import { Box, type SxProps, type Theme, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  titleKey: string;
  /** Stands at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  sx?: SxProps<Theme>;
}

/** A question that a decision asks, under its own heading. */
export function FigureSection({ titleKey, aside, children, sx = {} }: Props) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={[{ minWidth: 0 }, ...(Array.isArray(sx) ? sx : [sx])]}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          justifyContent: 'space-between',
          columnGap: 2,
          mb: 0.75,
        }}
      >
        <Typography id={id} component="h3" variant="subtitle2">
          {useTranslate()(titleKey)}
        </Typography>
        {aside}
      </Box>
      {children}
    </Box>
  );
}
