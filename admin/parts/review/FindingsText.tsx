import { Box, Tooltip } from '@mui/material';
import { useEnumLabel } from '../../shared/enums.ts';
import { toneOf } from '../../shared/tones.ts';
import { type Finding, type Stretch, stretchesOf, worstOf } from './findings.ts';

interface Props {
  text: string;
  findings: readonly Finding[];
  /** Larger type, for the desk, where the text is what the page is for. */
  large?: boolean;
}

/** The words of a note, what the lexicon points at underlined, each with the name of its rule. */
export const FindingsText = ({ text, findings, large = false }: Props) => (
  <Box
    component="p"
    sx={{
      m: 0,
      whiteSpace: 'pre-line',
      overflowWrap: 'anywhere',
      maxWidth: '72ch',
      ...(large
        ? { fontSize: '1.0625rem', lineHeight: 2 }
        : { lineHeight: findings.length > 0 ? 2 : 1.6 }),
    }}
  >
    {stretchesOf(text, findings).map((stretch) =>
      stretch.findings.length > 0 ? (
        <Marked key={stretch.start} stretch={stretch} />
      ) : (
        <span key={stretch.start}>{stretch.text}</span>
      ),
    )}
  </Box>
);

const Marked = ({ stretch: { text, findings, ending } }: { stretch: Stretch }) => {
  const rule = useEnumLabel('conduct_rules');
  const severity = useEnumLabel('severities');
  const worst = worstOf(findings) ?? 'low';
  const tone = toneOf('severities', worst);
  const colour = tone === 'quiet' ? 'text.secondary' : `${tone}.main`;
  return (
    <>
      <Tooltip
        title={findings
          .map((finding) => `${rule(finding.rule)} · ${severity(finding.severity)}`)
          .join(' / ')}
      >
        <Box
          component="mark"
          sx={{
            bgcolor: 'action.hover',
            color: 'inherit',
            py: 0.25,
            borderBottom: worst === 'high' ? 3 : 2,
            borderBottomStyle: worst === 'low' ? 'dotted' : 'solid',
            borderColor: colour,
          }}
        >
          {text}
        </Box>
      </Tooltip>
      {ending.map((finding) => (
        <Box
          component="small"
          key={finding.rule}
          sx={{
            fontSize: '0.75rem',
            color: 'text.secondary',
            mx: 0.5,
            whiteSpace: 'nowrap',
            verticalAlign: 'super',
            lineHeight: 1,
          }}
        >
          {rule(finding.rule)}
        </Box>
      ))}
    </>
  );
};
