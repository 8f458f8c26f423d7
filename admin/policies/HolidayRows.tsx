import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Fact, Facts } from '../shared/Facts.tsx';
import type { PolicyValues } from './policyBook.ts';

/** The days a yearly notice names. */
export function HolidayRows({ notice }: { notice: PolicyValues['holidays'] }) {
  const comma = useTranslate()('audit.comma');
  return (
    <Facts>
      <Fact labelKey="policies.figures.year">{notice.year}</Fact>
      <Fact labelKey="policies.figures.holidays">
        <Box className="figures">{notice.holidays.join(comma)}</Box>
      </Fact>
      <Fact labelKey="policies.figures.workdays">
        <Box className="figures">{notice.workdays.join(comma) || '—'}</Box>
      </Fact>
    </Facts>
  );
}
