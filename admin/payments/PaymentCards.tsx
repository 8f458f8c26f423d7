import Box from '@mui/material/Box';
import { ReferenceField, SimpleList } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { BorrowerOfLoan } from './BorrowerOfLoan.tsx';
import { PaymentListEmpty } from './PaymentListEmpty.tsx';

const spread = { display: 'flex', justifyContent: 'space-between', gap: 1 };

/** The list on a phone. */
export function PaymentCards() {
  return (
    <SimpleList<Payment>
      rowClick="show"
      empty={<PaymentListEmpty />}
      primaryText={() => (
        <Box component="span" sx={spread}>
          <BorrowerOfLoan link={false} />
          <MoneyField source="amount_minor" />
        </Box>
      )}
      secondaryText={(payment) => (
        <Box component="span" sx={spread}>
          <span className="figures">
            {payment.paid_on} · <EnumField source="channel" of="payment_channels" />
          </span>
          {payment.status === 'reversed' ? <StatusChip source="status" of="payment_statuses" /> : <ReferenceField source="loan_id" reference="loans" link={false} />}
        </Box>
      )}
    />
  );
}
