import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { Money } from '../shared/MoneyField.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { HomeCard, HomeLine, HomeLines, listAt } from './HomeCard.tsx';

const WEEK_DAYS = 7;

interface PromisesProps {
  promises: NonNullable<HomeAnswer['promises']>;
  on: string;
}

/** Promises made and due today, and how those of the week were kept. */
export function PromisesCard({ promises, on }: PromisesProps) {
  const translate = useTranslate();
  const week = { promise_on_gte: addDays(on, -WEEK_DAYS), promise_on_lte: on };
  const filters = {
    due_today: { promise_on_gte: on, promise_on_lte: on, promise_status: 'open' },
    made: { outcome: 'promised' },
    kept: { ...week, promise_status: 'kept' },
    broken: { ...week, promise_status: 'broken' },
  } as const;
  return (
    <HomeCard titleKey="today.home.promises">
      <HomeLines>
        {(['due_today', 'made', 'kept', 'broken'] as const).map((name) => (
          <HomeLine
            key={name}
            name={translate(`today.home.promise.${name}`)}
            figure={String(promises[name])}
            to={listAt('collection_notes', filters[name])}
          />
        ))}
      </HomeLines>
    </HomeCard>
  );
}

/** What came in by day against what fell due. */
export function MoneyCard({ days }: { days: NonNullable<HomeAnswer['money']> }) {
  const translate = useTranslate();
  return (
    <HomeCard titleKey="today.home.money">
      <Table size="small" sx={{ '& td, & th': { px: 1 }, '& td': { height: 32 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('today.home.day')}</TableCell>
            <TableCell align="right">{translate('today.home.due')}</TableCell>
            <TableCell align="right">{translate('today.home.paid')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {days.toReversed().map(({ on, due_minor, paid_minor }) => (
            <TableRow key={on}>
              <TableCell className="figures">
                <TextLink to={listAt('payments', { paid_on_gte: on, paid_on_lte: on })}>
                  {on}
                </TextLink>
              </TableCell>
              <TableCell align="right" className="figures">
                <Money minor={due_minor} />
              </TableCell>
              <TableCell align="right" className="figures">
                <Money minor={paid_minor} strong />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </HomeCard>
  );
}
