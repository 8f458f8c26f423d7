import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Count } from './Count.tsx';
import { TeamLines, TimeLines } from './ReportLines.tsx';
import { notesOf } from './rowsOf.ts';
import { Sheet } from './Sheet.tsx';
import type { Period } from './usePeriod.ts';

const WIDE = { gridColumn: { md: '1 / -1' } } as const;

/** What was found, by rule, team and author, and over time. */
export const ReportTables = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  const conduct = useEnumLabel('conduct_rules');
  const contact = useEnumLabel('contact_rules');
  return (
    <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
      <Sheet
        title={translate('review.report.by_rule')}
        columns={['rule', 'findings', 'flagged']}
        rows={report.by_rule.map((row) => ({ key: row.rule, name: conduct(row.rule), counts: [<Count key="findings" of={row.findings} to={notesOf(period, { finding: row.rule })} />, <Count key="flagged" of={row.flagged} to={notesOf(period, { finding: row.rule, review_status: 'flagged' })} />] }))}
      />
      <Sheet
        title={translate('review.report.by_contact_rule')}
        columns={['contact_rule', 'recorded', 'prevented']}
        rows={report.by_contact_rule.map((row) => ({ key: row.rule, name: contact(row.rule), counts: [<Count key="recorded" of={row.recorded} to={notesOf(period, { violation: row.rule })} />, <Count key="prevented" of={row.prevented} />] }))}
      />
      <Box sx={WIDE}>
        <TeamLines report={report} period={period} />
      </Box>
      <Box sx={WIDE}>
        <TimeLines report={report} />
      </Box>
      <Box sx={WIDE}>
        <Sheet
          title={translate('review.report.by_author')}
          columns={['author', 'notes', 'hits', 'violations', 'author_flagged']}
          rows={report.by_author.map((row) => ({
            key: row.author_id,
            name: row.author_name,
            counts: [
              <Count key="notes" of={row.notes} to={notesOf(period, { author_id: row.author_id })} />,
              <Count key="hits" of={row.findings} to={notesOf(period, { author_id: row.author_id, finding: 'any' })} />,
              <Count key="violations" of={row.violations} to={notesOf(period, { author_id: row.author_id, violation: 'any' })} />,
              <Count key="flagged" of={row.flagged} to={notesOf(period, { author_id: row.author_id, review_status: 'flagged' })} />,
            ],
          }))}
        />
      </Box>
    </Box>
  );
};
