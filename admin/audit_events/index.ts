import { lazy } from 'react';
import type { AuditEvent } from '../../server/contract/resources/system.ts';

export default {
  list: lazy(async () => ({ default: (await import('./AuditEventList.tsx')).AuditEventList })),
  show: lazy(async () => ({ default: (await import('./AuditEventShow.tsx')).AuditEventShow })),
  recordRepresentation: (event: AuditEvent) => `#${event.id}`,
};
