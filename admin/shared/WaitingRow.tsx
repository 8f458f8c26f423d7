import { Box, Link, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface Props {
  icon: ComponentType<SvgIconProps>;
  /** What is asked for, leading to its record. */
  what: string;
  to: string;
  /** Who asked, and when. */
  asked: string;
  reason: string;
  /** The decision, or who is to make it. */
  children: ReactNode;
}

/** One request that waits for a second person, in a strip above the page. */
export function WaitingRow({ icon: Icon, what, to, asked, reason, children }: Props) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        py: 0.5,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, color: 'info.main' }} />
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={to}
          color="text.primary"
          underline="hover"
          className="figures"
          sx={{ fontWeight: 600 }}
        >
          {what}
        </Link>
        <Typography
          component="span"
          variant="body2"
          color="text.secondary"
          className="figures"
          sx={{ ml: 1.5 }}
        >
          {asked}
        </Typography>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}
