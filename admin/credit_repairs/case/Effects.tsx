import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { Section } from '../../shared/Section.tsx';
import { Day } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { Instant } from '../../shared/InstantField.tsx';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { TextLink } from '../../shared/TextLink.tsx';
import { EndPause } from './EndPause.tsx';

interface Props {
  repair: CreditRepair;
  file: RepairFile;
}

const OVER: readonly string[] = ['declined', 'withdrawn'];

/**
 * The effects of a grant: the statement on record, a pause of reporting, a new plan. Empty where
 * none of them was asked for.
 */
export function Effects({ repair, file }: Props) {
  const translate = useTranslate();
  const { explanation, pause_from, pause_until, wants_restructure, status, decided_by } = repair;
  if (
    explanation === null &&
    pause_from === null &&
    !wants_restructure &&
    file.restructures.length === 0
  )
    return null;
  const given = decided_by !== null && !OVER.includes(status);
  return (
    <Section titleKey={given ? 'credit_repairs.effects.given' : 'credit_repairs.effects.asked'}>
      {explanation !== null && (
        <Box sx={{ mb: 1.5 }}>
          <Typography variant="body2" color="text.secondary">
            {translate('credit_repairs.effects.explanation')}
          </Typography>
          <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxWidth: '72ch' }}>
            {explanation}
          </Typography>
        </Box>
      )}
      {pause_from !== null && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', columnGap: 3 }}>
          <Facts sx={{ columnGap: 3 }}>
            <Fact labelKey="credit_repairs.effects.pause">
              <Day on={pause_from} /> – <Day on={pause_until} distance={given} />
            </Fact>
          </Facts>
          {given && <EndPause repair={repair} />}
        </Box>
      )}
      {(wants_restructure || file.restructures.length > 0) && (
        <Plan repair={repair} file={file} given={given} />
      )}
    </Section>
  );
}

/** The way to a new plan, and what became of it. */
function Plan({ repair, file, given }: Props & { given: boolean }) {
  const translate = useTranslate();
  const mayAsk = useMay('restructures', 'create');
  const loan = repair.loan_id === null ? '' : `loan_id=${repair.loan_id}&`;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="body2" color="text.secondary">
        {translate('credit_repairs.effects.restructure')}
      </Typography>
      {file.restructures.map((request) => (
        <Box
          key={request.id}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center', py: 0.25 }}
        >
          <TextLink to={`/restructures/${request.id}/show`}>
            {translate('credit_repairs.effects.restructure_no', { id: request.id })}
          </TextLink>
          <StatusChip value={request.status} of="restructure_statuses" />
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <Instant at={request.created_at} />
          </Box>
        </Box>
      ))}
      {file.restructures.length === 0 &&
        (given && mayAsk ? (
          <Button
            variant="outlined"
            component={Link}
            to={`/restructures/create?${loan}credit_repair_id=${repair.id}`}
            sx={{ mt: 0.5 }}
          >
            {translate('credit_repairs.effects.make_restructure')}
          </Button>
        ) : (
          <Typography>
            {translate(
              given
                ? 'credit_repairs.effects.restructure_none'
                : 'credit_repairs.effects.restructure_wanted',
            )}
          </Typography>
        ))}
    </Box>
  );
}
