import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RepairWorkload } from '../../../server/contract/resources/repairReport.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { OPEN, requestsOf } from '../../parts/repairs/addresses.ts';

type Age = RepairWorkload['ages'][number];

/**
 * Bars of the open requests by age, one per span of days; the late part of a bar is darker and said
 * in words.
 */
export function AgeBars({ ages }: { ages: readonly Age[] }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const most = Math.max(1, ...ages.map(({ open }) => open));
  const span = ({ from_days, to_days }: Age) =>
    to_days === null
      ? translate('credit_repairs.ages.over', { from: from_days })
      : translate('credit_repairs.ages.between', { from: from_days, to: to_days });
  const rows = ({ from_days, to_days }: Age) =>
    requestsOf({
      status: [...OPEN],
      received_on_lte: addDays(today, -from_days),
      ...(to_days === null ? {} : { received_on_gte: addDays(today, -to_days) }),
    });
  return (
    <Box
      component="section"
      aria-label={translate('credit_repairs.ages.title')}
      sx={{ minWidth: 0 }}
    >
      <Typography component="h2" variant="subtitle2" color="text.secondary" sx={{ mb: 0.5 }}>
        {translate('credit_repairs.ages.title')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {ages.map((age) => (
          <Box component="li" key={age.from_days}>
            <Box
              component={Link}
              to={rows(age)}
              className="figures"
              sx={{
                display: 'grid',
                gridTemplateColumns: '84px minmax(40px, 1fr) 96px',
                alignItems: 'center',
                columnGap: 1,
                py: 0.25,
                color: 'inherit',
                textDecoration: 'none',
                fontSize: '0.8125rem',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <span>{span(age)}</span>
              <Box
                component="span"
                aria-hidden
                sx={{ display: 'flex', height: 8, borderRadius: 1, overflow: 'hidden' }}
              >
                <Box
                  component="span"
                  sx={{ width: `${(age.overdue / most) * 100}%`, bgcolor: 'error.main' }}
                />
                <Box
                  component="span"
                  sx={{
                    width: `${((age.open - age.overdue) / most) * 100}%`,
                    bgcolor: 'primary.light',
                    opacity: 0.7,
                  }}
                />
              </Box>
              <Box component="span" sx={{ textAlign: 'left', whiteSpace: 'nowrap' }}>
                {age.open}
                {age.overdue > 0 && (
                  <Box component="span" sx={{ color: 'error.main', ml: 0.75 }}>
                    {translate('credit_repairs.ages.late', { smart_count: age.overdue })}
                  </Box>
                )}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
