import { Box, Card, Link as MuiLink, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import { Dash } from '../../shared/Dash.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { Count } from '../../shared/report/Count.tsx';
import { agreementRows, totalRows } from './rowsOf.ts';
import type { Period } from '../../shared/report/usePeriod.ts';

/** The period in a few figures. */
export const ReportFigures = ({ report, period }: { report: NoteReport; period: Period }) => {
  const translate = useTranslate();
  const to = totalRows(period);
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mb: 2 }}>
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey="review.report.notes" strong>
          <Count of={report.notes} to={to.notes} />
        </Fact>
        <Fact labelKey="review.report.reviewed" strong>
          <Count of={report.reviewed} to={to.reviewed} />
        </Fact>
        <Fact labelKey="review.report.pending" strong>
          <Count of={report.pending} to={to.pending} />
        </Fact>
        {report.withdrawn > 0 && (
          <Fact labelKey="review.report.withdrawn" strong>
            <Count of={report.withdrawn} to={to.withdrawn} />
          </Fact>
        )}
        <Fact labelKey="review.report.median" strong>
          {report.median_hours === null ? (
            <Dash />
          ) : (
            <MuiLink component={Link} to={to.median_hours}>
              {translate('review.report.hours', { smart_count: report.median_hours })}
            </MuiLink>
          )}
        </Fact>
        <Fact labelKey="review.report.recorded" strong>
          <Count of={report.violations_recorded} to={to.violations_recorded} />
        </Fact>
        <Fact labelKey="review.report.prevented" strong>
          <Count of={report.violations_prevented} to={to.violations_prevented} />
        </Fact>
        <Fact labelKey="review.report.complaints" strong>
          <Count of={report.complaints} to={to.complaints} />
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

const Agreement = ({
  looked_at_twice,
  same,
  kappa,
  period,
}: NoteReport['agreement'] & { period: Period }) => {
  const translate = useTranslate();
  const to = agreementRows(period);
  if (looked_at_twice === 0) return <Dash />;
  return (
    <>
      <Count of={same} to={to.same} /> / <Count of={looked_at_twice} to={to.looked_at_twice} />
      {kappa !== null && (
        <Tooltip title={translate('review.report.kappa_hint')}>
          <Box
            component="span"
            sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' }}
          >
            {translate('review.report.kappa', { kappa: kappa.toFixed(2) })}
          </Box>
        </Tooltip>
      )}
    </>
  );
};
