import { Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

const FRAME = { '& td, & th': { fontVariantNumeric: 'tabular-nums' }, '& tbody tr:last-of-type td': { borderBottom: 0 } } as const;

interface SheetProps {
  title: string;
  /** The first names the rows, the others stand over numbers. */
  columns: readonly string[];
  rows: readonly { key: string | number; name: ReactNode; counts: readonly ReactNode[] }[];
}

/** A table of counts under its title. */
export const Sheet = ({ title, columns, rows }: SheetProps) => {
  const translate = useTranslate();
  return (
    <Card component="section" sx={{ overflowX: 'auto' }}>
      <Typography variant="subtitle1" component="h2" sx={{ px: 1.5, pt: 1.5 }}>
        {title}
      </Typography>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            {columns.map((name, at) => (
              <TableCell key={name} align={at === 0 ? 'left' : 'right'}>
                {translate(`review.report.columns.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, name, counts }) => (
            <TableRow key={key}>
              <TableCell>{name}</TableCell>
              {counts.map((count, at) => (
                <TableCell key={columns[at + 1]} align="right">
                  {count}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};
