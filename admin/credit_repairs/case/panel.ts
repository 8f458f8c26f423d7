import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';

/** Forms that open beside the case, so that what they are about stays in sight. */
export type Panel = 'mark' | 'unmark' | 'edit' | 'bureau' | 'propose' | 'answer' | 'correct';

/** Props of every form beside the case. */
export interface FormProps {
  repair: CreditRepair;
  file: RepairFile;
  onDone: () => void;
}
