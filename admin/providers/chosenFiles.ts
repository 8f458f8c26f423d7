import type { AttachmentKind } from '../../server/contract/enums.ts';
import { newUuid } from './uuid.ts';

/** A file that goes along with a form, as the form keeps it. */
export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly kind: AttachmentKind;
}

/**
 * The files themselves, which unsaved text cannot hold: they stay at hand as long as the console is
 * open. After that only their names are known, and they must be chosen again.
 */
const atHand = new Map<string, File>();

export function chooseFile(file: File, kind: AttachmentKind): ChosenFile {
  const id = newUuid();
  atHand.set(id, file);
  return { id, name: file.name, size: file.size, kind };
}

export const isAtHand = ({ id }: ChosenFile): boolean => atHand.has(id);

export const letGo = ({ id }: ChosenFile): void => void atHand.delete(id);

/** A form of a record and its files, each in a field named for its kind. */
export function formOfRecord(record: object, files: readonly ChosenFile[]): FormData {
  const form = new FormData();
  form.append('record', JSON.stringify(record));
  for (const { id, kind, name } of files) {
    const file = atHand.get(id);
    if (file) form.append(kind, file, name);
  }
  return form;
}
