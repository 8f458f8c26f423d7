import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RestructureFigures } from '../../server/contract/resources/restructures.ts';
import { useServerPreview } from '../shared/useServerPreview.ts';
import { NO_OFFER, type Offer, offerOf } from './offer.ts';
import { previewBody, type RequestForm } from './requestForm.ts';

export const OfferContext = createContext<Offer>(NO_OFFER);

/** The offer that the form makes as it stands. */
export const useOffer = () => useContext(OfferContext);

/** Works the offer out as it is typed. What the server says of a field is said at the field. */
export function useOfferPreview(): Offer {
  const body = previewBody(useWatch<RequestForm>());
  const { answer, refusal, fields, isStale } = useServerPreview<RestructureFigures>(
    'restructures/preview',
    body,
  );
  const [last, setLast] = useState(answer);
  if (answer !== undefined && answer !== last) setLast(answer);
  useErrorsAtFields(fields);
  const { figures, isOld } = offerOf({ body, answer, last, refusal, isStale });
  return useMemo(() => ({ figures, refusal, isOld }), [figures, refusal, isOld]);
}

const OF_PREVIEW = 'preview';

function useErrorsAtFields(fields: Readonly<Record<string, string>>) {
  const { setError, clearErrors, getFieldState } = useFormContext();
  const shown = useRef<string[]>([]);
  const said = JSON.stringify(fields);
  useEffect(() => {
    for (const name of shown.current)
      if (getFieldState(name).error?.type === OF_PREVIEW) clearErrors(name);
    const texts = Object.entries(JSON.parse(said) as Record<string, string>);
    for (const [name, message] of texts) setError(name, { type: OF_PREVIEW, message });
    shown.current = texts.map(([name]) => name);
  }, [said, setError, clearErrors, getFieldState]);
}
