import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { Money } from '../shared/MoneyField.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { Dash } from '../shared/Dash.tsx';
import { HomeCard, listAt } from './HomeCard.tsx';

type Member = NonNullable<HomeAnswer['team']>[number];

const COLUMNS = ['loans', 'overdue', 'first_missed', 'contacted', 'promised'] as const;

/** Who of the team has what; a name opens the person's day. */
export function TeamCard({ team }: { team: readonly Member[] }) {
  const translate = useTranslate();
  return (
    <HomeCard titleKey="today.home.team">
      <Table size="small" sx={{ '& td, & th': { px: 1 }, '& td': { height: 36 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('today.home.person')}</TableCell>
            {COLUMNS.map((name) => (
              <TableCell key={name} align="right">
                {translate(`today.home.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {team.map((member) => (
            <MemberRow key={member.user_id} member={member} />
          ))}
        </TableBody>
      </Table>
      <Box sx={{ mt: 1, fontSize: '0.8125rem' }}>
        <TextLink to="/assignment_runs">{translate('today.home.assign')}</TextLink>
      </Box>
    </HomeCard>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { user_id, full_name, loans, overdue_minor, first_missed, contacted, promised } = member;
  const day = `/?user_id=${user_id}`;
  const notes = { author_id: user_id };
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <TextLink to={day}>{full_name}</TextLink>
      </TableCell>
      <Count n={loans} to={listAt('loans', { assigned_to: user_id, days_past_due_gte: 1 })} />
      <TableCell align="right" className="figures">
        <Money minor={overdue_minor} />
      </TableCell>
      <Count
        n={first_missed}
        to={listAt('loans', { assigned_to: user_id, first_action: 'missed' })}
      />
      <Count n={contacted} to={listAt('collection_notes', notes)} />
      <Count n={promised} to={listAt('collection_notes', { ...notes, outcome: 'promised' })} />
    </TableRow>
  );
}

const Count = ({ n, to }: { n: number; to: string }) => (
  <TableCell align="right" className="figures">
    {n === 0 ? <Dash /> : <TextLink to={to}>{n}</TextLink>}
  </TableCell>
);
