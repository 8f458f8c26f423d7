import { useState } from 'react';
import { Admin, CustomRoutes, type I18nProvider, Resource, type Store } from 'react-admin';
import { Route } from 'react-router-dom';
import accountRequests from './account_requests/index.ts';
import adjustments from './adjustments/index.ts';
import { Approvals } from './approvals/index.ts';
import assignmentRuns from './assignment_runs/index.ts';
import auditEvents from './audit_events/index.ts';
import bankDays from './bank_days/index.ts';
import bankLines from './bank_lines/index.ts';
import bankStatements from './bank_statements/index.ts';
import borrowerContacts from './borrower_contacts/index.ts';
import borrowers from './borrowers/index.ts';
import collectionNotes from './collection_notes/index.ts';
import { AccessDeniedPage, NotFoundPage, SignInUncheckedPage } from './shared/noticePages.tsx';
import { ErrorPage } from './layout/ErrorPage.tsx';
import { Shell } from './layout/Shell.tsx';
import { StartingPage } from './layout/StartingPage.tsx';
import { SignInPage } from './layout/SignInPage.tsx';
import { Toast } from './layout/Toast.tsx';
import complaints from './complaints/index.ts';
import contactRefusals from './contact_refusals/index.ts';
import holds from './holds/index.ts';
import creditRepairs, { RepairReport } from './credit_repairs/index.ts';
import { Deadlines } from './deadlines/index.ts';
import legalCases from './legal_cases/index.ts';
import loans from './loans/index.ts';
import messageTemplates from './message_templates/index.ts';
import messages from './messages/index.ts';
import { OwnAccess } from './own_access/index.ts';
import payments from './payments/index.ts';
import policies from './policies/index.ts';
import { API } from './providers/address.ts';
import imports from './imports/index.ts';
import readAlarms from './read_alarms/index.ts';
import restructures from './restructures/index.ts';
import { FlaggedNotes, ReviewDesk, ReviewReport } from './review/index.ts';
import { createAuthProvider } from './providers/authProvider.ts';
import { createDataProvider } from './providers/dataProvider.ts';
import { createQueryClient } from './providers/queryClient.ts';
import { LoanStatement } from './statement/index.ts';
import { darkTheme, lightTheme } from './theme/theme.ts';
import { Home } from './today/index.ts';
import users from './users/index.ts';
import { OverdueTiers } from './views/index.ts';
import visits, { VisitCalendar, VisitReport, VisitRoute } from './visits/index.ts';
import warnings, { WarningReport } from './warnings/index.ts';

function createProviders(i18nProvider: I18nProvider) {
  const locale = () => i18nProvider.getLocale();
  const dataProvider = createDataProvider(API, locale);
  return {
    dataProvider,
    authProvider: createAuthProvider(API, dataProvider, locale),
    queryClient: createQueryClient(),
  };
}

export const App = ({ store, i18nProvider }: { store: Store; i18nProvider: I18nProvider }) => {
  const [providers] = useState(() => createProviders(i18nProvider));
  return (
    <Admin
      {...providers}
      store={store}
      i18nProvider={i18nProvider}
      theme={lightTheme}
      darkTheme={darkTheme}
      layout={Shell}
      loginPage={SignInPage}
      notification={Toast}
      loading={StartingPage}
      error={ErrorPage}
      catchAll={NotFoundPage}
      accessDenied={AccessDeniedPage}
      authenticationError={SignInUncheckedPage}
      dashboard={Home}
      title=""
      requireAuth
      disableTelemetry
    >
      <Resource name="borrowers" {...borrowers} />
      <Resource name="borrower_contacts" {...borrowerContacts} />
      <Resource name="loans" {...loans} />
      <Resource name="payments" {...payments} />
      <Resource name="bank_lines" {...bankLines} />
      <Resource name="bank_statements" {...bankStatements} />
      <Resource name="bank_days" {...bankDays} />
      <Resource name="adjustments" {...adjustments} />
      <Resource name="collection_notes" {...collectionNotes} />
      <Resource name="messages" {...messages} />
      <Resource name="message_templates" {...messageTemplates} />
      <Resource name="complaints" {...complaints} />
      <Resource name="visits" {...visits} />
      <Resource name="warnings" {...warnings} />
      <Resource name="contact_refusals" {...contactRefusals} />
      <Resource name="holds" {...holds} />
      <Resource name="legal_cases" {...legalCases} />
      <Resource name="restructures" {...restructures} />
      <Resource name="credit_repairs" {...creditRepairs} />
      <Resource name="assignment_runs" {...assignmentRuns} />
      <Resource name="policies" {...policies} />
      <Resource name="account_requests" {...accountRequests} />
      <Resource name="imports" {...imports} />
      <Resource name="read_alarms" {...readAlarms} />
      <Resource name="audit_events" {...auditEvents} />
      <Resource name="users" {...users} />
      <CustomRoutes noLayout>
        <Route path="/loans/:id/statement" element={<LoanStatement />} />
      </CustomRoutes>
      <CustomRoutes>
        <Route path="/overdue_tiers" element={<OverdueTiers />} />
        <Route path="/approvals" element={<Approvals />} />
        <Route path="/account" element={<OwnAccess />} />
        <Route path="/deadlines" element={<Deadlines />} />
        <Route path="/review/:id?" element={<ReviewDesk />} />
        <Route path="/review/flagged" element={<FlaggedNotes />} />
        <Route path="/review/report" element={<ReviewReport />} />
        <Route path="/visits/calendar" element={<VisitCalendar />} />
        <Route path="/visits/route" element={<VisitRoute />} />
        <Route path="/visits/:id/report" element={<VisitReport />} />
        <Route path="/warnings/report" element={<WarningReport />} />
        <Route path="/credit_repairs/report" element={<RepairReport />} />
      </CustomRoutes>
    </Admin>
  );
};
