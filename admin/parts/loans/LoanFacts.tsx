import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { NextDeadline } from '../legal/NextDeadline.tsx';
import { useMoment } from '../ledger/useMoment.ts';
import { DayField } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { MoneyField } from '../../shared/MoneyField.tsx';

/** The figures of the next sentence. Costs and credit show only when there are some. */
export function LoanFacts() {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  const { moment } = useMoment();
  if (!loan) return null;
  return (
    <Facts>
      <Fact labelKey="loans.facts.overdue" strong>
        <MoneyField source="overdue_minor" />
      </Fact>
      <Fact labelKey="loans.facts.principal">
        <MoneyField source="principal_outstanding_minor" />
      </Fact>
      <Fact labelKey="loans.facts.penalty">
        <MoneyField source="penalty_minor" />
      </Fact>
      {loan.cost_minor > 0 && (
        <Fact labelKey="loans.facts.cost">
          <MoneyField source="cost_minor" />
        </Fact>
      )}
      <Fact labelKey="loans.facts.next_due">
        {loan.next_due_on ? (
          <>
            <MoneyField source="next_due_minor" />{' '}
            <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
              <DayField source="next_due_on" distance={moment === null ? 'due' : false} />
            </Typography>
          </>
        ) : (
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {translate(
              loan.status === 'settled' ? 'loans.facts.settled' : 'loans.facts.next_due_none',
            )}
          </Typography>
        )}
      </Fact>
      {moment === null && loan.next_deadline_on && (
        <Fact labelKey="loans.facts.legal">
          <NextDeadline />
        </Fact>
      )}
      {loan.written_off_on !== null && (
        <Fact labelKey="loans.facts.written_off">
          <DayField source="written_off_on" />
        </Fact>
      )}
      {loan.refund_owed_minor > 0 && (
        <Fact labelKey="loans.facts.refund_owed" strong>
          <MoneyField source="refund_owed_minor" />
        </Fact>
      )}
      {loan.unallocated_minor > 0 && (
        <Fact labelKey="loans.facts.credit">
          <MoneyField source="unallocated_minor" />
        </Fact>
      )}
    </Facts>
  );
}
