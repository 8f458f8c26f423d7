import type { PolicyDefault } from './policyDefaults.ts';

/**
 * Whose work a person at the desk sees. Compliance and administrators see all: what they look for
 * is in everybody's work.
 */

export const ROW_SCOPES = ['all', 'team', 'own'] as const;
export type RowScope = (typeof ROW_SCOPES)[number];

/** How far each role of the desk sees. A supervisor's own work is their team's. */
export interface RowScopePolicy {
  readonly staff: RowScope;
  readonly supervisor: Exclude<RowScope, 'own'>;
}

/** How far a role sees by the policy. */
export const rowScopeOf = (policy: RowScopePolicy, role: string): RowScope =>
  role === 'staff' || role === 'supervisor' ? policy[role] : 'all';

/** Everybody of the desk sees the whole book, until a lender decides otherwise. */
export const ROW_SCOPE: PolicyDefault<RowScopePolicy> = {
  value: { staff: 'all', supervisor: 'all' },
  // Art. 6 asks for the least that a purpose needs, art. 51 for permissions by role.
  source: 'Personal Information Protection Law; the extent is the lender’s to decide',
  article: '6, 51',
  confidence: 'C',
};
