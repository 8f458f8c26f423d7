import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RestructureFigures } from '../../server/contract/resources/restructures.ts';
import { useServerPreview } from '../shared/useServerPreview.ts';
import { previewBody, type RequestForm } from './requestForm.ts';

interface Offer {
  /** The last figures that could be worked out, also where what is typed now makes none. */
  figures: RestructureFigures | undefined;
  /** The reason why what is typed makes no plan; '' where the server could not be asked. */
  refusal: string | undefined;
  /** The figures shown are not of what is typed. */
  isOld: boolean;
}

export const OfferContext = createContext<Offer>({
  figures: undefined,
  refusal: undefined,
  isOld: false,
});

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
  const isOld = isStale || refusal !== undefined || body === null;
  return useMemo(
    () => ({ figures: answer ?? last, refusal, isOld }),
    [answer, last, refusal, isOld],
  );
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
