import Typography from '@mui/material/Typography';
import {
  SelectInput,
  TextInput,
  maxLength,
  maxValue,
  minValue,
  required,
  useGetManyReference,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router-dom';
import type { BorrowerContact } from '../../../server/contract/resources/borrowerContacts.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { useGuarantees } from '../../parts/legal/clocks/GuaranteeRows.tsx';
import { EntryForm } from './EntryForm.tsx';
import { Hint } from './Hint.tsx';
import { WholeInput } from '../../shared/WholeInput.tsx';

const MOST = 100;

/** Enters a guarantee: who guarantees the loan, how, and for how long. */
export function GuaranteePanel({ loan, onSaved }: LoanFormProps<'guarantee'>) {
  const translate = useTranslate();
  const { data: recorded } = useGuarantees(loan.id);
  const { data: all } = useGetManyReference<BorrowerContact>('borrower_contacts', {
    target: 'borrower_id',
    id: loan.borrower_id,
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { relation: 'guarantor' },
  });
  if (!all || !recorded) return null;
  const guarantors = all.filter(
    ({ id }) => !recorded.some(({ borrower_contact_id }) => borrower_contact_id === id),
  );
  if (guarantors.length === 0) {
    return (
      <Typography sx={{ px: 3, py: 2 }}>
        {translate(
          all.length === 0
            ? 'legal_cases.guarantees.no_guarantor'
            : 'legal_cases.guarantees.all_recorded',
        )}{' '}
        <Link to={`/borrowers/${loan.borrower_id}/show`}>
          {translate('legal_cases.guarantees.to_borrower')}
        </Link>
      </Typography>
    );
  }
  return (
    <EntryForm
      resource="guarantees"
      defaults={{
        loan_id: loan.id,
        borrower_contact_id: guarantors.length === 1 ? guarantors[0]?.id : null,
        form: 'joint',
        due_on: loan.last_due_on,
        agreed_months: null,
        agreed_until: null,
      }}
      savedKey="legal_cases.guarantees.saved"
      saveKey="legal_cases.guarantees.save"
      onSaved={onSaved}
    >
      <SelectInput
        source="borrower_contact_id"
        choices={guarantors.map(({ id, full_name }) => ({ id, name: full_name }))}
        translateChoice={false}
        validate={required()}
        fullWidth
        helperText={false}
      />
      <ChoiceButtons source="form" of="guarantee_forms" isRequired />
      <FormHint />
      <DayInput
        source="due_on"
        validate={required()}
        fullWidth
        helperText="legal_cases.guarantees.due_help"
      />
      <WholeInput
        source="agreed_months"
        validate={[minValue(1), maxValue(360)]}
        fullWidth
        helperText="legal_cases.guarantees.agreed_help"
      />
      <DayInput
        source="agreed_until"
        fullWidth
        helperText="legal_cases.guarantees.agreed_until_help"
      />
    </EntryForm>
  );
}

function FormHint() {
  const translate = useTranslate();
  const form = useWatch({ name: 'form' }) as unknown;
  return typeof form === 'string' ? (
    <Hint>{translate(`legal_cases.guarantees.of.${form}`)}</Hint>
  ) : null;
}

/** The suit against the debtor, or the demand on the guarantor, that ends the period in time. */
export function GuaranteeClaimPanel({ guarantee, onSaved }: LoanFormProps<'guarantee_claim'>) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const claimed = guarantee.state === 'claimed';
  return (
    <EntryForm
      resource="guarantees"
      id={guarantee.id}
      defaults={{
        claimed_on: claimed ? guarantee.claimed_on : today,
        claim_evidence: guarantee.claim_evidence ?? '',
        limitation_from_on: guarantee.limitation_from_on,
      }}
      savedKey="legal_cases.guarantees.claim_saved"
      saveKey="legal_cases.guarantees.claim"
      onSaved={onSaved}
    >
      <Hint>
        {translate('legal_cases.guarantees.claim_hint', {
          name: guarantee.guarantor_name,
          on: guarantee.ends_on,
        })}
      </Hint>
      <Hint>
        {translate(`legal_cases.guarantees.of.${guarantee.form}`)}{' '}
        {translate('legal_cases.guarantees.claim_from', { on: guarantee.due_on })}
      </Hint>
      <DayInput source="claimed_on" validate={required()} fullWidth helperText={false} />
      {(claimed || guarantee.form === 'ordinary') && (
        <DayInput
          source="limitation_from_on"
          fullWidth
          helperText={`legal_cases.guarantees.limitation_from_${guarantee.form}`}
        />
      )}
      <TextInput
        source="claim_evidence"
        multiline
        minRows={2}
        fullWidth
        validate={[required(), maxLength(300)]}
        helperText="legal_cases.guarantees.evidence_help"
      />
    </EntryForm>
  );
}
