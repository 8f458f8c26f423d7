import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { WarningReport as Report } from '../../server/contract/resources/warnings.ts';
import { Dash } from '../shared/Dash.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Count } from '../shared/report/Count.tsx';
import { ReportPage } from '../shared/report/ReportPage.tsx';
import { Sheet } from '../shared/report/Sheet.tsx';
import type { Period } from '../shared/report/usePeriod.ts';
import { TextLink } from '../shared/TextLink.tsx';

const isEmpty = ({ came_late, rules }: Report) =>
  came_late === 0 && rules.every(({ raised, foreseen }) => raised + foreseen === 0);

/** What the rules foresaw over a period, and what was done about their warnings. */
export const WarningReport = () => (
  // What a warning foresees comes after weeks: a month would say little.
  <ReportPage<Report>
    path="warning_report"
    words="warnings.report"
    usual="quarter"
    isEmpty={isEmpty}
    after={<ToList />}
  >
    {(report, period) => (
      <>
        <Figures report={report} />
        <Rules report={report} period={period} />
      </>
    )}
  </ReportPage>
);

const ToList = () => (
  <Box sx={{ mt: 2 }}>
    <TextLink to="/warnings">{useTranslate()('warnings.report.to_list')}</TextLink>
  </Box>
);

/** A share in whole percent, with what it is of. */
function Share({ of, among }: { of: number; among: number }) {
  if (among === 0) return <Dash />;
  return (
    <Box component="span" className="figures" title={`${of} / ${among}`}>
      {Math.round((100 * of) / among)}%
    </Box>
  );
}

function Figures({ report }: { report: Report }) {
  const translate = useTranslate();
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mb: 2 }}>
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="warnings.report.came_late" strong>
          <Count of={report.came_late} />
        </Fact>
        <Fact labelKey="warnings.report.foreseen" strong>
          <Count of={report.foreseen} />
        </Fact>
        <Fact labelKey="warnings.report.recall" strong>
          <Share of={report.foreseen} among={report.came_late} />
        </Fact>
      </Facts>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }} className="figures">
        {translate('warnings.report.how', { late: report.late_days, within: report.within_days })}
      </Typography>
    </Card>
  );
}

const COLUMNS = [
  'raised',
  'open',
  'acted',
  'false_alarms',
  'resolved',
  'judged',
  'came_true',
  'precision',
  'rule_foreseen',
  'recall',
  'lead',
] as const;
const FRAME = {
  minWidth: 900,
  '& td, & th': { px: 1.25 },
  '& td:first-of-type': { whiteSpace: 'nowrap' },
} as const;

function Rules({ report, period }: { report: Report; period: Period }) {
  const translate = useTranslate();
  const ruleOf = useEnumLabel('warning_rules');
  const rowsOf = (filter: object) =>
    `/warnings?filter=${encodeURIComponent(
      JSON.stringify({ ...filter, raised_on_gte: period.from, raised_on_lte: period.to }),
    )}`;
  const rows = report.rules.map(({ rule, ...figures }) => ({
    key: rule,
    name: ruleOf(rule),
    counts: [
      <Count key="raised" of={figures.raised} to={rowsOf({ rule })} />,
      <Count key="open" of={figures.open} to={rowsOf({ rule, status: 'open' })} />,
      <Count key="acted" of={figures.acted} />,
      <Count
        key="false_alarms"
        of={figures.false_alarms}
        to={rowsOf({ rule, outcome: 'false_alarm' })}
      />,
      <Count key="resolved" of={figures.resolved} to={rowsOf({ rule, outcome: 'resolved' })} />,
      <Count key="judged" of={figures.judged} />,
      <Count key="came_true" of={figures.came_true} />,
      <Share key="precision" of={figures.came_true} among={figures.judged} />,
      <Count key="foreseen" of={figures.foreseen} />,
      <Share key="recall" of={figures.foreseen} among={report.came_late} />,
      figures.median_lead_days === null ? (
        <Dash key="lead" />
      ) : (
        <span key="lead">{figures.median_lead_days}</span>
      ),
    ],
  }));
  return (
    <Sheet
      title={translate('warnings.report.by_rule')}
      heads={[
        translate('warnings.report.rule'),
        ...COLUMNS.map((name) => translate(`warnings.report.${name}`)),
      ]}
      rows={rows}
      sx={FRAME}
    />
  );
}
