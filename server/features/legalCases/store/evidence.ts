import type { Knex } from 'knex';
import { chunks } from '../../../book/accounts.ts';
import type { AttachmentRow } from '../../../contract/resources/attachments.ts';
import {
  FILING_EVIDENCE,
  type EvidencePlace,
  type GateEvidence,
  type GateFile,
} from '../../../domain/legal/filingGate.ts';
import type { CaseLoan } from './loans.ts';

/** Files that prove what a case rests on. */

/** Resources whose records belong to a loan. */
const OF_LOAN: ReadonlySet<AttachmentRow['resource']> = new Set([
  'legal_cases',
  'collection_notes',
  'restructures',
]);

/**
 * Whether a file that was not withdrawn belongs to a loan: to itself, its borrower, its cases,
 * notes or restructures.
 */
export async function isFileOf(db: Knex, id: number, loan: CaseLoan): Promise<boolean> {
  const file: Pick<AttachmentRow, 'resource' | 'record_id'> | undefined = await db('attachments')
    .where({ id, status: 'recorded' })
    .first('resource', 'record_id');
  if (file === undefined) return false;
  if (file.resource === 'loans') return file.record_id === loan.id;
  if (file.resource === 'borrowers') return file.record_id === loan.borrower_id;
  if (!OF_LOAN.has(file.resource)) return false;
  const owner = db(file.resource).where({ id: file.record_id, loan_id: loan.id });
  return (await owner.first('id')) !== undefined;
}

/** A loan to be sued for, with the case that does, if there is one. */
interface GateTarget {
  loan_id: number;
  borrower_id: number;
  legal_case_id?: number | undefined;
}

/** The record of a target that files are attached to in each place. */
const PLACE_IDS: Record<EvidencePlace, (target: GateTarget) => number | undefined> = {
  legal_cases: ({ legal_case_id }) => legal_case_id,
  loans: ({ loan_id }) => loan_id,
  borrowers: ({ borrower_id }) => borrower_id,
};

/** Files that may serve as evidence, by the loan's id. */
export async function gateFiles(
  db: Knex,
  targets: readonly GateTarget[],
): Promise<Map<number, GateFile[]>> {
  const files = new Map<number, GateFile[]>(targets.map(({ loan_id }) => [loan_id, []]));
  for (const place of Object.keys(PLACE_IDS) as EvidencePlace[]) {
    const loans = new Map<number, number[]>();
    for (const target of targets) {
      const id = PLACE_IDS[place](target);
      if (id !== undefined) loans.set(id, [...(loans.get(id) ?? []), target.loan_id]);
    }
    for (const ids of chunks([...loans.keys()])) {
      const rows: Pick<AttachmentRow, 'id' | 'record_id' | 'kind' | 'file_name' | 'sha256'>[] =
        await db('attachments')
          .where({ resource: place, status: 'recorded' })
          .whereIn('record_id', ids)
          .whereIn('kind', FILING_EVIDENCE)
          .select('id', 'record_id', 'kind', 'file_name', 'sha256');
      for (const { record_id, ...file } of rows)
        for (const loan_id of loans.get(record_id) ?? [])
          files.get(loan_id)?.push({ ...file, place });
    }
  }
  return files;
}

/** The files a case was filed on, as its filing keeps them; null where it keeps none. */
export async function filedEvidence(db: Knex, legal_case_id: number): Promise<GateFile[] | null> {
  const rows: { details: string }[] = await db('case_events')
    .where({ legal_case_id, kind: 'stage' })
    .orderBy('id', 'desc')
    .select('details');
  for (const { details } of rows) {
    const { evidence } = JSON.parse(details) as { evidence?: GateEvidence[] };
    if (evidence !== undefined) return evidence.flatMap(keptFile);
  }
  return null;
}

function keptFile({ kind, attachment_id, file_name, sha256, found_on }: GateEvidence): GateFile[] {
  if (attachment_id === null) return [];
  return [
    {
      id: attachment_id,
      kind,
      file_name: file_name ?? '',
      sha256: sha256 ?? '',
      place: found_on ?? 'legal_cases',
    },
  ];
}

/** The ids of those of these files that were withdrawn. */
export async function withdrawnFiles(db: Knex, ids: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('attachments')
    .whereIn('id', ids)
    .where({ status: 'withdrawn' })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}
