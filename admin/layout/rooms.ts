import ApprovalsIcon from '@mui/icons-material/HowToRegOutlined';
import FlaggedIcon from '@mui/icons-material/OutlinedFlag';
import ReportIcon from '@mui/icons-material/AssessmentOutlined';
import WarningReportIcon from '@mui/icons-material/TroubleshootOutlined';
import RepairReportIcon from '@mui/icons-material/QueryStatsOutlined';
import ReviewIcon from '@mui/icons-material/RateReviewOutlined';
import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import DeadlinesIcon from '@mui/icons-material/EventOutlined';
import TiersIcon from '@mui/icons-material/StackedBarChartOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import type { ComponentType } from 'react';
import { type Resource, may } from '../../server/contract/access.ts';
import type { Role } from '../../server/contract/enums.ts';
import accountRequests from '../account_requests/index.ts';
import adjustments from '../adjustments/index.ts';
import { AdjustmentsRoomName } from '../adjustments/roomName.tsx';
import assignmentRuns from '../assignment_runs/index.ts';
import bankLines from '../bank_lines/index.ts';
import { BankRoomName } from '../bank_lines/roomName.tsx';
import borrowers from '../borrowers/index.ts';
import collectionNotes from '../collection_notes/index.ts';
import complaints from '../complaints/index.ts';
import creditRepairs from '../credit_repairs/index.ts';
import { RepairRoomName } from '../credit_repairs/roomName.tsx';
import holds from '../holds/index.ts';
import imports from '../imports/index.ts';
import legalCases from '../legal_cases/index.ts';
import loans from '../loans/index.ts';
import messageTemplates from '../message_templates/index.ts';
import { TemplatesRoomName } from '../message_templates/roomName.tsx';
import messages from '../messages/index.ts';
import { OutboxRoomName } from '../messages/roomName.tsx';
import payments from '../payments/index.ts';
import policies from '../policies/index.ts';
import readAlarms from '../read_alarms/index.ts';
import restructures from '../restructures/index.ts';
import users from '../users/index.ts';
import visits from '../visits/index.ts';
import { VisitsRoomName } from '../visits/roomName.tsx';
import warnings from '../warnings/index.ts';
import { WarningsRoomName } from '../warnings/roomName.tsx';
import { TodayRoomName } from '../today/roomName.tsx';
import { FlaggedRoomName, ReviewRoomName } from '../review/roomNames.tsx';

export interface Room {
  resource: Resource;
  /** The address, if it is not that of the resource. */
  path?: string;
  /** The action a person must be allowed to enter; to list, unless it is said. */
  action?: string;
  /** The room's name as a translation key. */
  nameKey: string;
  icon: ComponentType;
  /** The second key after `g`. */
  key?: string;
  /** The status whose records the menu entry counts, for those who may decide. */
  waiting?: string;
  /** The menu entry of a room that counts something else. */
  Name?: ComponentType<{ name: string }>;
}

