import simpleRestProvider from 'ra-data-simple-rest';
import { Admin, DataTable, List, Resource } from 'react-admin';
import { createRoot } from 'react-dom/client';

/**
 * The least react-admin can be with one list page: what our first list page is measured against.
 */
const Loans = () => (
  <List>
    <DataTable>
      <DataTable.Col source="loan_no" />
      <DataTable.NumberCol source="outstanding_minor" />
    </DataTable>
  </List>
);

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <Admin dataProvider={simpleRestProvider('/api')} disableTelemetry>
      <Resource name="loans" list={Loans} />
    </Admin>,
  );
