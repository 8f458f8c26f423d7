/**
 * What a suit needs before it may be filed: a claim nothing stands against, the evidence attached,
 * and a limitation that has not expired on the day of filing.
 */

export const FILING_EVIDENCE = [
  'contract',
  'disbursement_proof',
  'repayment_record',
  'identity',
  'demand_record',
] as const;
export type FilingEvidence = (typeof FILING_EVIDENCE)[number];

/** Obstacles to a suit that nobody may override, in the order they are named. */
export const FILING_OBSTACLES = [
  'nothing_owed',
  'nothing_claimed',
  'plan_kept',
  'other_case_filed',
] as const;
export type FilingObstacle = (typeof FILING_OBSTACLES)[number];

/**
 * Warnings that do not keep from filing. `claimed_above_owed`: the claim is above what is owed on
 * the day, as one of future interest or costs is.
 */
export const FILING_WARNINGS = ['claimed_above_owed'] as const;
export type FilingWarning = (typeof FILING_WARNINGS)[number];

export const filingWarnings = ({
  claimed_minor,
  owed_minor,
}: {
  claimed_minor: number;
  owed_minor: number;
}): FilingWarning[] => (claimed_minor > owed_minor ? ['claimed_above_owed'] : []);

export type EvidencePlace = 'legal_cases' | 'loans' | 'borrowers';

/** A file that is kept under the hash of its bytes and was not withdrawn. */
export interface GateFile {
  id: number;
  kind: string;
  file_name: string;
  sha256: string;
  place: EvidencePlace;
}

export interface GateEvidence {
  kind: FilingEvidence;
  attachment_id: number | null;
  file_name: string | null;
  sha256: string | null;
  found_on: EvidencePlace | null;
}

export interface GateVerdict {
  passes: boolean;
  evidence: GateEvidence[];
  missing: FilingEvidence[];
  obstacles: FilingObstacle[];
  limitation_expired: boolean;
}

/** Places evidence is looked for, the nearest to the case first. */
const PLACES: readonly EvidencePlace[] = ['legal_cases', 'loans', 'borrowers'];
/** Of a borrower's own files only the identity is evidence for a suit about one loan. */
const counts = ({ kind, place }: GateFile): boolean => place !== 'borrowers' || kind === 'identity';

/**
 * Judges whether a suit may be filed on a day. Of several files of one kind the one nearest to the
 * case is named, and of those the latest.
 */
export function filingGate(
  files: readonly GateFile[],
  limitation_expires_on: string,
  on: string,
  standing: Readonly<Partial<Record<FilingObstacle, boolean>>> = {},
): GateVerdict {
  const evidence = FILING_EVIDENCE.map((kind): GateEvidence => {
    const best = files
      .filter((file) => file.kind === kind && counts(file))
      .sort((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || b.id - a.id)[0];
    return {
      kind,
      attachment_id: best?.id ?? null,
      file_name: best?.file_name ?? null,
      sha256: best?.sha256 ?? null,
      found_on: best?.place ?? null,
    };
  });
  const missing = evidence
    .filter(({ attachment_id }) => attachment_id === null)
    .map(({ kind }) => kind);
  const obstacles = FILING_OBSTACLES.filter((obstacle) => standing[obstacle] === true);
  const limitation_expired = limitation_expires_on < on;
  return {
    passes: missing.length === 0 && obstacles.length === 0 && !limitation_expired,
    evidence,
    missing,
    obstacles,
    limitation_expired,
  };
}
