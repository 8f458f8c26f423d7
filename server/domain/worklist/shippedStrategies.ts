import type { PolicyDefault } from '../policyDefaults.ts';
import type { TierStrategy } from './strategy.ts';

const LIFT_FROM_MINOR = 2_000_000;

/** What is done with the loans of each tier: in writing where they are later, or larger. */
export const TIER_STRATEGIES: PolicyDefault<readonly TierStrategy[]> = {
  value: [
    {
      tier: 'M1',
      lift_from_minor: LIFT_FROM_MINOR,
      channels: ['sms', 'app', 'call'],
      first_action_days: 2,
      by: 'staff',
      next_step: 'negotiate',
    },
    {
      tier: 'M2',
      lift_from_minor: LIFT_FROM_MINOR,
      channels: ['call', 'sms', 'letter'],
      first_action_days: 5,
      by: 'staff',
      next_step: 'visit',
    },
    {
      tier: 'M3',
      lift_from_minor: LIFT_FROM_MINOR,
      channels: ['call', 'letter', 'visit'],
      first_action_days: 7,
      by: 'staff',
      next_step: 'demand_letter',
    },
    {
      tier: 'M4',
      lift_from_minor: null,
      channels: ['call', 'letter', 'visit', 'agency'],
      first_action_days: 7,
      by: 'supervisor',
      next_step: 'agency',
    },
    {
      tier: 'M5',
      lift_from_minor: null,
      channels: ['call', 'letter', 'visit', 'agency'],
      first_action_days: 10,
      by: 'supervisor',
      next_step: 'lawsuit',
    },
    {
      tier: 'M6',
      lift_from_minor: null,
      channels: ['call', 'letter', 'agency'],
      first_action_days: 10,
      by: 'law_firm',
      next_step: 'lawsuit',
    },
    {
      tier: 'M7',
      lift_from_minor: null,
      channels: ['letter', 'agency'],
      first_action_days: 15,
      by: 'law_firm',
      next_step: 'write_off',
    },
  ],
  source: 'practice of consumer lenders',
  confidence: 'C',
};
