import type { PolicyDefault } from '../policyDefaults.ts';
import type { OutreachPolicy } from './journey.ts';

/** No message leaves by itself until the lender has steps of its own. */
export const OUTREACH: PolicyDefault<OutreachPolicy> = {
  value: {
    signature: '贷后',
    lender: '贷款人',
    hotline: '400-000-0000',
    opt_out_hint: '拒收请回复T',
    price_minor: 5,
    at: '10:00',
    valid_days: 1,
    steps: [],
  },
  source: 'practice of consumer lenders',
  confidence: 'C',
};
