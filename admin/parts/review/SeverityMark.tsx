import { Box } from '@mui/material';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';
import { toneOf } from '../../shared/tones.ts';

const FILLED: Readonly<Record<string, number>> = { high: 3, medium: 2 };

/**
 * Filled bars, one to three, for how grave a finding is, so that it does not hang on colour; the
 * word is said and stands in the tooltip.
 */
export const SeverityMark = ({ of }: { of: string }) => {
  const translate = useTranslate();
  const level = useEnumLabel('severities')(of);
  const tone = toneOf('severities', of);
  const colour = tone === 'quiet' ? 'text.secondary' : `${tone}.main`;
  const filled = FILLED[of] ?? 1;
  const text = translate('review.severity', { level });
  return (
    <Box
      component="span"
      title={text}
      sx={{
        position: 'relative',
        display: 'inline-flex',
        gap: '2px',
        alignItems: 'flex-end',
        verticalAlign: 'baseline',
        flexShrink: 0,
      }}
    >
      <Box component="span" sx={visuallyHidden}>
        {text}
      </Box>
      {[1, 2, 3].map((bar) => (
        <Box
          component="span"
          key={bar}
          sx={{
            width: 3,
            height: 3 + bar * 3,
            bgcolor: bar > filled ? 'divider' : colour,
          }}
        />
      ))}
    </Box>
  );
};
