import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useDataProvider } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { Fetched } from '../shared/Fetched.tsx';
import { ContactCard, RunningCard } from './GovernCards.tsx';
import { MoneyCard, PromisesCard } from './MoneyCards.tsx';
import { TeamCard } from './TeamCard.tsx';
import { WaitingCard } from './WaitingCard.tsx';

const POLL_MS = 60_000;

/** The first page of who decides, reviews or governs: what waits, and what came of the work. */
export function RoleHome() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: ['home'],
    queryFn: async ({ signal }) => await dataProvider.get<HomeAnswer>('home', signal),
    refetchInterval: POLL_MS,
  });
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="today.title" />
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={480} />}
      >
        {(home) => <Cards home={home} />}
      </Fetched>
    </Box>
  );
}

const Cards = ({ home }: { home: HomeAnswer }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      alignItems: 'start',
      // The team's six columns need the wider part, also in English.
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 3fr)' },
    }}
  >
    <WaitingCard waiting={home.waiting} on={home.on} />
    {home.promises && <PromisesCard promises={home.promises} on={home.on} />}
    {home.team && <TeamCard team={home.team} />}
    {home.money && <MoneyCard days={home.money} />}
    {home.contact && <ContactCard contact={home.contact} on={home.on} />}
    {home.running && <RunningCard running={home.running} />}
  </Box>
);
