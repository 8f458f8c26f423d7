import {
  Card,
  type SxProps,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  type Theme,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';

const FRAME = {
  '& td, & th': { fontVariantNumeric: 'tabular-nums' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
} as const;

interface SheetProps {
  title: string;
  /** The first stands over the names of the rows, the others over numbers. */
  heads: readonly string[];
  rows: readonly { key: string | number; name: ReactNode; counts: readonly ReactNode[] }[];
  sx?: SxProps<Theme>;
}

/** A table of counts under its title. */
export const Sheet = ({ title, heads, rows, sx = {} }: SheetProps) => (
  <Card component="section" sx={{ overflowX: 'auto' }}>
    <Typography variant="subtitle1" component="h2" sx={{ px: 1.5, pt: 1.5 }}>
      {title}
    </Typography>
    <Table size="small" sx={[FRAME, ...(Array.isArray(sx) ? sx : [sx])]}>
      <TableHead>
        <TableRow>
          {heads.map((head, at) => (
            <TableCell key={head} align={at === 0 ? 'left' : 'right'}>
              {head}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, name, counts }) => (
          <TableRow key={key}>
            <TableCell>{name}</TableCell>
            {counts.map((count, at) => (
              <TableCell key={heads[at + 1]} align="right">
                {count}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Card>
);
