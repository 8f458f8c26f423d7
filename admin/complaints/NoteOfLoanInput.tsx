import { useEffect, useRef } from 'react';
import { SelectInput, useGetList } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatInstant } from '../shared/format.ts';

/** The latest are what people complain about. */
const OFFERED = 50;

/** Chooses the note of the loan that a complaint is about, if it is about one. */
export function NoteOfLoanInput() {
  const loan_id = useWatch<Record<string, unknown>>({ name: 'loan_id' });
  const channel = useEnumLabel('note_channels');
  const outcome = useEnumLabel('note_outcomes');
  const given = typeof loan_id === 'number';
  const { data } = useGetList<CollectionNote>(
    'collection_notes',
    {
      pagination: { page: 1, perPage: OFFERED },
      sort: { field: 'contacted_at', order: 'DESC' },
      filter: { loan_id },
    },
    { enabled: given },
  );
  useForgetNote(loan_id);
  const choices = given ? (data ?? []) : [];
  if (choices.length === 0) return null;
  const text = (note: CollectionNote) =>
    [
      formatInstant(note.contacted_at),
      channel(note.channel),
      outcome(note.outcome),
      (note.content ?? '').slice(0, 40),
    ].join(' · ');
  return (
    <SelectInput
      source="note_id"
      choices={choices.map((note) => ({ id: note.id, name: text(note) }))}
      translateChoice={false}
      emptyText="complaints.form.no_note"
      helperText="complaints.form.note_help"
    />
  );
}

/** A note belongs to its loan: with another loan it is no longer meant. */
function useForgetNote(loan_id: unknown) {
  const { setValue } = useFormContext();
  const before = useRef(loan_id);
  useEffect(() => {
    if (before.current === loan_id) return;
    if (before.current) setValue('note_id', null);
    before.current = loan_id;
  }, [loan_id, setValue]);
}
