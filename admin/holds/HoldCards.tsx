import { useTranslate } from 'react-admin';
import type { Hold } from '../../server/contract/resources/contacts.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { HoldsEmpty } from './HoldTable.tsx';

/** The list on a phone. */
export const HoldCards = () => {
  const translate = useTranslate();
  return (
    <CardsWithNote<Hold>
      empty={<HoldsEmpty />}
      loanIdOf={(hold) => hold.loan_id}
      to={(hold) => `/loans/${hold.loan_id}/show`}
      primary={() => (
        <Spread>
          <BorrowerOfLoan link={false} />
          <StatusChip source="status" of="hold_statuses" />
        </Spread>
      )}
      secondary={(hold) => (
        <span className="figures">
          <EnumField source="reason" of="hold_reasons" /> ·{' '}
          {translate('holds.span', { from: hold.starts_on, until: hold.ends_on })}
        </span>
      )}
    />
  );
};
