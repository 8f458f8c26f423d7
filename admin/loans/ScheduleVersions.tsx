import { Box } from '@mui/material';
import { useId } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { Choice } from '../shared/ChoiceButtons.tsx';

const MOST = 100;

interface Props {
  loan: Loan;
  /** The version that is shown. */
  shown: number;
  onChoose: (version: number) => void;
}

/**
 * The schedules a restructured loan has had, the one in force first; nothing for a loan that has
 * had but one.
 */
export function ScheduleVersions({ loan, shown, onChoose }: Props) {
  const translate = useTranslate();
  const name = useId();
  const { data = [] } = useGetList<Restructure>('restructures', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { loan_id: loan.id, status: ['effective', 'cancelled'] },
  });
  const plans = data.flatMap(({ schedule_version }) =>
    schedule_version === null ? [] : [schedule_version],
  );
  if (plans.length === 0) return null;
  const contract = Math.min(...plans) - 1;
  const versions = [
    ...new Set([
      loan.schedule_version,
      ...plans.toSorted((version, other) => other - version),
      contract,
    ]),
  ];
  const label = (version: number) => {
    if (version === loan.schedule_version) return translate('restructures.versions.current');
    if (version === contract) return translate('restructures.versions.contract');
    return translate('restructures.versions.former', { version });
  };
  return (
    <Box
      component="fieldset"
      aria-label={translate('restructures.versions.label')}
      sx={{
        border: 0,
        m: 0,
        px: 1.5,
        py: 1,
        minWidth: 0,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.75,
      }}
    >
      {versions.map((version) => (
        <Choice
          key={version}
          name={name}
          label={label(version)}
          checked={version === shown}
          inputRef={undefined}
          onChoose={() => onChoose(version)}
          onBlur={() => undefined}
        />
      ))}
    </Box>
  );
}
