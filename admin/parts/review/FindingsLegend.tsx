import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';
import { byRule, type Finding } from './findings.ts';
import { SeverityMark } from './SeverityMark.tsx';

/** The legend of the underlined words: rule, how grave, the words, why it is forbidden. */
export const FindingsLegend = ({ findings }: { findings: readonly Finding[] }) => {
  const translate = useTranslate();
  const rule = useEnumLabel('conduct_rules');
  if (findings.length === 0) return null;
  return (
    <Box component="section" aria-label={translate('review.note.legend')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {byRule(findings).map((finding) => (
          <Box
            component="li"
            key={finding.rule}
            sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}
          >
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
              <SeverityMark of={finding.severity} />
              <b>{rule(finding.rule)}</b>
              <span>
                {finding.terms.map((term) => translate('review.note.quoted', { term })).join(' ')}
              </span>
            </Box>
            <Typography color="text.secondary">
              {translate(`review.rules_why.${finding.rule}`, { _: '' })}
            </Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="text.secondary">
        {translate('review.note.only_points')}
      </Typography>
    </Box>
  );
};