const GROUPS: readonly { nameKey: string; rooms: readonly Room[] }[] = [
  {
    nameKey: 'app.group.work',
    rooms: [
      {
        resource: 'home',
        path: '',
        action: 'show',
        nameKey: 'today.menu',
        icon: TodayIcon,
        key: 'h',
        Name: TodayRoomName,
      },
      { resource: 'overdue_tiers', nameKey: 'tiers.menu', icon: TiersIcon, key: 't' },
      {
        resource: 'restructures',
        path: 'approvals',
        action: 'approve',
        nameKey: 'approvals.menu',
        icon: ApprovalsIcon,
        key: 'v',
        waiting: 'submitted',
      },
      {
        resource: 'assignment_runs',
        nameKey: 'assignment.menu',
        icon: assignmentRuns.icon,
        key: 'w',
      },
      {
        resource: 'adjustments',
        nameKey: 'adjustments.menu',
        icon: adjustments.icon,
        key: 'd',
        Name: AdjustmentsRoomName,
      },
      {
        resource: 'holds',
        nameKey: 'holds.menu',
        icon: holds.icon,
        key: 'q',
        waiting: 'proposed',
      },
      {
        resource: 'bank_lines',
        nameKey: 'bank.menu',
        icon: bankLines.icon,
        key: 'k',
        Name: BankRoomName,
      },
      {
        resource: 'legal_deadlines',
        path: 'deadlines',
        nameKey: 'deadlines.menu',
        icon: DeadlinesIcon,
        key: 's',
      },
      {
        resource: 'warnings',
        nameKey: 'warnings.menu',
        icon: warnings.icon,
        key: 'g',
        Name: WarningsRoomName,
      },
      {
        resource: 'visits',
        nameKey: 'visits.menu',
        icon: visits.icon,
        key: 'z',
        Name: VisitsRoomName,
      },
      {
        resource: 'review_queue',
        path: 'review',
        nameKey: 'review.menu',
        icon: ReviewIcon,
        key: 'v',
        Name: ReviewRoomName,
      },
      {
        resource: 'collection_notes',
        path: 'review/flagged',
        action: 'answer',
        nameKey: 'review.flagged.menu',
        icon: FlaggedIcon,
        key: 'f',
        Name: FlaggedRoomName,
      },
      {
        resource: 'credit_repairs',
        nameKey: 'credit_repairs.menu',
        icon: creditRepairs.icon,
        key: 'x',
        Name: RepairRoomName,
      },
    ],
  },
  {
    nameKey: 'app.group.records',
    rooms: [
      {
        resource: 'borrowers',
        nameKey: 'resources.borrowers.name',
        icon: borrowers.icon,
        key: 'b',
      },
      { resource: 'loans', nameKey: 'resources.loans.name', icon: loans.icon, key: 'l' },
      { resource: 'payments', nameKey: 'resources.payments.name', icon: payments.icon, key: 'p' },
      {
        resource: 'collection_notes',
        nameKey: 'resources.collection_notes.name',
        icon: collectionNotes.icon,
        key: 'n',
      },
      {
        resource: 'messages',
        nameKey: 'outbox.menu',
        icon: messages.icon,
        key: 'y',
        Name: OutboxRoomName,
      },
      {
        resource: 'complaints',
        nameKey: 'resources.complaints.name',
        icon: complaints.icon,
        key: 'm',
      },
      {
        resource: 'legal_cases',
        nameKey: 'resources.legal_cases.name',
        icon: legalCases.icon,
        key: 'c',
      },
      {
        resource: 'restructures',
        nameKey: 'resources.restructures.name',
        icon: restructures.icon,
        key: 'r',
      },
    ],
  },
  {
    nameKey: 'app.group.govern',
    rooms: [
      {
        resource: 'policies',
        nameKey: 'policies.menu',
        icon: policies.icon,
        key: 'o',
        waiting: 'proposed',
      },
      {
        resource: 'message_templates',
        nameKey: 'templates.menu',
        icon: messageTemplates.icon,
        key: 'j',
        Name: TemplatesRoomName,
      },
      {
        resource: 'note_report',
        path: 'review/report',
        action: 'show',
        nameKey: 'review.report.menu',
        icon: ReportIcon,
        key: 'e',
      },
      {
        resource: 'repair_report',
        path: 'credit_repairs/report',
        action: 'show',
        nameKey: 'credit_repairs.report.menu',
        icon: RepairReportIcon,
        key: 'i',
      },
      {
        resource: 'warning_report',
        path: 'warnings/report',
        action: 'show',
        nameKey: 'warnings.report.menu',
        icon: WarningReportIcon,
      },
      {
        resource: 'users',
        action: 'edit',
        nameKey: 'resources.users.name',
        icon: users.icon,
        key: 'u',
      },
      {
        resource: 'account_requests',
        nameKey: 'account_requests.menu',
        icon: accountRequests.icon,
        waiting: 'proposed',
      },
      { resource: 'imports', nameKey: 'imports.menu', icon: imports.icon, waiting: 'undo_asked' },
      {
        resource: 'read_alarms',
        nameKey: 'read_alarms.menu',
        icon: readAlarms.icon,
        waiting: 'open',
      },
      { resource: 'audit_events', nameKey: 'audit.menu', icon: AuditIcon, key: 'a' },
    ],
  },
];

/** The rooms a role may enter, by group; a group without a room is left out. */
export function roomsOf(role: Role) {
  return GROUPS.map(({ nameKey, rooms }) => ({
    nameKey,
    rooms: rooms.filter(({ resource, action = 'list' }) => may(role, resource, action)),
  })).filter(({ rooms }) => rooms.length > 0);
}
