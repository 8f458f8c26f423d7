import { Box, Card, type SxProps, type Theme, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  titleKey: string;
  /** Stands behind the title. */
  mark?: ReactNode;
  children: ReactNode;
  /** The content is a region with this name itself. */
  plain?: boolean;
  sx?: SxProps<Theme>;
}

/** A card of a record's page under its own heading. */
export function Section({ titleKey, mark, children, plain = false, sx = {} }: Props) {
  const id = useId();
  return (
    <Card
      component={plain ? 'div' : 'section'}
      aria-labelledby={plain ? undefined : id}
      sx={[{ px: { xs: 2, sm: 3 }, py: 2, minWidth: 0 }, ...(Array.isArray(sx) ? sx : [sx])]}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Typography id={id} component="h2" variant="subtitle1">
          {useTranslate()(titleKey)}
        </Typography>
        {mark}
      </Box>
      {children}
    </Card>
  );
}
