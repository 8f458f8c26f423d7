import { useTranslate } from 'react-admin';
import { useDistance } from '../../shared/DayField.tsx';
import { formatMoney } from '../../shared/format.ts';
import { TextLink } from '../../shared/TextLink.tsx';

interface Props {
  note_id: number | null;
  promise_on: string;
  promise_amount_minor: number;
}

/** A promise that is open: amount, day, and how far that is; it leads to its note. */
export function OpenPromise({ note_id, promise_on, promise_amount_minor }: Props) {
  const translate = useTranslate();
  const distance = useDistance();
  return (
    <TextLink to={`/collection_notes/${note_id}/show`}>
      {translate('loans.open_promise', {
        amount: formatMoney(promise_amount_minor),
        day: promise_on,
        distance: distance(promise_on),
      })}
    </TextLink>
  );
}
