import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { DaihouDataProvider, PersonalResource } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';
import { useMay } from '../../shared/session.ts';
import { type ContactFields, slotOf } from './noteContact.ts';

/**
 * The plain number of whom the note in the form is about, once it is asked for: starting a call
 * shows it, and that look is written down like every other. The number is kept nowhere, and another
 * person's call starts without it.
 */
export function useCalledNumber(fields: ContactFields) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const translate = useTranslate();
  const notify = useNotify();
  const mayReveal = useMay('borrowers', 'reveal');
  const [shown, setShown] = useState<{ of: string; number: string } | null>(null);
  const of = slotOf(fields);
  const show = async (): Promise<void> => {
    if (!mayReveal) return;
    const reason = translate('app.reveal.reasons.call');
    const { loan_id, contacted_party, contact_id, number_id } = fields;
    try {
      const { resource, id } = await holderOf(dataProvider, {
        loan_id,
        contacted_party,
        contact_id,
        number_id,
      });
      if (typeof id !== 'number') return;
      const { phone } = await dataProvider.reveal(resource, id, ['phone'], reason);
      if (phone) setShown({ of, number: phone });
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  return [shown?.of === of ? shown.number : null, show] as const;
}

/** The record that holds the number: a chosen one, the borrower's phone, or another person's. */
async function holderOf(
  dataProvider: DaihouDataProvider,
  { loan_id, contacted_party, contact_id, number_id }: ContactFields,
): Promise<{ resource: PersonalResource; id: unknown }> {
  if (contacted_party !== 'borrower') return { resource: 'borrower_contacts', id: contact_id };
  if (typeof number_id === 'number') return { resource: 'borrower_numbers', id: number_id };
  return { resource: 'borrowers', id: await borrowerOf(dataProvider, loan_id) };
}

const borrowerOf = async (dataProvider: DaihouDataProvider, loan_id: unknown): Promise<number> =>
  (await dataProvider.getOne<Loan>('loans', { id: loan_id as number })).data.borrower_id;
