import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { CASE_STAGES } from '../../../server/contract/enums.ts';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { useEnumLabel } from '../../shared/enums.ts';

/**
 * The stages of a case, with the one it is at. A case may skip stages, so those behind are passed
 * rather than done.
 */
export function StageBar({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const stage = useEnumLabel('case_stages');
  const outcome = useEnumLabel('case_outcomes');
  const current = CASE_STAGES.indexOf(legalCase.stage);
  return (
    <div>
      <Box
        component="ol"
        aria-label={translate('legal_cases.show.stages')}
        sx={{
          display: 'grid',
          gridTemplateColumns: `repeat(${CASE_STAGES.length}, minmax(0, 1fr))`,
          columnGap: 0.5,
          listStyle: 'none',
          m: 0,
          p: 0,
        }}
      >
        {CASE_STAGES.map((value, index) => (
          <Box
            component="li"
            key={value}
            aria-label={stage(value)}
            aria-current={index === current ? 'step' : undefined}
            sx={{
              borderTop: 3,
              pt: 0.5,
              fontSize: '0.8125rem',
              lineHeight: 1.45,
              borderColor: index <= current ? 'primary.main' : 'divider',
              color: index === current ? 'text.primary' : 'text.secondary',
              fontWeight: index === current ? 600 : 400,
              whiteSpace: 'nowrap',
            }}
          >
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
              {stage(value)}
            </Box>
            {index === current && (
              <Box
                component="span"
                className="figures"
                sx={{
                  display: { xs: 'none', sm: 'block' },
                  fontWeight: 400,
                  color: 'text.secondary',
                }}
              >
                {[legalCase.stage_on, outcome(legalCase.closed_outcome)].filter(Boolean).join(' ')}
              </Box>
            )}
          </Box>
        ))}
      </Box>
      {/* A phone has room for the one that counts. */}
      <Box
        aria-hidden
        className="figures"
        sx={{ display: { xs: 'block', sm: 'none' }, fontSize: '0.8125rem' }}
      >
        <b>{stage(legalCase.stage)}</b>{' '}
        {[legalCase.stage_on, outcome(legalCase.closed_outcome)].filter(Boolean).join(' ')}
      </Box>
    </div>
  );
}
