import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';

/** Props of every part of the case's page. */
export interface PartProps {
  legalCase: LegalCase;
}
