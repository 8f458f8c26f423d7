import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { ATTACHMENT_KINDS } from '../../../server/contract/enums.ts';
import type {
  Restructure,
  RestructureFigures,
} from '../../../server/contract/resources/restructures.ts';
import { caseAddress } from '../../parts/repairs/addresses.ts';
import { TextLink } from '../../shared/TextLink.tsx';
import { AttachmentPart } from './AttachmentPart.tsx';
import { Dash } from '../../shared/Dash.tsx';
import { EnumField } from '../../shared/EnumField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { MoneyField } from '../../shared/MoneyField.tsx';
import { Affordability } from '../figures/Affordability.tsx';
import { Section } from '../../shared/Section.tsx';

const field = (name: keyof Restructure) => `resources.restructures.fields.${name}`;
const EVIDENCE = ATTACHMENT_KINDS.filter((kind) => kind !== 'signed_agreement');

/**
 * The reason why the borrower cannot pay as agreed, what there is to pay with, and the papers that
 * bear it out.
 */
export function Distress({ figures }: { figures: RestructureFigures | null | undefined }) {
  const request = useRecordContext<Restructure>();
  const translate = useTranslate();
  if (!request) return null;
  return (
    <Section titleKey="restructures.form.distress">
      <Typography component="p" sx={{ mb: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        <Box component="strong" sx={{ fontWeight: 600, mr: 1 }}>
          <EnumField source="cause" of="distress_causes" />
        </Box>
        {request.statement}
      </Typography>
      {request.credit_repair_id !== null && (
        <Box sx={{ mb: 1 }}>
          <TextLink to={caseAddress(request.credit_repair_id)}>
            {translate('restructures.show.credit_repair', { id: request.credit_repair_id })}
          </TextLink>
        </Box>
      )}
      <Facts sx={{ columnGap: 3 }}>
        <Fact labelKey={field('monthly_income_minor')}>
          <MoneyField source="monthly_income_minor" />
        </Fact>
        <Fact labelKey={field('other_monthly_debt_minor')}>
          <MoneyField source="other_monthly_debt_minor" />
        </Fact>
        <Fact labelKey={field('other_lenders_count')}>
          {request.other_lenders_count ?? <Dash />}
        </Fact>
      </Facts>
      {figures && (
        <Box sx={{ mt: 1.5 }}>
          <Affordability figures={figures} />
        </Box>
      )}
      <Typography component="h3" variant="subtitle2" sx={{ mt: 1.5 }}>
        {translate('restructures.form.evidence')}
      </Typography>
      <AttachmentPart
        id={request.id}
        kinds={EVIDENCE}
        emptyKey="restructures.show.no_evidence"
        open={!['effective', 'cancelled'].includes(request.status)}
      />
    </Section>
  );
}
