import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Count } from './Count.tsx';
import { notesOf } from './rowsOf.ts';
import type { Period } from './usePeriod.ts';

const FRAME = { '& td, & th': { fontVariantNumeric: 'tabular-nums' }, '& tbody tr:last-of-type td': { borderBottom: 0 } } as const;

interface SheetProps {
  title: string;
  /** The first names the rows, the others stand over numbers. */
  columns: readonly string[];
  rows: readonly { key: string | number; name: ReactNode; counts: readonly ReactNode[] }[];
}

const Sheet = ({ title, columns, rows }: SheetProps) => {
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

/** What was found, by rule and by author. */
export const ReportTables = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  const conduct = useEnumLabel('conduct_rules');
  const contact = useEnumLabel('contact_rules');
  return (
    <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
      <Sheet
        title={translate('review.report.by_rule')}
        columns={['rule', 'findings', 'flagged']}
        rows={report.by_rule.map((row) => ({ key: row.rule, name: conduct(row.rule), counts: [<Count key="findings" of={row.findings} />, <Count key="flagged" of={row.flagged} />] }))}
      />
      <Sheet
        title={translate('review.report.by_contact_rule')}
        columns={['contact_rule', 'recorded', 'prevented']}
        rows={report.by_contact_rule.map((row) => ({ key: row.rule, name: contact(row.rule), counts: [<Count key="recorded" of={row.recorded} />, <Count key="prevented" of={row.prevented} />] }))}
      />
      <Box sx={{ gridColumn: { md: '1 / -1' } }}>
        <Sheet
          title={translate('review.report.by_author')}
          columns={['author', 'notes', 'hits', 'violations', 'author_flagged']}
          rows={report.by_author.map((row) => ({
            key: row.author_id,
            name: row.author_name,
            counts: [
              <Count key="notes" of={row.notes} to={notesOf(period, { author_id: row.author_id })} />,
              <Count key="hits" of={row.findings} />,
              <Count key="violations" of={row.violations} />,
              <Count key="flagged" of={row.flagged} to={notesOf(period, { author_id: row.author_id, review_status: 'flagged' })} />,
            ],
          }))}
        />
      </Box>
    </Box>
  );
};
