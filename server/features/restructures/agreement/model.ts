import type { Language, RestructureKind } from '../../../contract/enums.ts';
import type { RestructureFigures } from '../../../contract/resources/restructures.ts';

/** What a supplementary agreement is made from: the figures as they were frozen, and who is party to it. Whatever is personal comes masked. */
export interface AgreementInput {
  agreement_no: string;
  language: Language;
  /** Not yet approved: every page says so. */
  draft: boolean;
  lender_name: string;
  /** The rates of the former contract. */
  loan: { loan_no: string; principal_minor: number; disbursed_on: string; annual_rate_bps: number; penalty_rate_bps: number; product: string };
  borrower: { full_name: string; national_id_masked: string | null; phone_masked: string | null; address_masked: string | null };
  guarantor: { full_name: string; phone_masked: string | null; relationship: string | null } | null;
  kinds: readonly RestructureKind[];
  /** One of the named causes of distress, or the borrower's own words. */
  cause: string;
  figures: RestructureFigures;
  made_on: string;
  signed: { borrower: string | null; lender: string | null; guarantor: string | null };
}

export interface Column {
  title: string;
  align: 'left' | 'center' | 'right';
  /** Share of the width; where none has one, the columns are as wide as what they hold. */
  weight?: number;
}

export type Row = { cells: readonly string[] } | { section: string };

export interface Signatory { role: string; name: string; sign: string; date_label: string; date: string | null }

/** A document as a list of what stands below each other, free of coordinates. */
export type Block =
  | { kind: 'title'; lines: readonly string[]; facts: readonly [string, string] }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; mark: string; text: string; strong?: boolean; /** Introduces what follows: never parted from it. */ leads?: boolean }
  | { kind: 'note'; text: string }
  /** Labels and values in pairs; a row of one pair takes the whole width. */
  | { kind: 'grid'; rows: readonly (readonly string[])[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly Row[]; total?: readonly string[] }
  | { kind: 'confirmation'; text: string; signatory: Signatory }
  | { kind: 'signatures'; intro: string; signatories: readonly Signatory[] };
