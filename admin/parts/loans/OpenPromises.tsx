import { useTranslate } from 'react-admin';
import type { BorrowerFile } from '../../../server/contract/resources/borrowerFile.ts';
import { useDistance } from '../../shared/DayField.tsx';
import { formatMoney } from '../../shared/format.ts';
import { TextLink } from '../../shared/TextLink.tsx';

/** Promises that are open, the nearest first: amount, day, and how far that is. */
export function OpenPromises({ promises }: { promises: BorrowerFile['promises'] }) {
  const translate = useTranslate();
  const distance = useDistance();
  return promises.map(({ note_id, promise_on, promise_amount_minor }, at) => (
    <span key={note_id}>
      {at > 0 && translate('app.list_comma')}
      <TextLink to={`/collection_notes/${note_id}/show`}>
        {translate('loans.open_promise', {
          amount: formatMoney(promise_amount_minor),
          day: promise_on,
          distance: distance(promise_on),
        })}
      </TextLink>
    </span>
  ));
}
