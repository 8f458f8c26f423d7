import { useGetMany } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { TextLink } from '../shared/TextLink.tsx';

/** The loans a message is about, each leading to its page. */
export function LoansOf({ ids }: { ids: readonly number[] }) {
  const { data } = useGetMany<Loan>('loans', { ids: [...ids] });
  return (
    <>
      {(data ?? []).map((loan, at) => (
        <span key={loan.id} className="figures">
          {at > 0 && ' · '}
          <TextLink to={`/loans/${loan.id}/show`}>{loan.loan_no}</TextLink>
        </span>
      ))}
    </>
  );
}
