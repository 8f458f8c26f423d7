import { useTranslate } from 'react-admin';
import type { Warning } from '../../../server/contract/resources/warnings.ts';
import { formatMoney } from '../../shared/format.ts';

/** Why a rule warns, in a sentence made of its figures. */
export function useWarningReason(): (
  warning: Pick<Warning, 'rule' | 'figures' | 'other_loan_no'>,
) => string {
  const translate = useTranslate();
  return ({ rule, figures, other_loan_no }) => {
    const { days = [], amounts_minor = [], detail, ...plain } = figures;
    const { installment_on = '', happened_on = '' } = plain;
    const alone = installment_on === '' ? 'alone' : 'due';
    const key = rule === 'number_invalid' ? `number_invalid_${alone}` : rule;
    return translate(`warnings.reasons.${key}`, {
      due_on: installment_on,
      on: happened_on,
      days_late: plain.days_late ?? 0,
      smart_count: plain.count ?? plain.days_late ?? 0,
      amount: formatMoney(plain.amount_minor ?? 0),
      outstanding: formatMoney(plain.outstanding_minor ?? 0),
      days: days.join(translate('warnings.between')),
      amounts: amounts_minor.map((minor) => formatMoney(minor)).join(translate('warnings.between')),
      detail: detail === undefined ? '' : translate(`resources.borrowers.fields.${detail}`),
      loan: other_loan_no ?? '',
    });
  };
}
