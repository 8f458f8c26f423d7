import type { RestructureFigures } from '../../server/contract/resources/restructures.ts';

export interface Offer {
  /** The last figures that could be worked out, also where what is typed now makes none. */
  figures: RestructureFigures | undefined;
  /** The reason why what is typed makes no plan; '' where the server could not be asked. */
  refusal: string | undefined;
  /** The figures shown are not of what is typed. */
  isOld: boolean;
}

export const NO_OFFER: Offer = { figures: undefined, refusal: undefined, isOld: false };

interface Asked {
  /** What was asked for; null while the terms say too little. */
  body: object | null;
  answer: RestructureFigures | undefined;
  /** The answer before. */
  last: RestructureFigures | undefined;
  refusal: string | undefined;
  isStale: boolean;
}

/** The offer to show: the last answer stays in sight while there is no newer one, and is told. */
export const offerOf = ({ body, answer, last, refusal, isStale }: Asked): Offer => ({
  figures: answer ?? last,
  refusal,
  isOld: isStale || refusal !== undefined || body === null,
});
