import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import { lazy } from 'react';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { formatMoney } from '../shared/format.ts';

export default {
  list: lazy(async () => ({ default: (await import('./PaymentList.tsx')).PaymentList })),
  show: lazy(async () => ({ default: (await import('./PaymentShow.tsx')).PaymentShow })),
  create: lazy(async () => ({ default: (await import('./PaymentCreate.tsx')).PaymentCreate })),
  edit: lazy(async () => ({ default: (await import('./PaymentEdit.tsx')).PaymentEdit })),
  icon: PaymentsOutlined,
  recordRepresentation: (payment: Payment) =>
    `${payment.paid_on} · ${formatMoney(payment.amount_minor)}`,
};
