import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Count } from '../../shared/report/Count.tsx';
import { Sheet } from '../../shared/report/Sheet.tsx';
import type { Period } from '../../shared/report/usePeriod.ts';
import { TeamLines, TimeLines } from './ReportLines.tsx';
import { authorRows, contactRuleRows, ruleRows } from './rowsOf.ts';
import { useHeads } from './useHeads.ts';

const WIDE = { gridColumn: { md: '1 / -1' } } as const;

/** Tables of the findings, by rule, team and author, and over time. */
export const ReportTables = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  const heads = useHeads();
  const conduct = useEnumLabel('conduct_rules');
  const contact = useEnumLabel('contact_rules');
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Sheet
        title={translate('review.report.by_rule')}
        heads={heads('rule', 'findings', 'flagged')}
        rows={report.by_rule.map((row) => ({
          key: row.rule,
          name: conduct(row.rule),
          counts: [
            <Count key="findings" of={row.findings} to={ruleRows(period, row.rule).findings} />,
            <Count key="flagged" of={row.flagged} to={ruleRows(period, row.rule).flagged} />,
          ],
        }))}
      />
      <Sheet
        title={translate('review.report.by_contact_rule')}
        heads={heads('contact_rule', 'recorded', 'prevented')}
        rows={report.by_contact_rule.map((row) => ({
          key: row.rule,
          name: contact(row.rule),
          counts: [
            <Count
              key="recorded"
              of={row.recorded}
              to={contactRuleRows(period, row.rule).recorded}
            />,
            <Count
              key="prevented"
              of={row.prevented}
              to={contactRuleRows(period, row.rule).prevented}
            />,
          ],
        }))}
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
          heads={heads('author', 'notes', 'hits', 'violations', 'author_flagged')}
          rows={report.by_author.map((row) => ({
            key: row.author_id,
            name: row.author_name,
            counts: [
              <Count key="notes" of={row.notes} to={authorRows(period, row.author_id).notes} />,
              <Count
                key="hits"
                of={row.findings}
                to={authorRows(period, row.author_id).findings}
              />,
              <Count
                key="violations"
                of={row.violations}
                to={authorRows(period, row.author_id).violations}
              />,
              <Count
                key="flagged"
                of={row.flagged}
                to={authorRows(period, row.author_id).flagged}
              />,
            ],
          }))}
        />
      </Box>
    </Box>
  );
};
