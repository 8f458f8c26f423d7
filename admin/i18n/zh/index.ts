import { mergeParts } from '../merge.ts';
import { adjustments } from './adjustments.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { borrowers } from './borrowers.ts';
import { collection_notes } from './collection_notes.ts';
import { enums } from './enums.ts';
import { ledger } from './ledger.ts';
import { legal_cases } from './legal_cases.ts';
import { loans } from './loans.ts';
import { payments } from './payments.ts';
import { policies } from './policies.ts';
import { ra } from './ra.ts';
import { tiers } from './tiers.ts';

export const messages = mergeParts(ra, [app, enums, borrowers, loans, payments, adjustments, ledger, collection_notes, legal_cases, tiers, policies, audit]);
