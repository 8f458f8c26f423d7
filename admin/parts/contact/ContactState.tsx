import HourglassIcon from '@mui/icons-material/HourglassTopOutlined';
import PhoneDisabledIcon from '@mui/icons-material/PhoneDisabledOutlined';
import PhoneIcon from '@mui/icons-material/PhoneOutlined';
import type SvgIcon from '@mui/material/SvgIcon';
import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { ContactCheck } from '../../../server/contract/resources/contacts.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { usePolicyWords } from '../policies/usePolicyWords.ts';
import { formatInstant } from '../../shared/format.ts';
import { PhoneNumber } from '../../shared/PhoneNumber.tsx';
import type { Reservation } from './noteContact.ts';
import { useCalledNumber } from './useCalledNumber.ts';
import { useContactLimits } from './useContactLimits.ts';
import { useNoteContact, useReserve } from './useNoteContact.ts';
import { WhoseTime } from './WhoseTime.tsx';

/**
 * Tells in the form of a note whether this contact may be made, with today's counts; or which rule
 * forbids it, and until when. Empty until whom and how are chosen.
 */
export function ContactState() {
  const { fields, ask, answer, refusal, isStale, reservation } = useNoteContact();
  const [reserve, isPending] = useReserve();
  const [number, showNumber] = useCalledNumber(fields);
  const holder = useRef<HTMLDivElement>(null);
  const start = async () => {
    if (!(await reserve())) return;
    // The button goes with the question it answered; the keyboard goes on from here.
    holder.current?.focus();
    if (ask?.channel === 'call') await showNumber();
  };
  const state = () => {
    if (reservation) return <Held reservation={reservation} number={number} />;
    if (refusal)
      return (
        <Typography
          variant="body2"
          component="output"
          sx={{ display: 'block', color: 'warning.main' }}
        >
          {refusal}
        </Typography>
      );
    if (!answer || !ask) return null;
    return (
      <Box sx={{ opacity: isStale ? 0.6 : 1 }}>
        {answer.allowed ? (
          <Allowed
            answer={answer}
            loanId={ask.loan_id}
            channel={ask.channel}
            onReserve={ask.at === undefined ? () => void start() : undefined}
            busy={isPending || isStale}
          />
        ) : (
          <Refused answer={answer} loanId={ask.loan_id} />
        )}
      </Box>
    );
  };
  return (
    <Box
      ref={holder}
      tabIndex={-1}
      sx={{
        mb: 1.5,
        borderRadius: 1,
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      {state()}
    </Box>
  );
}

interface BandProps {
  icon: typeof SvgIcon;
  colour: string;
  children: ReactNode;
  action?: ReactNode;
}

function Band({ icon: Icon, colour, children, action }: BandProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        border: 1,
        borderColor: colour,
        borderRadius: 1,
        pl: 1.25,
        pr: 0.75,
        py: 0.5,
        minHeight: 42,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, color: colour, flexShrink: 0 }} />
      <Box
        component="output"
        className="figures"
        sx={{ flexGrow: 1, minWidth: 0, fontSize: '0.875rem', lineHeight: 1.5 }}
      >
        {children}
      </Box>
      {action}
    </Box>
  );
}

/** The conditions of a visit, each with the article that says so. */
function Needs({ requires }: { requires: ContactCheck['requires'] }) {
  const translate = useTranslate();
  const { citationOf } = usePolicyWords();
  if (requires.length === 0) return null;
  return (
    <Box sx={{ mt: 0.5 }}>
      {translate('contact.requires')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {requires.map((need) => (
          <li key={need.rule}>
            {need.message}{' '}
            <Typography variant="caption" component="span" sx={{ color: 'text.secondary' }}>
              {citationOf(need)}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}

/** Contacts of the debtor on that day, of the most that are allowed. */
function Counts({
  today: { connected, unanswered, reserved },
  loanId,
}: {
  today: ContactCheck['today'];
  loanId: number;
}) {
  const translate = useTranslate();
  const { data: loan } = useGetOne<Loan>('loans', { id: loanId });
  const { connected_per_day } = useContactLimits(loan?.product);
  const parts = [
    translate('contact.connected', {
      count: connected_per_day === undefined ? connected : `${connected}/${connected_per_day}`,
    }),
    translate('contact.unanswered', { count: unanswered }),
    reserved > 0 && translate('contact.reserved', { count: reserved }),
  ];
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {parts.filter(Boolean).join(' · ')}
    </Box>
  );
}

interface AllowedProps {
  answer: ContactCheck;
  loanId: number;
  channel: string;
  /** Missing for a contact that was made already. */
  onReserve: (() => void) | undefined;
  busy: boolean;
}

function Allowed({ answer, loanId, channel, onReserve, busy }: AllowedProps) {
  const translate = useTranslate();
  const reserve = onReserve && (
    <Button variant="outlined" disabled={busy} onClick={onReserve} sx={{ flexShrink: 0 }}>
      {translate(channel === 'call' ? 'contact.start_call' : 'contact.reserve')}
    </Button>
  );
  return (
    <Band icon={PhoneIcon} colour="success.main" action={reserve}>
      {translate(onReserve ? 'contact.allowed' : 'contact.was_allowed')}
      <WhoseTime zone={answer.time_zone} /> <Counts today={answer.today} loanId={loanId} />
      <Needs requires={answer.requires} />
    </Band>
  );
}

function Refused({ answer, loanId }: { answer: ContactCheck; loanId: number }) {
  const translate = useTranslate();
  const { citationOf } = usePolicyWords();
  const citation = citationOf(answer);
  return (
    <Band icon={PhoneDisabledIcon} colour="warning.main">
      <div>
        {answer.message}
        <WhoseTime zone={answer.time_zone} />
      </div>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {citation !== '' && `${translate('contact.by_rule', { source: citation })} · `}
        <Counts today={answer.today} loanId={loanId} />
      </Typography>
      <Typography variant="caption" component="div">
        {translate('contact.broken_hint')}
      </Typography>
      <Needs requires={answer.requires} />
    </Band>
  );
}

/** The slot that is held, and the number to call where the call was begun here. */
function Held({ reservation, number }: { reservation: Reservation; number: string | null }) {
  const translate = useTranslate();
  return (
    <Band icon={HourglassIcon} colour="primary.main">
      {number !== null && (
        <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>
          <PhoneNumber number={number} />
        </Box>
      )}
      {translate('contact.held', { time: formatInstant(reservation.until).slice(-5) })}
    </Band>
  );
}
