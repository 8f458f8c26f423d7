import { Box, Button, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { Section } from '../../shared/Section.tsx';
import { Day } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { KeyHint } from '../../shared/KeyHint.tsx';

const field = (name: keyof CreditRepair) => `resources.credit_repairs.fields.${name}`;

interface Props {
  repair: CreditRepair;
  file: RepairFile;
  /** Given where this person may correct what was taken down. */
  onEdit?: (() => void) | undefined;
}

/** The request in the person's own words and in ours. */
export function Statement({ repair, file, onEdit }: Props) {
  const translate = useTranslate();
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: repair.loan_id ?? 0 },
    { enabled: repair.loan_id !== null },
  );
  // A loan that was never late has no record to wait for.
  const goesOn = (loan?.days_past_due ?? 0) > 0;
  return (
    <Section titleKey="credit_repairs.show.statement">
      <Box
        sx={{ display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: 1 }}
      >
        <Typography component="p" sx={{ m: 0, fontWeight: 600 }}>
          {translate(`credit_repairs.form.asks.${repair.asks_for}`)}
        </Typography>
        {onEdit && (
          <Button
            size="small"
            aria-keyshortcuts="e"
            onClick={onEdit}
            sx={{ flexShrink: 0, minHeight: 24, py: 0 }}
          >
            {translate('credit_repairs.edit.action')}
            <KeyHint of="E" />
          </Button>
        )}
      </Box>
      <Typography
        component="p"
        sx={{
          mt: 0.5,
          mb: 1.5,
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-wrap',
          maxWidth: '72ch',
        }}
      >
        {repair.statement}
      </Typography>
      <Facts sx={{ columnGap: 3 }}>
        {repair.kind === 'pre_report_notice' && (
          <>
            <Fact labelKey={field('told_on')}>
              <Day on={repair.told_on} />
            </Fact>
            <Fact labelKey={field('reported_on')}>
              <Day on={repair.reported_on} />
            </Fact>
          </>
        )}
        {(goesOn || file.record_kept_until !== null) && (
          <Fact labelKey="credit_repairs.show.kept_until">
            {file.record_kept_until === null ? (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {translate('credit_repairs.show.kept_open')}
              </Box>
            ) : (
              <Day on={file.record_kept_until} />
            )}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
