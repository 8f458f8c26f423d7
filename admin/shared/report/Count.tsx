import { Box, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { Dash } from '../Dash.tsx';

/** A number that leads to its rows, where a list can show just those. */
export const Count = ({ of, to }: { of: number; to?: string | undefined }) => {
  if (of === 0) return <Dash />;
  const text = of.toLocaleString('en-US');
  return to === undefined ? (
    <Box component="span" className="figures">
      {text}
    </Box>
  ) : (
    <MuiLink component={Link} to={to} className="figures">
      {text}
    </MuiLink>
  );
};
