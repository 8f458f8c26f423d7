import { Box, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { may } from '../../server/contract/access.ts';
import { useSession } from '../shared/session.ts';
import { roomsOf } from './rooms.ts';
import { useShellDialog } from './shellDialogs.ts';

/** The key for commands, as the keyboard in front of the person names it. */
const COMMAND = /Mac|iP(?:hone|ad|od)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** The keys of the console, opened by `?`. */
export const KeysDialog = () => {
  const { open } = useShellDialog();
  const translate = useTranslate();
  const session = useSession();
  const rooms = session ? roomsOf(session.role).flatMap((group) => group.rooms) : [];
  const reviews = session !== null && may(session.role, 'review_queue', 'claim');
  // Those of the page one is on come first.
  const reviewing = /^\/review(\/\d+)?$/.test(useLocation().pathname);
  return (
    <Dialog open onClose={() => open(null)} fullWidth maxWidth="xs" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{translate('app.keys.title')}</DialogTitle>
      <DialogContent>
        {reviews && reviewing && <ReviewKeys />}
        <Group titleKey="app.keys.general">
          <Row keys={['?']} text={translate('app.keys.help')} />
          <Row keys={['/']} text={translate('app.keys.search')} />
          <Row keys={[COMMAND, 'k']} joinKey="app.keys.with" text={translate('app.keys.command')} />
          <Row keys={['j', 'k']} joinKey="app.keys.or" text={translate('app.keys.rows')} />
          <Row keys={['Enter']} text={translate('app.keys.open_row')} />
          <Row keys={['Ctrl', 'Enter']} joinKey="app.keys.with" text={translate('app.keys.send')} />
          <Row keys={['Esc']} text={translate('app.keys.escape')} />
        </Group>
        <Group titleKey="app.keys.rooms">
          {rooms.map(({ resource, path = resource, nameKey, key }) =>
            key ? (
              <Row key={path} keys={['g', key]} text={translate(nameKey, { smart_count: 2 })} />
            ) : null,
          )}
        </Group>
        <Group titleKey="app.keys.loan_page">
          <Row keys={['n']} text={translate('loans.actions.note')} />
          <Row keys={['p']} text={translate('loans.actions.payment')} />
          <Row keys={['c']} text={translate('loans.actions.case')} />
          <Row keys={['r']} text={translate('loans.actions.restructure')} />
          <Row keys={['j', 'k']} joinKey="app.keys.or" text={translate('app.walk.keys')} />
        </Group>
        {session && may(session.role, 'worklist', 'list') && <TodayKeys />}
        {session && may(session.role, 'restructures', 'approve') && (
          <Group titleKey="approvals.title">
            <Row keys={['x']} text={translate('approvals.keys.choose')} />
            <Row keys={['a']} text={translate('approvals.keys.approve')} />
            <Row keys={['r']} text={translate('approvals.keys.reject')} />
            <Row keys={['j', 'n']} joinKey="app.keys.or" text={translate('approvals.keys.next')} />
            <Row keys={['k']} text={translate('approvals.keys.previous')} />
            <Row keys={['Esc']} text={translate('approvals.keys.back')} />
          </Group>
        )}
        {session && may(session.role, 'credit_repairs', 'claim') && <RepairKeys />}
        {reviews && !reviewing && <ReviewKeys />}
      </DialogContent>
    </Dialog>
  );
};

const ReviewKeys = () => {
  const translate = useTranslate();
  return (
    <Group titleKey="review.title">
      <Row keys={['c']} text={translate('review.keys.clear')} />
      <Row keys={['f']} text={translate('review.keys.flag')} />
      <Row keys={['Enter']} text={translate('review.keys.submit')} />
      <Row keys={['n', 'j']} joinKey="app.keys.or" text={translate('review.keys.next')} />
      <Row keys={['k']} text={translate('review.keys.previous')} />
      <Row keys={['u']} text={translate('review.head.take_back')} />
      <Row keys={['Esc']} text={translate('review.keys.leave')} />
    </Group>
  );
};

const TodayKeys = () => {
  const translate = useTranslate();
  return (
    <Group titleKey="today.title">
      <Row keys={['n']} text={translate('today.keys.next')} />
      <Row keys={['Space']} text={translate('today.keys.peek')} />
      <Row keys={['z']} text={translate('today.keys.snooze')} />
      <Row keys={['d']} text={translate('today.keys.done')} />
      <Row keys={['Esc']} text={translate('today.keys.back')} />
    </Group>
  );
};

const RepairKeys = () => {
  const translate = useTranslate();
  return (
    <Group titleKey="credit_repairs.keys.title">
      <Row keys={['n']} text={translate('credit_repairs.keys.next')} />
      <Row keys={['c']} text={translate('credit_repairs.keys.claim')} />
      <Row keys={['m']} text={translate('credit_repairs.keys.mark')} />
      <Row keys={['e']} text={translate('credit_repairs.keys.edit')} />
      <Row keys={['b']} text={translate('credit_repairs.keys.bureau')} />
      <Row keys={['p']} text={translate('credit_repairs.keys.propose')} />
      <Row keys={['a']} text={translate('credit_repairs.keys.grant')} />
      <Row keys={['r']} text={translate('credit_repairs.keys.decline')} />
      <Row keys={['w']} text={translate('credit_repairs.keys.answer')} />
      <Row keys={['Esc']} text={translate('credit_repairs.keys.back')} />
    </Group>
  );
};

const Group = ({ titleKey, children }: { titleKey: string; children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="subtitle2" color="text.secondary" component="h3" sx={{ mb: 0.5 }}>
        {translate(titleKey)}
      </Typography>
      {children}
    </Box>
  );
};

const Row = ({
  keys,
  text,
  joinKey = 'app.keys.next',
}: {
  keys: readonly string[];
  text: string;
  joinKey?: string;
}) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        alignItems: 'center',
        py: 0.625,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <span>{text}</span>
      <Box
        component="span"
        sx={{
          display: 'flex',
          flexShrink: 0,
          alignItems: 'center',
          gap: 0.75,
          color: 'text.secondary',
        }}
      >
        {keys.map((key, index) => [
          index > 0 ? <span key={`${key}-then`}>{translate(joinKey)}</span> : null,
          <Box
            component="kbd"
            key={key}
            sx={{
              border: 1,
              borderColor: 'divider',
              borderRadius: 0.75,
              px: 0.875,
              minWidth: 26,
              textAlign: 'center',
              fontFamily: 'inherit',
              color: 'text.primary',
            }}
          >
            {key}
          </Box>,
        ])}
      </Box>
    </Box>
  );
};
