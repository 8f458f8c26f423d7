import { Box, Card, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { BorrowerFile } from '../../server/contract/resources/borrowerFile.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { BEIJING } from '../../server/domain/time/timeZone.ts';
import { KeepFact } from '../parts/assignment/KeepFact.tsx';
import { LoanContact } from '../parts/contact/LoanContact.tsx';
import { DueNow } from '../parts/loans/DueNow.tsx';
import { OpenPromise } from '../parts/loans/OpenPromise.tsx';
import { useBorrowerFile } from '../parts/loans/useBorrowerFile.ts';
import { caseAddress } from '../parts/repairs/addresses.ts';
import { Day } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useOpenedPanel } from '../shared/panel/openedPanel.ts';
import { PageSteps } from '../shared/walk/PageSteps.tsx';
import { BorrowerActions } from './BorrowerActions.tsx';

/** Who it is, whether to call now, what is owed over all loans, and what is open. */
export function BorrowerHead() {
  const borrower = useRecordContext<Borrower>();
  const keys = useOpenedPanel() === null;
  const { data: file, error, refetch } = useBorrowerFile(borrower?.id);
  if (!borrower) return null;
  const [worst] = file?.loans ?? [];
  return (
    <Card
      component="header"
      sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>
          {borrower.full_name}
        </Typography>
        <MaskedField source="phone" />
        <MaskedField source="national_id" />
        <StatusChip source="identity_status" of="identity_statuses" />
        {borrower.time_zone !== null && borrower.time_zone !== BEIJING && (
          <EnumField source="time_zone" of="time_zones" />
        )}
        <Box sx={{ flex: '1 1 240px', minHeight: 22 }}>{worst && <LoanContact loan={worst} />}</Box>
        {borrower.merged_into_id === null && <BorrowerActions loans={file?.loans ?? []} />}
        <PageSteps resource="borrowers" id={borrower.id} keys={keys} />
      </Box>
      <Fetched
        data={file}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Box sx={{ height: 54 }} />}
      >
        {(fetched) => <Owed file={fetched} borrowerId={borrower.id} />}
      </Fetched>
    </Card>
  );
}

function Owed({ file, borrowerId }: { file: BorrowerFile; borrowerId: number }) {
  const translate = useTranslate();
  const { totals, promises } = file;
  if (file.loans.length === 0)
    return (
      <Typography color="text.secondary">{translate('borrowers.show.nothing_owed')}</Typography>
    );
  return (
    <Facts>
      <Fact labelKey="loans.facts.due_now" strong>
        <DueNow {...totals} />
      </Fact>
      <Fact labelKey="borrowers.show.payoff">
        <Money minor={totals.payoff_minor} />
      </Fact>
      {totals.next_due_on !== null && (
        <Fact labelKey="loans.facts.next_due">
          <Money minor={totals.next_due_minor} />{' '}
          <Box component="span" sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
            <Day on={totals.next_due_on} distance="due" />
          </Box>
        </Fact>
      )}
      {totals.unallocated_minor > 0 && (
        <Fact labelKey="loans.facts.credit">
          <Money minor={totals.unallocated_minor} />
        </Fact>
      )}
      {promises.length > 0 && (
        <Fact labelKey="loans.facts.promised">
          {promises.map((promise, at) => (
            <span key={promise.note_id}>
              {at > 0 && translate('app.list_comma')}
              <OpenPromise {...promise} />
            </span>
          ))}
        </Fact>
      )}
      <UnderWay file={file} />
      <KeepFact borrowerId={borrowerId} />
    </Facts>
  );
}

/** Requests, cases and repairs that are open, each leading to itself. */
function UnderWay({ file: { restructures, legal_cases, credit_repairs } }: { file: BorrowerFile }) {
  return (
    <>
      {restructures.length > 0 && (
        <Fact labelKey="borrowers.show.restructures">
          <Ways
            of="restructure_statuses"
            ways={restructures.map(({ id, status }) => [`/restructures/${id}/show`, status])}
          />
        </Fact>
      )}
      {legal_cases.length > 0 && (
        <Fact labelKey="borrowers.show.cases">
          <Ways
            of="case_stages"
            ways={legal_cases.map(({ id, stage }) => [`/legal_cases/${id}/show`, stage])}
          />
        </Fact>
      )}
      {credit_repairs.length > 0 && (
        <Fact labelKey="borrowers.show.repairs">
          <Ways
            of="repair_statuses"
            ways={credit_repairs.map(({ id, status }) => [caseAddress(id), status])}
          />
        </Fact>
      )}
    </>
  );
}

type Way = readonly [to: string, value: string];

function Ways({
  of,
  ways,
}: {
  of: 'restructure_statuses' | 'case_stages' | 'repair_statuses';
  ways: readonly Way[];
}) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1 }}>
      {ways.map(([to, value]) => (
        <TextLink key={to} to={to}>
          <StatusChip value={value} of={of} />
        </TextLink>
      ))}
    </Box>
  );
}
