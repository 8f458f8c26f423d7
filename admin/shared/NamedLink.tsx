import { Link as MuiLink, Typography } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** A row that is clicked on opens its record; the link in it leads elsewhere. */
const keep = (event: MouseEvent) => event.stopPropagation();

/** A name that leads to its record; plain inside something that is a link itself. */
export const NamedLink = ({
  to,
  figures = false,
  children,
}: {
  to: string | null;
  figures?: boolean;
  children: ReactNode;
}) => {
  const name = (
    <Typography
      component="span"
      variant="body2"
      className={figures ? 'figures' : 'name'}
      title={typeof children === 'string' && !figures ? children : undefined}
    >
      {children}
    </Typography>
  );
  return to === null ? (
    name
  ) : (
    <MuiLink component={Link} to={to} onClick={keep}>
      {name}
    </MuiLink>
  );
};
