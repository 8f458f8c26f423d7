import { Box, FormHelperText, Link, Typography } from '@mui/material';
import { useEffect } from 'react';
import {
  InputHelperText,
  RecordContextProvider,
  useGetList,
  useGetOne,
  useInput,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router-dom';
import type { BorrowerContact } from '../../../server/contract/resources/borrowerContacts.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { Choice } from '../../shared/ChoiceButtons.tsx';
import { MaskedField } from '../../shared/MaskedField.tsx';

const MOST = 50;

/**
 * Chooses the guarantor or emergency contact that was contacted; the phone stands beside, for the
 * call. Empty where it was the borrower.
 */
export function ContactChoice() {
  const party = useWatch({ name: 'contacted_party' }) as unknown;
  const loanId = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: typeof loanId === 'number' ? loanId : 0 },
    { enabled: typeof loanId === 'number' },
  );
  return loan && (party === 'guarantor' || party === 'emergency_contact') ? (
    <Contacts key={`${loan.borrower_id}/${party}`} borrowerId={loan.borrower_id} relation={party} />
  ) : null;
}

function Contacts({ borrowerId, relation }: { borrowerId: number; relation: string }) {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput({ source: 'contact_id', defaultValue: null });
  const { data } = useGetList<BorrowerContact>('borrower_contacts', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { borrower_id: borrowerId, relation },
  });
  const chosen = data?.find((contact) => contact.id === field.value);
  const only = data?.length === 1 ? (data[0]?.id ?? null) : null;
  const { onChange, value } = field;
  useEffect(() => {
    // One chosen for another relation does not stay; where there is only one, it is that one.
    if (data && !chosen && value !== only) onChange(only);
  }, [data, chosen, value, only, onChange]);
  if (!data) return null;
  if (data.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {translate(`contact.none.${relation}`)}{' '}
        <Link component={RouterLink} to={`/borrowers/${borrowerId}/show`}>
          {translate('contact.add_contact')}
        </Link>
      </Typography>
    );
  }
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mb: 1.5, p: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: 12, color: 'text.secondary' }}>
        {translate('resources.collection_notes.fields.contact_id')}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        {data.map((contact) => (
          <Choice
            key={contact.id}
            name={`${id}-contact`}
            label={[contact.full_name, contact.relationship].filter(Boolean).join(' · ')}
            checked={contact.id === field.value}
            inputRef={undefined}
            onChoose={() => field.onChange(contact.id)}
            onBlur={field.onBlur}
          />
        ))}
        {chosen && (
          <RecordContextProvider value={chosen}>
            <MaskedField source="phone" resource="borrower_contacts" />
          </RecordContextProvider>
        )}
      </Box>
      {chosen?.refused_on && (
        <FormHelperText error>
          {translate('contacts.refused', { day: chosen.refused_on })}
        </FormHelperText>
      )}
      {fieldState.error && (
        <FormHelperText error>
          <InputHelperText error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}
