import { useDataProvider, useTranslate } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { sayWord } from './words.ts';
import { formatRate } from './format.ts';
import { PEOPLE, type Reading, readingOf } from './reading.ts';

/** A column of a table as it is shown: its field, and its head in words. */
export interface ShownColumn {
  readonly field: string;
  readonly head: string;
}

/** What a number that names a record is known by, of the same row. */
const NAMED_BY: Readonly<Record<string, string>> = {
  loan_id: 'loan_no',
  borrower_id: 'borrower_name',
};

/** The fields an export needs to say these columns in words. */
export const fieldsFor = (
  columns: readonly ShownColumn[],
  known: readonly string[],
): readonly string[] => {
  const named = columns.flatMap(({ field }) => NAMED_BY[field] ?? []);
  return [...new Set([...columns.map(({ field }) => field), ...named])].filter((field) =>
    known.includes(field),
  );
};

type Row = Readonly<Record<string, unknown>>;

const CENTS = 100;

/** Rows as a person reads them: names for numbers, words for codes, yuan for fen. */
export function useExportWords() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const say = (reading: Reading): string => {
    switch (reading.as) {
      case 'written':
        return reading.text;
      case 'word':
        return sayWord(translate, reading.key, reading.text);
      case 'instant':
        return reading.at.replace('T', ' ');
      // Plain figures: a spreadsheet adds them up.
      case 'money':
        return (reading.minor / CENTS).toFixed(2);
      case 'rate':
        return formatRate(reading.bps);
      case 'list':
        return reading.items.map(say).join(translate('audit.comma'));
      case 'record':
        return String(reading.id);
      // No column holds these: they are parts of what the audit shows.
      case 'basis':
      case 'field':
      case 'bureau':
      case 'facts':
        return '';
    }
  };
  const cell = (resource: string, field: string, row: Row, people: ReadonlyMap<number, string>) => {
    const value = row[field];
    if (value === null || value === undefined) return '';
    const named = NAMED_BY[field];
    if (named !== undefined && typeof row[named] === 'string') return row[named];
    if (PEOPLE.includes(field) && typeof value === 'number') return people.get(value) ?? '';
    return say(readingOf(resource, field, value));
  };
  const namesOf = async (columns: readonly ShownColumn[], rows: readonly Row[]) => {
    const fields = columns.map(({ field }) => field).filter((field) => PEOPLE.includes(field));
    const ids = new Set(rows.flatMap((row) => fields.map((field) => row[field])));
    const asked = [...ids].filter((id): id is number => typeof id === 'number');
    if (asked.length === 0) return new Map<number, string>();
    const { data } = await dataProvider.getMany('users', { ids: asked });
    return new Map(
      (data as { id: number; full_name: string }[]).map(({ id, full_name }) => [id, full_name]),
    );
  };
  return async (resource: string, columns: readonly ShownColumn[], rows: readonly Row[]) => {
    const people = await namesOf(columns, rows);
    return rows.map((row) => columns.map(({ field }) => cell(resource, field, row, people)));
  };
}
