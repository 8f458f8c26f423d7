import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { NextDeadline } from '../legal/NextDeadline.tsx';
import { useMoment } from '../ledger/useMoment.ts';
import { Why } from '../ledger/Why.tsx';
import { DayField } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { MoneyField } from '../../shared/MoneyField.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { DueNow } from './DueNow.tsx';
import { OpenPromise } from './OpenPromise.tsx';

/**
 * The figures of the next sentence: what must be paid, what is left, what comes next, what was
 * promised. What is not there takes no room.
 */
export function LoanFacts() {
  const loan = useRecordContext<Loan>();
  const { moment } = useMoment();
  const today = useBusinessDate();
  if (!loan) return null;
  const on = moment?.as_of ?? today;
  return (
    <Facts>
      <Fact labelKey={moment === null ? 'loans.facts.due_now' : 'loans.facts.due_then'} strong>
        <DueNow {...loan} due_on_day_minor={loan.next_due_on === on ? loan.next_due_minor : 0} />
        <Why loanId={loan.id} figure="due_now" />
      </Fact>
      <Fact labelKey="loans.facts.principal">
        <MoneyField source="principal_outstanding_minor" />
        <Why loanId={loan.id} figure="principal" />
      </Fact>
      <NextDue />
      {loan.next_promise_on !== null && (
        <Fact labelKey="loans.facts.promised">
          <OpenPromise
            note_id={loan.next_promise_note_id}
            promise_on={loan.next_promise_on}
            promise_amount_minor={loan.next_promise_minor}
          />
        </Fact>
      )}
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
      {loan.unallocated_minor > 0 && (
        <Fact labelKey="loans.facts.credit">
          <MoneyField source="unallocated_minor" />
        </Fact>
      )}
    </Facts>
  );
}

function NextDue() {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  const { moment } = useMoment();
  if (!loan) return null;
  return (
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
  );
}
