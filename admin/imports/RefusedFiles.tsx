import type { Import } from '../../server/contract/resources/imports.ts';
import { Download } from './Download.tsx';

/** The rows that were left out, file by file: mended, they are dropped again. */
export const RefusedFiles = ({ record: { id, files } }: { record: Import }) =>
  files.map(({ name }) => <Download key={name} id={id} file={name} />);
