import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { TierChip } from '../../shared/TierChip.tsx';
import { AsOfEffect } from './AsOfEffect.tsx';

/**
 * The effect of the plan on the loan's standing on the day it begins, and how long it is watched.
 */
export function EffectFacts({ figures }: { figures: RestructureFigures }) {
  const { standing_before, standing_after, observation } = figures;
  const translate = useTranslate();
  const classOf = useEnumLabel('asset_classes');
  const days = (count: number) => translate('restructures.effect.days', { smart_count: count });
  return (
    <>
      <AsOfEffect figures={figures} />
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="restructures.effect.days_past_due">
          <Change
            before={days(standing_before.days_past_due)}
            after={days(standing_after.days_past_due)}
          />
        </Fact>
        <Fact labelKey="resources.loans.fields.tier">
          <Change
            before={<TierChip tier={standing_before.tier} short />}
            after={<TierChip tier={standing_after.tier} short />}
          />
        </Fact>
        <Fact labelKey="resources.loans.fields.asset_class">
          <Change
            before={classOf(standing_before.asset_class) || '–'}
            after={classOf(standing_after.asset_class) || '–'}
          />
        </Fact>
        <Fact labelKey="restructures.effect.observation">
          {translate('restructures.effect.period', {
            from: observation.starts_on,
            to: observation.ends_on,
          })}
        </Fact>
        <Fact labelKey="restructures.effect.floor">
          {translate('restructures.effect.not_better', { asset_class: classOf(observation.floor) })}
        </Fact>
      </Facts>
      {observation.repeated && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('restructures.effect.repeated')}
        </Alert>
      )}
    </>
  );
}

function Change({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {before}
      </Box>
      <span>→</span>
      <span>{after}</span>
    </Box>
  );
}
