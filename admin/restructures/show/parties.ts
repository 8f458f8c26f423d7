import { PARTIES } from '../../../server/contract/enums.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import type { Party } from '../../../server/domain/restructure/restructure.ts';

export const signedOn = (request: Restructure, party: Party): string | null =>
  request[`${party}_signed_on`];

/** The parties whose signatures the agreement needs. */
export const partiesOf = ({ kinds }: Restructure): Party[] =>
  PARTIES.filter((party) => party !== 'guarantor' || kinds.includes('add_guarantor'));
