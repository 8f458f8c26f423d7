import type { PolicyDefault } from './policyDefaults.ts';

/**
 * How much of what is kept masked one person looks at: plain personal data, files, whole lists.
 * Every look is on record already; the limits stop a thousand of them before anybody reads that.
 */

export const READ_KINDS = ['reveals', 'files', 'exports'] as const;
export type ReadKind = (typeof READ_KINDS)[number];
export const READ_ALARM_STATUSES = ['open', 'allowed', 'dismissed'] as const;

const READERS = ['staff', 'supervisor', 'compliance', 'admin'] as const;

/** The most of each kind by role: reveals and files in an hour, exports of lists in a day. */
export type ReadPolicy = Record<`${(typeof READERS)[number]}_${ReadKind}`, number>;

/** How far back looks of a kind are counted, in milliseconds. */
export const READ_WINDOW_MS: Readonly<Record<ReadKind, number>> = {
  reveals: 3_600_000,
  files: 3_600_000,
  exports: 86_400_000,
};

/** How many looks a role may take in a window, of which `times` more were allowed. */
export const readLimit = (
  policy: ReadPolicy,
  role: (typeof READERS)[number],
  kind: ReadKind,
  times: number,
): number => policy[`${role}_${kind}`] * (1 + times);

/** How much one person looks at in an hour (exports: a day) before a second one is asked. */
export const PERSONAL_READS: PolicyDefault<ReadPolicy> = {
  value: {
    staff_reveals: 60,
    staff_files: 60,
    staff_exports: 15,
    supervisor_reveals: 60,
    supervisor_files: 60,
    supervisor_exports: 20,
    compliance_reveals: 120,
    compliance_files: 120,
    compliance_exports: 20,
    admin_reveals: 0,
    admin_files: 0,
    admin_exports: 20,
  },
  // Art. 51 asks for access by need and measures by risk; the figures are ours.
  source: 'Personal Information Protection Law; figures by practice of lenders',
  article: '51',
  confidence: 'C',
};
