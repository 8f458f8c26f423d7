import ReportIcon from '@mui/icons-material/QueryStatsOutlined';
import { Box, Button } from '@mui/material';
import { DataTable, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { WARNING_STATUSES } from '../../server/contract/enums.ts';
import type { Warning } from '../../server/contract/resources/warnings.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { useWarningReason } from '../parts/warnings/reasonText.ts';
import { WarningDue } from '../parts/warnings/WarningDue.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { useMay } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { UserName } from '../shared/UserName.tsx';
import { warningFilters } from './warningFilters.tsx';

export function WarningList() {
  return (
    <ResourceList
      sort={{ field: 'due_on', order: 'ASC' }}
      filters={warningFilters}
      filterDefaultValues={{ status: 'open' }}
      create={false}
      tools={<ToReport />}
      table={<Rows />}
      cards={<Cards />}
    >
      <StatusTabs of="warning_statuses" values={WARNING_STATUSES} waiting="open" />
    </ResourceList>
  );
}

/** How the rules did, for those who answer for them. */
function ToReport() {
  const translate = useTranslate();
  return useMay('warning_report', 'show') ? (
    <Button component={Link} to="/warnings/report" startIcon={<ReportIcon />}>
      {translate('warnings.report.menu')}
    </Button>
  ) : null;
}

function Empty() {
  const { filterValues } = useListContext();
  const names = Object.keys(filterValues);
  const kind = names.length === 1 && filterValues['status'] === 'open' ? 'open' : 'other';
  return (
    <EmptyState titleKey={`warnings.empty.${kind}_title`} hintKey={`warnings.empty.${kind}_hint`} />
  );
}

const HIDDEN = ['raised_on', 'owner'];

function Rows() {
  // A tab is of one status: each of its rows saying so would say nothing.
  const status = useListContext().filterValues['status'] as unknown;
  return (
    <DataTable<Warning>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<Empty />}
    >
      <DataTable.Col<Warning>
        source={status === 'closed' ? 'closed_at' : 'due_on'}
        sortByOrder={status === 'closed' ? 'DESC' : 'ASC'}
        render={(warning) => <WarningDue warning={warning} />}
      />
      <DataTable.Col<Warning>
        source="severity"
        disableSort
        render={() => <StatusChip source="severity" of="severities" />}
      />
      <DataTable.Col<Warning>
        source="rule"
        disableSort
        render={() => <EnumField source="rule" of="warning_rules" />}
      />
      <DataTable.Col<Warning> source="borrower_id" disableSort field={BorrowerLink} />
      <DataTable.Col<Warning> source="loan_id" disableSort field={LoanLink} />
      <DataTable.Col<Warning>
        source="figures"
        disableSort
        render={(warning) => <Reason warning={warning} />}
      />
      {status !== 'open' && (
        <DataTable.Col<Warning>
          source="outcome"
          disableSort
          render={(warning) =>
            warning.outcome === null ? (
              <StatusChip of="warning_statuses" value="open" />
            ) : (
              <StatusChip source="outcome" of="warning_outcomes" />
            )
          }
        />
      )}
      <DataTable.Col<Warning>
        source="owner_id"
        disableSort
        render={(warning) => <Owner warning={warning} />}
      />
      <DataTable.Col<Warning> source="raised_on" sortByOrder="DESC" />
      <DataTable.Col<Warning>
        source="owner"
        disableSort
        render={() => <EnumField source="owner" of="warning_owners" />}
      />
    </DataTable>
  );
}

/** Whoever is to act; where that is nobody by name, the supervisors. */
function Owner({ warning }: { warning: Warning }) {
  const ownerOf = useEnumLabel('warning_owners');
  if (warning.owner_id !== null) return <UserName source="owner_id" />;
  return <>{ownerOf('supervisor')}</>;
}

/** The reason, in two lines at most; all of it stands on the warning's page. */
function Reason({ warning }: { warning: Warning }) {
  const text = useWarningReason()(warning);
  return (
    <Box
      component="span"
      title={text}
      className="figures"
      sx={{
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 2,
        overflow: 'hidden',
        whiteSpace: 'normal',
        minWidth: 160,
        maxWidth: 320,
        lineHeight: 1.35,
      }}
    >
      {text}
    </Box>
  );
}

/** The list on a phone. */
function Cards() {
  const reasonOf = useWarningReason();
  return (
    <CardsWithNote<Warning>
      empty={<Empty />}
      loanIdOf={(warning) => warning.loan_id}
      primary={() => (
        <Spread>
          <BorrowerLink link={false} />
          <StatusChip source="severity" of="severities" />
        </Spread>
      )}
      secondary={(warning) => (
        <>
          <EnumField source="rule" of="warning_rules" /> · <WarningDue warning={warning} />
          <br />
          {reasonOf(warning)}
        </>
      )}
    />
  );
}
