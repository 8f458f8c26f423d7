import { RecordContextProvider, useGetOne } from 'react-admin';
import type { BorrowerContact } from '../../../server/contract/resources/borrowerContacts.ts';
import { Dash } from '../../shared/Dash.tsx';
import { DayField } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { MaskedField } from '../../shared/MaskedField.tsx';

const field = (name: keyof BorrowerContact) => `resources.borrower_contacts.fields.${name}`;

/** The guarantor who stands in for the borrower, and since when with consent. */
export function Guarantor({ id }: { id: number }) {
  const { data: guarantor } = useGetOne<BorrowerContact>('borrower_contacts', { id });
  if (!guarantor) return null;
  return (
    <RecordContextProvider value={guarantor}>
      <Facts sx={{ columnGap: 3, mb: 1.5 }}>
        <Fact labelKey="resources.restructures.fields.guarantor_id">{guarantor.full_name}</Fact>
        <Fact labelKey={field('relationship')}>{guarantor.relationship ?? <Dash />}</Fact>
        <Fact labelKey={field('phone')}>
          <MaskedField source="phone" resource="borrower_contacts" />
        </Fact>
        <Fact labelKey={field('consented_on')}>
          <DayField source="consented_on" />
        </Fact>
      </Facts>
    </RecordContextProvider>
  );
}
