import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { RestructureKind } from '../../server/contract/enums.ts';
import { isRepairField, RepairValue } from '../parts/repairs/AuditValue.tsx';
import { useKindsText } from '../parts/restructures/useKindsText.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { type EnumName, useEnumLabel } from '../shared/enums.ts';
import { formatMoney, formatRate } from '../shared/format.ts';
import { Instant } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { useResourceWord } from './ResourceName.tsx';

interface Props {
  resource: string;
  field: string;
  value: unknown;
}

const USERS = [
  'assigned_to',
  'author_id',
  'recorded_by',
  'reversed_by',
  'reviewer_id',
  'actor_id',
  'uploaded_by',
  'withdrawn_by',
  'requested_by',
  'first_approved_by',
  'decided_by',
  'assignee_id',
  'submitted_by',
  'answered_by',
];

const VOCABULARIES: Record<string, EnumName> = {
  identity_status: 'identity_statuses',
  time_zone: 'time_zones',
  employment_status: 'employment_statuses',
  repayment_method: 'repayment_methods',
  day_count: 'day_counts',
  rounding: 'roundings',
  product: 'products',
  asset_class: 'asset_classes',
  outcome: 'note_outcomes',
  contacted_party: 'contacted_parties',
  review_status: 'review_statuses',
  stage: 'case_stages',
  role: 'roles',
  component: 'components',
  'loans.status': 'loan_statuses',
  'payments.status': 'payment_statuses',
  'payments.channel': 'payment_channels',
  'collection_notes.status': 'note_statuses',
  'collection_notes.channel': 'note_channels',
  'installments.status': 'installment_statuses',
  'adjustments.kind': 'adjustment_kinds',
  'adjustments.status': 'adjustment_statuses',
  'reversal_requests.status': 'reversal_statuses',
  cost_kind: 'cost_kinds',
  'policies.kind': 'policy_kinds',
  'policies.status': 'policy_statuses',
  confidence: 'confidences',
  relation: 'contact_relations',
  'attachments.kind': 'attachment_kinds',
  'attachments.status': 'attachment_statuses',
  'restructures.status': 'restructure_statuses',
  plan_status: 'plan_statuses',
  'restructures.cause': 'distress_causes',
  interest_treatment: 'treatments',
  penalty_treatment: 'treatments',
  cost_treatment: 'treatments',
  'credit_repairs.kind': 'repair_kinds',
  'credit_repairs.cause': 'repair_causes',
  'credit_repairs.status': 'repair_statuses',
  asks_for: 'repair_asks',
  answer_channel: 'answer_channels',
};

/** A value of an audit image, read by what its field's name says it is. */
export const ChangedValue = ({ resource, field, value }: Props) => {
  const vocabulary = VOCABULARIES[`${resource}.${field}`] ?? VOCABULARIES[field];
  if (vocabulary && typeof value === 'string') return <Word of={vocabulary} value={value} />;
  if (resource === 'restructures' && typeof value === 'string') {
    if (field === 'kinds') return <Kinds value={value} />;
    if (field === 'terms') return <Terms value={value} />;
    if (field === 'agreement') return <Agreement language={value} />;
  }
  if (isRepairField(resource, field) && value !== null)
    return <RepairValue field={field} value={value} />;
  if (field === 'resource' && typeof value === 'string') return <ResourceWord name={value} />;
  if (typeof value === 'number') return <Figure field={field} value={value} />;
  if (typeof value === 'string')
    return field.endsWith('_at') ? (
      <Instant at={value} />
    ) : (
      <span style={{ whiteSpace: 'pre-wrap' }}>{value}</span>
    );
  if (typeof value === 'boolean') return <YesNo value={value} />;
  if (field === 'fields' && Array.isArray(value))
    return <FieldNames resource={resource} fields={value} />;
  return <span style={{ whiteSpace: 'pre-wrap' }}>{JSON.stringify(value, null, 1)}</span>;
};

const Word = ({ of, value }: { of: EnumName; value: string }) => {
  const label = useEnumLabel(of);
  return <span>{label(value)}</span>;
};

const ResourceWord = ({ name }: { name: string }) => <span>{useResourceWord()(name)}</span>;

/** Kinds and terms are kept as JSON. */
const Kinds = ({ value }: { value: string }) => (
  <span>{useKindsText()(JSON.parse(value) as RestructureKind[])}</span>
);

const Terms = ({ value }: { value: string }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {Object.entries(JSON.parse(value) as Record<string, unknown>).map(([name, term]) => (
        <li key={name}>
          <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
            {translate(`resources.restructures.fields.${name}`, { _: name })}
          </Box>
          <ChangedValue resource="restructures" field={name} value={term} />
        </li>
      ))}
    </Box>
  );
};

const Agreement = ({ language }: { language: string }) => (
  <span>{useTranslate()(`restructures.agreement.${language}`, { _: language })}</span>
);

const FieldNames = ({ resource, fields }: { resource: string; fields: readonly unknown[] }) => {
  const translate = useTranslate();
  const words = fields.map((name) =>
    translate(`resources.${resource}.fields.${String(name)}`, { _: String(name) }),
  );
  return <span>{words.join(translate('audit.comma'))}</span>;
};

const YesNo = ({ value }: { value: boolean }) => {
  const translate = useTranslate();
  return <span>{translate(value ? 'audit.yes' : 'audit.no')}</span>;
};

/** The link to the record a number names, if it names one. */
function linkOf(field: string): ReactNode {
  if (field === 'borrower_id') return <BorrowerLink />;
  if (field === 'loan_id') return <LoanLink />;
  return USERS.includes(field) ? <UserName source={field} /> : null;
}

const Figure = ({ field, value }: { field: string; value: number }) => {
  if (field.endsWith('_minor')) return <span>{formatMoney(value)}</span>;
  if (field.endsWith('_bps')) return <span>{formatRate(value)}</span>;
  const link = linkOf(field);
  return link ? (
    <RecordContextProvider value={{ id: 0, [field]: value }}>{link}</RecordContextProvider>
  ) : (
    <span>{value}</span>
  );
};
