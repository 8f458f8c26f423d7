import { Box, Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Count } from '../../shared/report/Count.tsx';
import { Sheet } from '../../shared/report/Sheet.tsx';
import type { Period } from '../../shared/report/usePeriod.ts';
import { lineRows } from './rowsOf.ts';
import { useHeads } from './useHeads.ts';

type Figures = Omit<NoteReport['by_team'][number], 'team'>;

const COLUMNS = [
  'notes',
  'reviewed',
  'lines_flagged',
  'lines_recorded',
  'lines_prevented',
  'median',
] as const;

interface LinesProps {
  title: string;
  head: string;
  lines: readonly {
    key: string;
    name: ReactNode;
    figures: Figures;
    rows: ReturnType<typeof lineRows>;
  }[];
}

/** The same figures line by line; the bar compares the lines by their notes. */
const Lines = ({ title, head, lines }: LinesProps) => {
  const heads = useHeads();
  const most = Math.max(1, ...lines.map(({ figures }) => figures.notes));
  return (
    <Sheet
      title={title}
      heads={heads(head, ...COLUMNS)}
      rows={lines.map(({ key, name, figures, rows }) => ({
        key,
        name,
        counts: [
          <Bar key="notes" share={figures.notes / most}>
            <Count of={figures.notes} to={rows.notes} />
          </Bar>,
          <Count key="reviewed" of={figures.reviewed} to={rows.reviewed} />,
          <Count key="flagged" of={figures.flagged} to={rows.flagged} />,
          <Count key="recorded" of={figures.violations_recorded} to={rows.violations_recorded} />,
          <Count
            key="prevented"
            of={figures.violations_prevented}
            to={rows.violations_prevented}
          />,
          <Median key="median" of={figures.median_hours} to={rows.median_hours} />,
        ],
      }))}
    />
  );
};

const Median = ({ of, to }: { of: number | null; to: string }) =>
  of === null ? (
    <Dash />
  ) : (
    <MuiLink component={Link} to={to}>
      {of.toFixed(1)}
    </MuiLink>
  );

const Name = ({ text }: { text: string }) => (
  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
    {text}
  </Box>
);

/** A number with its share of the longest as a thin bar before it. */
const Bar = ({ share, children }: { share: number; children: ReactNode }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
    <Box
      aria-hidden
      sx={{
        flexGrow: 1,
        maxWidth: 160,
        minWidth: 32,
        display: { xs: 'none', sm: 'flex' },
        justifyContent: 'flex-end',
      }}
    >
      <Box
        sx={{
          height: 4,
          borderRadius: 1,
          bgcolor: 'primary.main',
          opacity: 0.75,
          width: `${share * 100}%`,
          minWidth: share > 0 ? 2 : 0,
        }}
      />
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
      lines={report.by_team.map(({ team, ...figures }) => ({
        key: team ?? '',
        name: <Name text={team ?? translate('review.report.no_team')} />,
        figures,
        rows: lineRows(period, { team }),
      }))}
    />
  );
};

export const TimeLines = ({ report: { over_time } }: { report: NoteReport }) => {
  const translate = useTranslate();
  const nameOf = ({ from, to }: Period) => {
    if (over_time.step === 'day') return from;
    if (over_time.step === 'month') return from.slice(0, 7);
    return translate('review.report.stretch', { from, to: to.slice(5) });
  };
  return (
    <Lines
      title={translate(`review.report.over_time.${over_time.step}`)}
      head={over_time.step}
      lines={over_time.lines.map(({ from, to, ...figures }) => ({
        key: from,
        name: <Name text={nameOf({ from, to })} />,
        figures,
        rows: lineRows({ from, to }),
      }))}
    />
  );
};
