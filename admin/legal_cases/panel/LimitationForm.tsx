import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { TextInput, maxLength, required, useGetList, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import type { EnumName } from '../../shared/enums.ts';
import { dayOf } from '../../shared/houseDays.ts';
import { EntryForm } from './EntryForm.tsx';
import { FileInput } from './FileInput.tsx';
import { Hint } from './Hint.tsx';

type Kept = 'limitation_interruptions' | 'limitation_suspensions';
interface Shared {
  loan: Loan;
  onSaved: () => void;
  resource: Kept;
  caseId: number | undefined;
  /** The inputs of its days. */
  children: ReactNode;
  defaults: Record<string, unknown>;
  /** The form is not sent without proof. */
  needed?: boolean;
}
interface NewProps extends Shared {
  /** The part of the words. */
  words: 'limitation' | 'suspensions';
  kinds: EnumName;
  only?: readonly string[];
}

/** Enters what moved the limitation: which kind, when, and what proves it. */
export function LimitationForm({
  loan,
  resource,
  caseId,
  words,
  kinds,
  only,
  defaults,
  needed = false,
  onSaved,
  children,
}: NewProps) {
  const translate = useTranslate();
  return (
    <EntryForm
      resource={resource}
      defaults={{
        loan_id: loan.id,
        legal_case_id: caseId,
        kind: null,
        evidence: '',
        attachment_id: null,
        ...defaults,
      }}
      savedKey={`legal_cases.${words}.saved`}
      saveKey={`legal_cases.${words}.save`}
      onSaved={onSaved}
    >
      <Hint>{translate(`legal_cases.${words}.form_hint`)}</Hint>
      {only === undefined ? (
        <ChoiceButtons source="kind" of={kinds} isRequired />
      ) : (
        <EnumInput source="kind" of={kinds} only={only} validate={required()} fullWidth />
      )}
      <KindHint words={words} />
      {children}
      <Proof loanId={loan.id} caseId={caseId} needed={needed} />
    </EntryForm>
  );
}

/** Says what counts as one of the chosen kind. */
function KindHint({ words }: Pick<NewProps, 'words'>) {
  const translate = useTranslate();
  const kind = useWatch({ name: 'kind' }) as unknown;
  return typeof kind === 'string' ? (
    <Hint>{translate(`legal_cases.${words}.of.${kind}`)}</Hint>
  ) : null;
}

/** Completes an entry with an end and a proof that come later. */
export function LimitationChangeForm({
  id,
  loan,
  resource,
  caseId,
  defaults,
  needed = false,
  onSaved,
  children,
}: Shared & { id: number }) {
  return (
    <EntryForm
      resource={resource}
      id={id}
      defaults={defaults}
      savedKey="legal_cases.limitation.changed"
      saveKey="ra.action.save"
      onSaved={onSaved}
    >
      {children}
      <Proof loanId={loan.id} caseId={caseId} needed={needed} />
    </EntryForm>
  );
}

const given = (value: unknown, all: Record<string, unknown>): string | undefined =>
  (typeof value === 'string' && value.trim() !== '') || all['attachment_id'] != null
    ? undefined
    : 'legal_cases.limitation.evidence_needed';

/** A file, or what in the books proves it, or in words what does. */
function Proof({
  loanId,
  caseId,
  needed,
}: {
  loanId: number;
  caseId: number | undefined;
  needed: boolean;
}) {
  return (
    <>
      <FileInput loanId={loanId} {...(caseId === undefined ? {} : { caseId })} />
      <FromTheBooks loanId={loanId} />
      <TextInput
        source="evidence"
        multiline
        minRows={2}
        fullWidth
        validate={needed ? [maxLength(300), given] : maxLength(300)}
        helperText={
          needed
            ? 'legal_cases.limitation.evidence_help_needed'
            : 'legal_cases.limitation.evidence_help'
        }
      />
    </>
  );
}

const LATEST = 50;
const latest = (loan_id: number, field: string) => ({
  filter: { loan_id },
  sort: { field, order: 'DESC' as const },
  pagination: { page: 1, perPage: LATEST },
});

/** A note, a payment or a plan of the loan, named in the words of the evidence. */
function FromTheBooks({ loanId }: { loanId: number }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const notes = useGetList<CollectionNote>('collection_notes', latest(loanId, 'contacted_at'));
  const payments = useGetList<Payment>('payments', latest(loanId, 'paid_on'));
  const plans = useGetList<Restructure>('restructures', latest(loanId, 'id'));
  const named = (kind: string, id: number, on: string) =>
    translate(`legal_cases.limitation.proof.${kind}`, { id, on });
  const choices = [
    ...(notes.data ?? [])
      .filter(({ status }) => status === 'recorded')
      .map(({ id, contacted_at }) => named('note', id, dayOf(contacted_at))),
    ...(payments.data ?? [])
      .filter(({ status }) => status === 'posted')
      .map(({ id, paid_on }) => named('payment', id, paid_on)),
    ...(plans.data ?? [])
      .filter(({ effective_at }) => effective_at !== null)
      .map(({ id, effective_at }) => named('plan', id, dayOf(effective_at ?? ''))),
  ];
  if (choices.length === 0) return null;
  return (
    <TextField
      select
      fullWidth
      label={translate('legal_cases.limitation.proof.title')}
      value=""
      onChange={({ target }) =>
        setValue('evidence', target.value, { shouldDirty: true, shouldValidate: true })
      }
      sx={{ mb: 1.5 }}
    >
      {choices.map((text) => (
        <MenuItem key={text} value={text}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}
