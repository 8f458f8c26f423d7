export interface Column {
  title: string;
  align: 'left' | 'center' | 'right';
  /** Share of the width; where none has one, the columns are as wide as what they hold. */
  weight?: number;
}

export type Row = { cells: readonly string[] } | { section: string };

export interface Signatory {
  role: string;
  name: string;
  sign: string;
  date_label: string;
  date: string | null;
}

/** A document as a list of what stands below each other, free of coordinates. */
export type Block =
  | { kind: 'title'; lines: readonly string[]; facts: readonly [string, string] }
  | { kind: 'heading'; text: string }
  | {
      kind: 'paragraph';
      mark: string;
      text: string;
      strong?: boolean;
      /** Introduces what follows: never parted from it. */
      leads?: boolean;
    }
  | { kind: 'note'; text: string }
  /** Labels and values in pairs; a row of one pair takes the whole width. */
  | { kind: 'grid'; rows: readonly (readonly string[])[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly Row[]; total?: readonly string[] }
  | { kind: 'confirmation'; text: string; signatory: Signatory }
  | { kind: 'signatures'; intro: string; signatories: readonly Signatory[] };
