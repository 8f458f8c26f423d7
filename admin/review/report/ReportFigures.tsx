import { Box, Card, Link as MuiLink, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { Count } from './Count.tsx';
import { complaintsOf, notesOf, reviewedOf, twiceOf } from './rowsOf.ts';
import type { Period } from './usePeriod.ts';

/** The period in a few figures. */
export const ReportFigures = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mb: 2 }}>
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="review.report.notes" strong>
          <Count of={report.notes} to={notesOf(period)} />
        </Fact>
        <Fact labelKey="review.report.reviewed" strong>
          <Count of={report.reviewed} to={reviewedOf(period)} />
        </Fact>
        <Fact labelKey="review.report.pending" strong>
          <Count of={report.pending} to={notesOf(period, { review_status: 'pending' })} />
        </Fact>
        <Fact labelKey="review.report.median" strong>
          {report.median_hours === null ? <Dash /> : translate('review.report.hours', { smart_count: report.median_hours })}
        </Fact>
        <Fact labelKey="review.report.recorded" strong>
          <Count of={report.violations_recorded} to={notesOf(period, { violation: 'any' })} />
        </Fact>
        <Fact labelKey="review.report.prevented" strong>
          <Count of={report.violations_prevented} />
        </Fact>
        <Fact labelKey="review.report.complaints" strong>
          <Count of={report.complaints} to={complaintsOf(period)} />
        </Fact>
        <Fact labelKey="review.report.agreement" strong>
          <Agreement {...report.agreement} period={period} />
        </Fact>
      </Facts>
      {report.agreement.kappa_missing !== null && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5 }}>
          {translate(`review.report.kappa_missing.${report.agreement.kappa_missing}`)}
        </Typography>
      )}
    </Card>
  );
};

const Agreement = ({ looked_at_twice, same, kappa, period }: NoteReport['agreement'] & { period: Period }) => {
  const translate = useTranslate();
  if (looked_at_twice === 0) return <Dash />;
  return (
    <>
      <MuiLink component={Link} to={twiceOf(period)}>
        {translate('review.report.agreement_of', { same, twice: looked_at_twice })}
      </MuiLink>
      {kappa !== null && (
        <Tooltip title={translate('review.report.kappa_hint')}>
          <Box component="span" sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' }}>
            {translate('review.report.kappa', { kappa: kappa.toFixed(2) })}
          </Box>
        </Tooltip>
      )}
    </>
  );
};
