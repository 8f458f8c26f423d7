import { Alert } from '@mui/material';
import { useState } from 'react';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatMoney } from '../shared/format.ts';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { useMay } from '../shared/session.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { PageSteps } from '../shared/walk/PageSteps.tsx';
import { Candidates } from './Candidates.tsx';
import { HomesTable } from './HomesTable.tsx';
import { LineBar } from './LineBar.tsx';
import { RevealButton } from './RevealButton.tsx';

const field = (name: string) => `resources.bank_lines.fields.${name}`;

/** What of a line may still be decided, in fen. */
const freeOf = (line: BankLine): number =>
  line.amount_minor - line.booked_minor - line.returned_minor;

function LineTitle() {
  const line = useRecordContext<BankLine>();
  const translate = useTranslate();
  return <span>{line && translate('bank.show.title', { id: line.id })}</span>;
}

function LineFacts({ line }: { line: BankLine }) {
  const direction = useEnumLabel('bank_directions');
  const [plain, setPlain] = useState<Partial<BankLine>>({});
  const { payer_account, remark } = { ...line, ...plain };
  return (
    <>
      <Facts>
        <Fact labelKey={field('amount_minor')} strong>
          {formatMoney(line.amount_minor)}
        </Fact>
        <Fact labelKey={field('direction')}>{direction(line.direction)}</Fact>
        <Fact labelKey={field('payer_name')}>{line.payer_name ?? '–'}</Fact>
        <Fact labelKey={field('payer_account')}>{payer_account ?? '–'}</Fact>
        <Fact labelKey={field('booked_on')}>{line.booked_on}</Fact>
        {line.value_on !== line.booked_on && (
          <Fact labelKey={field('value_on')}>{line.value_on}</Fact>
        )}
        <Fact labelKey={field('status')}>
          <StatusChip value={line.status} of="bank_line_statuses" />
        </Fact>
      </Facts>
      <Facts>
        <Fact labelKey={field('remark')}>{remark ?? '–'}</Fact>
        <Fact labelKey={field('reference')}>{line.reference ?? '–'}</Fact>
        <Fact labelKey={field('source_name')}>{line.source_name}</Fact>
        {line.reason !== null && <Fact labelKey={field('reason')}>{line.reason}</Fact>}
      </Facts>
      <RevealButton line={line} onRevealed={setPlain} />
    </>
  );
}

function LineScreen() {
  const line = useRecordContext<BankLine>();
  // Keyed: what was chosen on one line is never chosen on the next.
  return line ? <LineDesk key={line.id} line={line} /> : null;
}

function LineDesk({ line }: { line: BankLine }) {
  const translate = useTranslate();
  const doubt = useEnumLabel('bank_doubts');
  const mayDecide = useMay('bank_lines', 'book');
  const [chosen, setChosen] = useState(0);
  const free = freeOf(line);
  const open = free > 0;
  return (
    <RecordPage>
      <RecordHead actions={<PageSteps resource="bank_lines" id={line.id} keys />}>
        <LineFacts line={line} />
      </RecordHead>
      {open && line.doubt !== null && <Alert severity="info">{doubt(line.doubt)}</Alert>}
      {open && mayDecide && (
        <LineBar line={line} free={free} chosen={chosen} onChoose={setChosen} />
      )}
      {line.direction === 'in' && open && (
        <Section titleKey="bank.show.candidates">
          <Candidates line={line} chosen={chosen} onChoose={setChosen} />
        </Section>
      )}
      {line.parts.length > 0 && (
        <Section titleKey="bank.show.homes">
          <HomesTable parts={line.parts} />
        </Section>
      )}
      {!open && line.booked_minor > 0 && (
        <Alert severity="success">
          {translate('bank.show.done')} {translate('bank.show.wrong')}
        </Alert>
      )}
    </RecordPage>
  );
}

/** One line: who paid, the loans it may be for with what speaks for each, and the decision. */
export function BankLineShow() {
  return (
    <Show
      sx={{ '& .RaShow-card': { minWidth: 0 } }}
      title={<LineTitle />}
      actions={false}
      component="div"
      error={<ShowError />}
    >
      <LineScreen />
    </Show>
  );
}
