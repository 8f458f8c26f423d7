import { Box, type Theme } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { formatMoney } from '../../shared/format.ts';
import { cashFlowOf } from './cashFlow.ts';

/**
 * The drawing's own measures; it is stretched to the width there is, with its words outside so that
 * they stay readable.
 */
const WIDTH = 600;
const HEIGHT = 96;
const STYLE = (theme: Theme) => ({
  display: 'block',
  width: '100%',
  height: HEIGHT,
  overflow: 'visible',
  '& *': { vectorEffect: 'non-scaling-stroke' },
  '& .after': { fill: theme.palette.primary.main, opacity: 0.85 },
  '& .before': { fill: 'none', stroke: theme.palette.text.secondary, strokeWidth: 1 },
  '& .axis': { stroke: theme.palette.divider, strokeWidth: 1 },
});

const WORDS = {
  display: 'flex',
  justifyContent: 'space-between',
  fontSize: '0.75rem',
  lineHeight: 1.6,
  color: 'text.secondary',
} as const;

/**
 * A chart of what is to be paid by month: the schedule in force in outline, the new plan filled.
 * What is overdue counts as due at once.
 */
export function CashFlowChart({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const id = useId();
  const { bars, first, scale, most } = cashFlowOf(figures);
  const step = WIDTH / bars.length;
  const width = Math.min(32, step * 0.7);
  const high = (minor: number) => (HEIGHT * minor) / scale;
  const rows = figures.after.installments.filter((row) => !row.kept);
  const words = {
    first: formatMoney(first),
    most: formatMoney(most),
    smart_count: rows.length,
    before: formatMoney(figures.total_before_minor),
    after: formatMoney(figures.total_after_minor),
  };
  return (
    <Box sx={{ maxWidth: WIDTH }}>
      <Box sx={WORDS} className="figures">
        <span>{formatMoney(scale)}</span>
      </Box>
      <Box sx={{ position: 'relative' }}>
        {/* The drawing is the page's own, so that it follows the theme; no picture file could. */}
        <Box
          component="svg"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          sx={STYLE}
        >
          <title id={`${id}-title`}>{translate('restructures.flow.title')}</title>
          <desc id={`${id}-desc`}>{translate('restructures.flow.desc', words)}</desc>
          <line
            className="axis"
            x1={0}
            x2={WIDTH}
            y1={HEIGHT - high(most)}
            y2={HEIGHT - high(most)}
            strokeDasharray="2 4"
          />
          {bars.map((bar, at) => (
            <g key={bar.month}>
              {bar.after > 0 && (
                <rect
                  className="after"
                  x={at * step}
                  width={width}
                  y={HEIGHT - high(bar.after)}
                  height={high(bar.after)}
                />
              )}
              {bar.before > 0 && (
                <rect
                  className="before"
                  x={at * step}
                  width={width}
                  y={HEIGHT - high(bar.before)}
                  height={high(bar.before)}
                />
              )}
            </g>
          ))}
          <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        </Box>
        {most < scale && (
          <Box
            className="figures"
            sx={{ ...WORDS, position: 'absolute', right: 0, bottom: high(most) }}
            aria-hidden
          >
            {formatMoney(most)}
          </Box>
        )}
      </Box>
      <Box sx={WORDS} className="figures" aria-hidden>
        <span>{bars[0]?.month}</span>
        {bars.length > 1 && <span>{bars.at(-1)?.month}</span>}
      </Box>
      <Legend />
    </Box>
  );
}

function Legend() {
  const translate = useTranslate();
  const mark = {
    display: 'inline-block',
    width: 10,
    height: 10,
    mr: 0.75,
    borderRadius: '2px',
    border: 1,
  };
  return (
    <Box
      aria-hidden
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        mt: 0.5,
        fontSize: '0.8125rem',
        color: 'text.secondary',
      }}
    >
      <span>
        <Box component="span" sx={{ ...mark, borderColor: 'text.secondary' }} />
        {translate('restructures.flow.before')}
      </span>
      <span>
        <Box
          component="span"
          sx={{ ...mark, borderColor: 'primary.main', bgcolor: 'primary.main' }}
        />
        {translate('restructures.flow.after')}
      </span>
    </Box>
  );
}
