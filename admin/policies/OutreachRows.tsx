import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import type { JourneyStep, OutreachPolicy } from '../../server/domain/outreach/journey.ts';
import { formatMoney } from '../shared/format.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;
const MOST_TEMPLATES = 200;

const momentOf = (days: number): 'before' | 'on' | 'after' => {
  if (days === 0) return 'on';
  return days < 0 ? 'before' : 'after';
};

/** Which messages a borrower gets by themselves; a step that differs is marked. */
export function OutreachRows({
  policy,
  against,
}: {
  policy: OutreachPolicy;
  against?: OutreachPolicy | undefined;
}) {
  const translate = useTranslate();
  const { data } = useGetList<MessageTemplate>('message_templates', {
    pagination: { page: 1, perPage: MOST_TEMPLATES },
    sort: { field: 'name', order: 'ASC' },
  });
  const names = new Map(data?.map(({ code, name }) => [code, name]));
  const same = (one: JourneyStep): boolean =>
    against === undefined ||
    against.steps.some((other) => JSON.stringify(other) === JSON.stringify(one));
  return (
    <>
      <Typography className="figures" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
        {translate('outreach_policy.facts', {
          signature: policy.signature,
          hotline: policy.hotline,
          at: policy.at,
          days: policy.valid_days,
          price: formatMoney(policy.price_minor),
        })}
      </Typography>
      {policy.steps.length === 0 ? (
        <Typography color="text.secondary">{translate('outreach_policy.steps_none')}</Typography>
      ) : (
        <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('outreach_policy.days')}</TableCell>
              <TableCell>{translate('outreach_policy.templates')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {policy.steps
              .toSorted((a, b) => a.days - b.days)
              .map((step) => (
                <TableRow key={step.key} sx={same(step) ? {} : { '& td': MARK }}>
                  <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
                    {translate(`outreach_policy.when.${momentOf(step.days)}`, {
                      smart_count: Math.abs(step.days),
                    })}
                  </TableCell>
                  <TableCell sx={{ overflowWrap: 'anywhere' }}>
                    {step.templates
                      .map((code) => names.get(code) ?? code)
                      .join(translate('outreach_policy.and'))}
                  </TableCell>
                </TableRow>
              ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
