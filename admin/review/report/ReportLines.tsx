import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Count } from './Count.tsx';
import { notesOf, reviewedOf } from './rowsOf.ts';
import { Sheet } from './Sheet.tsx';
import type { Period } from './usePeriod.ts';

type Figures = Omit<NoteReport['by_team'][number], 'team'>;

const COLUMNS = ['notes', 'reviewed', 'lines_flagged', 'lines_recorded', 'lines_prevented', 'median'] as const;

interface LinesProps {
  title: string;
  head: string;
  lines: readonly { key: string; name: ReactNode; figures: Figures; period: Period; filter: object }[];
}

/** The same figures line by line; the bar compares the lines by their notes. */
const Lines = ({ title, head, lines }: LinesProps) => {
  const most = Math.max(1, ...lines.map(({ figures }) => figures.notes));
  return (
    <Sheet
      title={title}
      columns={[head, ...COLUMNS]}
      rows={lines.map(({ key, name, figures, period, filter }) => ({
        key,
        name,
        counts: [
          <Bar key="notes" share={figures.notes / most}>
            <Count of={figures.notes} to={notesOf(period, filter)} />
          </Bar>,
          <Count key="reviewed" of={figures.reviewed} to={reviewedOf(period, filter)} />,
          <Count key="flagged" of={figures.flagged} to={notesOf(period, { ...filter, review_status: 'flagged' })} />,
          <Count key="recorded" of={figures.violations_recorded} to={notesOf(period, { ...filter, violation: 'any' })} />,
          <Count key="prevented" of={figures.violations_prevented} />,
          figures.median_hours === null ? <Dash key="median" /> : figures.median_hours.toFixed(1),
        ],
      }))}
    />
  );
};

const Name = ({ text }: { text: string }) => (
  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
    {text}
  </Box>
);

/** A number with its share of the longest as a thin bar before it. */
const Bar = ({ share, children }: { share: number; children: ReactNode }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
    <Box aria-hidden sx={{ flexGrow: 1, maxWidth: 160, minWidth: 32, display: { xs: 'none', sm: 'flex' }, justifyContent: 'flex-end' }}>
      <Box sx={{ height: 4, borderRadius: 1, bgcolor: 'primary.main', opacity: 0.75, width: `${share * 100}%`, minWidth: share > 0 ? 2 : 0 }} />
    </Box>
    <Box sx={{ minWidth: 28 }}>{children}</Box>
  </Box>
);

export const TeamLines = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  return (
    <Lines
      title={translate('review.report.by_team')}
      head="team"
      lines={report.by_team.map(({ team, ...figures }) => ({ key: team ?? '', name: <Name text={team ?? translate('review.report.no_team')} />, figures, period, filter: { author_team: team } }))}
    />
  );
};

export const TimeLines = ({ report: { over_time } }: { report: NoteReport }) => {
  const translate = useTranslate();
  const nameOf = ({ from, to }: Period) => (over_time.step === 'day' ? from : over_time.step === 'month' ? from.slice(0, 7) : translate('review.report.stretch', { from, to: to.slice(5) }));
  return (
    <Lines
      title={translate(`review.report.over_time.${over_time.step}`)}
      head={over_time.step}
      lines={over_time.lines.map(({ from, to, ...figures }) => ({ key: from, name: <Name text={nameOf({ from, to })} />, figures, period: { from, to }, filter: {} }))}
    />
  );
};
