import { borrowers } from './borrowers.ts';
import { collectionNotes, noteRevisions } from './collectionNotes.ts';
import { legalCases } from './legalCases.ts';
import { installments, loans } from './loans.ts';
import { payments } from './payments.ts';
import { auditEvents, users } from './system.ts';

export const RESOURCES = { borrowers, loans, installments, payments, collectionNotes, noteRevisions, legalCases, auditEvents, users } as const;
