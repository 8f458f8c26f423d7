import { ResourceList } from '../shared/ResourceList.tsx';
import { ByDeadlineButton } from './ByDeadlineButton.tsx';
import { CaseCards } from './CaseCards.tsx';
import { caseFilters } from './caseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';

export function CaseList() {
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={caseFilters}
      table={<CaseTable />}
      cards={<CaseCards />}
      tools={<ByDeadlineButton />}
    />
  );
}
