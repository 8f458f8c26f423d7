import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import TiersIcon from '@mui/icons-material/StackedBarChartOutlined';
import type { ComponentType } from 'react';
import { type Resource, may } from '../../server/contract/access.ts';
import type { Role } from '../../server/contract/enums.ts';
import adjustments from '../adjustments/index.ts';
import borrowers from '../borrowers/index.ts';
import collectionNotes from '../collection_notes/index.ts';
import legalCases from '../legal_cases/index.ts';
import loans from '../loans/index.ts';
import payments from '../payments/index.ts';
import policies from '../policies/index.ts';

interface Room {
  resource: Resource;
  /** The room's name as a translation key. */
  nameKey: string;
  icon: ComponentType;
  /** The second key after `g`. */
  key?: string;
  /** Its menu entry counts what is proposed, to those who may decide. */
  decides?: boolean;
}

const GROUPS: readonly { nameKey: string; rooms: readonly Room[] }[] = [
  {
    nameKey: 'app.group.work',
    rooms: [
      { resource: 'overdue_tiers', nameKey: 'tiers.menu', icon: TiersIcon, key: 't' },
      { resource: 'adjustments', nameKey: 'adjustments.menu', icon: adjustments.icon, key: 'd', decides: true },
    ],
  },
  {
    nameKey: 'app.group.records',
    rooms: [
      { resource: 'borrowers', nameKey: 'resources.borrowers.name', icon: borrowers.icon, key: 'b' },
      { resource: 'loans', nameKey: 'resources.loans.name', icon: loans.icon, key: 'l' },
      { resource: 'payments', nameKey: 'resources.payments.name', icon: payments.icon, key: 'p' },
      { resource: 'collection_notes', nameKey: 'resources.collection_notes.name', icon: collectionNotes.icon, key: 'n' },
      { resource: 'legal_cases', nameKey: 'resources.legal_cases.name', icon: legalCases.icon, key: 'c' },
    ],
  },
  {
    nameKey: 'app.group.govern',
    rooms: [
      { resource: 'policies', nameKey: 'policies.menu', icon: policies.icon, key: 'o', decides: true },
      { resource: 'audit_events', nameKey: 'audit.menu', icon: AuditIcon, key: 'a' },
    ],
  },
];

/** The rooms a role may enter, by group; a group without a room is left out. */
export function roomsOf(role: Role) {
  return GROUPS.map(({ nameKey, rooms }) => ({ nameKey, rooms: rooms.filter(({ resource }) => may(role, resource, 'list')) })).filter(
    ({ rooms }) => rooms.length > 0,
  );
}
