import type { ATTACHABLE } from '../../../server/contract/enums.ts';

/** The record that files belong to. */
export interface AttachedTo {
  resource: (typeof ATTACHABLE)[number];
  recordId: number;
}
