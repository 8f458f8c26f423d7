import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface EntryLinkProps {
  to: string;
  /** The record it names no longer counts. */
  struck?: boolean;
  children: ReactNode;
}

/** The first line of a timeline entry, leading to its record. */
export function EntryLink({ to, struck = false, children }: EntryLinkProps) {
  return (
    <Link
      component={RouterLink}
      to={to}
      underline="hover"
      color="text.primary"
      sx={{ fontWeight: 600, fontSize: 14, textDecoration: struck ? 'line-through' : undefined }}
    >
      {children}
    </Link>
  );
}
