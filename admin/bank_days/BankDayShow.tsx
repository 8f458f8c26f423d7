import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import type { BankDay, SourceDay } from '../../server/contract/resources/bankDays.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { useMay } from '../shared/session.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { DayActions } from './DayActions.tsx';
import { Difference } from './Difference.tsx';
import { StateDialog } from './StateDialog.tsx';
import { apartOf, dayApart } from './sums.ts';

const field = (name: string) => `resources.bank_days.fields.${name}`;

function DayTitle() {
  const day = useRecordContext<BankDay>();
  const translate = useTranslate();
  return <span>{day && translate('bank.day.title', { day: day.day_on })}</span>;
}

const linesOn = (day: BankDay): string =>
  `/bank_lines?filter=${encodeURIComponent(
    JSON.stringify({ booked_on_gte: day.day_on, booked_on_lte: day.day_on }),
  )}`;

/** What a source states beside what came by it, and where that is. */
function SourceRow({ day, source }: { day: BankDay; source: SourceDay }) {
  const translate = useTranslate();
  const mayState = useMay('bank_days', 'state') && day.status === 'open';
  const [open, setOpen] = useState(false);
  const figures = [
    source.in_minor,
    source.out_minor,
    source.booked_minor,
    source.suspense_minor,
    source.returned_minor,
  ];
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{source.source_name}</TableCell>
      <TableCell align="right" className="figures">
        <Money minor={source.stated_in_minor} />
      </TableCell>
      {figures.map((minor, at) => (
        <TableCell key={HEADS[at]} align="right">
          <Money minor={minor} />
        </TableCell>
      ))}
      <TableCell align="right" className="figures">
        {source.waiting_count || '–'}
      </TableCell>
      <TableCell align="right">
        <Difference minor={apartOf(source)} />
      </TableCell>
      <TableCell align="right">
        {mayState && (
          <Button size="small" onClick={() => setOpen(true)}>
            {translate('bank.day.state')}
          </Button>
        )}
        {open && <StateDialog day={day} source={source} onClose={() => setOpen(false)} />}
      </TableCell>
    </TableRow>
  );
}

const HEADS = ['came', 'went', 'booked', 'suspense', 'returned'];
const HEAD_KEYS = [
  'bank.day.came',
  'bank.day.went',
  'bank.day.booked',
  'bank.day.suspense',
  'bank.day.returned',
];

function Sources({ day }: { day: BankDay }) {
  const translate = useTranslate();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('bank.day.source')}</TableCell>
            <TableCell align="right">{translate('bank.day.stated')}</TableCell>
            {HEAD_KEYS.map((key) => (
              <TableCell key={key} align="right">
                {translate(key)}
              </TableCell>
            ))}
            <TableCell align="right">{translate('bank.day.waiting')}</TableCell>
            <TableCell align="right">{translate('bank.day.difference')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {day.sources.map((source) => (
            <SourceRow key={source.source_id} day={day} source={source} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function DayScreen() {
  const day = useRecordContext<BankDay>();
  const translate = useTranslate();
  if (!day) return null;
  return (
    <RecordPage>
      <RecordHead actions={<DayActions day={day} />}>
        <Facts>
          <Fact labelKey={field('status')} strong>
            <StatusChip source="status" of="bank_day_statuses" />
          </Fact>
          <Fact labelKey="bank.day.difference" strong>
            <Difference minor={dayApart(day)} />
          </Fact>
          {day.status === 'closed' && (
            <>
              <Fact labelKey={field('closed_by')}>
                <UserName source="closed_by" />
              </Fact>
              <Fact labelKey={field('closed_at')}>
                <InstantField source="closed_at" />
              </Fact>
            </>
          )}
          {day.reopen_reason !== null && (
            <Fact labelKey={field('reopen_reason')}>{day.reopen_reason}</Fact>
          )}
        </Facts>
        <NamedLink to={linesOn(day)}>{translate('bank.day.see')}</NamedLink>
      </RecordHead>
      <Section titleKey={field('sources')}>
        <Sources day={day} />
      </Section>
    </RecordPage>
  );
}

/** One day of the bank: each source's total beside its lines, and the closing. */
export function BankDayShow() {
  return (
    <Show
      sx={{ '& .RaShow-card': { minWidth: 0 } }}
      title={<DayTitle />}
      actions={false}
      component="div"
      error={<ShowError />}
    >
      <DayScreen />
    </Show>
  );
}
