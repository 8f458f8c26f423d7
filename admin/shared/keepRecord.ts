import type { QueryClient } from '@tanstack/react-query';
import type { RaRecord } from 'react-admin';

/**
 * Puts what the server answered of a record in the place of what was read before, so that no page
 * shows the old one for an instant while it is read anew.
 */
export function keepRecord(client: QueryClient, resource: string, record: RaRecord): void {
  const id = String(record.id);
  client.setQueryData([resource, 'getOne', { id, meta: undefined }], record);
}
