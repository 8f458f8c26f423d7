import { Navigate, useLocation } from 'react-router-dom';

/** The first page is the book by tier; a date in the address comes along. */
export const Home = () => (
  <Navigate to={{ pathname: '/overdue_tiers', search: useLocation().search }} replace />
);
