import type { Language, RestructureKind } from '../../../contract/enums.ts';
import type { EarlyFee } from '../../../domain/ledger/earlyFee.ts';
import type { RestructureFigures } from '../../../contract/resources/restructures.ts';

/**
 * The input of a supplementary agreement: the figures as they were frozen, and who is party to
 * it. Whatever is personal comes masked, but for the copy that is signed.
 */
export interface AgreementInput {
  agreement_no: string;
  language: Language;
  /** Whether it is not approved yet: then every page says so. */
  draft: boolean;
  /** The copy to be signed: with identity numbers, phone numbers and addresses in full. */
  full: boolean;
  lender_name: string;
  /** The loan with the rates of the former contract. */
  loan: {
    loan_no: string;
    principal_minor: number;
    disbursed_on: string;
    annual_rate_bps: number;
    penalty_rate_bps: number;
    product: string;
    /** Of the day of lending: a plan does not change it. */
    early_fee: EarlyFee;
    grace_charged_back: boolean;
  };
  borrower: {
    full_name: string;
    national_id: string | null;
    phone: string | null;
    address: string | null;
  };
  guarantor: {
    full_name: string;
    national_id: string | null;
    phone: string | null;
    address: string | null;
    relationship: string | null;
  } | null;
  kinds: readonly RestructureKind[];
  /** One of the named causes of distress, or the borrower's own words. */
  cause: string;
  figures: RestructureFigures;
  made_on: string;
  signed: { borrower: string | null; lender: string | null; guarantor: string | null };
}
