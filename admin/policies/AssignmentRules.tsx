import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type {
  AssignmentPolicy,
  AssignmentRule,
} from '../../server/domain/assignment/assignmentRules.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { UserName } from '../shared/UserName.tsx';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

/** The rules of who goes to whom in words, in their order; what differs is marked. */
export function AssignmentRules({
  policy,
  against,
}: {
  policy: AssignmentPolicy;
  against?: AssignmentPolicy | undefined;
}) {
  const translate = useTranslate();
  const same = (rule: AssignmentRule): boolean =>
    against === undefined ||
    JSON.stringify(against.rules.find(({ name }) => name === rule.name)) === JSON.stringify(rule);
  const said = (name: 'balance' | 'sticky' | 'automatic', key: string) => (
    <Typography key={name} component="li" variant="body2">
      <Box
        component="span"
        sx={against === undefined || against[name] === policy[name] ? {} : MARK}
      >
        {translate(key)}
      </Box>
    </Typography>
  );
  return (
    <>
      <Table size="small" sx={{ '& td, & th': { px: 1, verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            {['name', 'whom', 'to'].map((name) => (
              <TableCell key={name}>{translate(`assignment.rule.${name}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {policy.rules.map((rule, at) => (
            <TableRow key={rule.name} sx={same(rule) ? {} : { '& td': MARK }}>
              <TableCell className="figures">{`${at + 1}. ${rule.name}`}</TableCell>
              <TableCell>
                <Whom rule={rule} />
              </TableCell>
              <TableCell>
                <To rule={rule} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 3 }}>
        {said('balance', `assignment.balance.${policy.balance}`)}
        {said('sticky', policy.sticky ? 'assignment.sticky' : 'assignment.not_sticky')}
        {said('automatic', policy.automatic ? 'assignment.automatic' : 'assignment.by_hand')}
      </Box>
    </>
  );
}

/** From one figure to another in words; '' where neither is given. */
function useRange(): (name: 'days' | 'overdue', from: string, to: string) => string {
  const translate = useTranslate();
  return (name, from, to) => {
    if (from !== '' && to !== '') return translate(`assignment.rule.${name}`, { from, to });
    if (from !== '') return translate(`assignment.rule.${name}_from`, { from });
    return to === '' ? '' : translate(`assignment.rule.${name}_to`, { to });
  };
}

/** The conditions, one a line. */
function Whom({ rule }: { rule: AssignmentRule }) {
  const translate = useTranslate();
  const range = useRange();
  const product = useEnumLabel('products');
  const province = useEnumLabel('provinces');
  const or = translate('assignment.rule.or');
  const days = (value: number | null | undefined) => (value == null ? '' : String(value));
  const money = (value: number | null | undefined) => (value == null ? '' : formatMoney(value));
  const lines = [
    (rule.tiers ?? []).join(or),
    range('days', days(rule.days_from), days(rule.days_to)),
    range('overdue', money(rule.overdue_from_minor), money(rule.overdue_to_minor)),
    (rule.products ?? []).map(product).join(or),
    (rule.regions ?? []).map(province).join(or),
  ].filter((line) => line !== '');
  if (lines.length === 0) return <>{translate('assignment.rule.anybody')}</>;
  return (
    <>
      {lines.map((line) => (
        <div key={line} className="figures">
          {line}
        </div>
      ))}
    </>
  );
}

/** To whom, with how many each at most. */
function To({ rule }: { rule: AssignmentRule }) {
  const translate = useTranslate();
  return (
    <>
      {rule.to.map(({ user_id, team, max_persons: max, weight }, at) => (
        <div key={`${at}/${user_id ?? team ?? ''}`}>
          {user_id == null ? (
            (team ?? translate('assignment.rule.everyone'))
          ) : (
            <RecordContextProvider value={{ id: user_id, user_id }}>
              <UserName source="user_id" />
            </RecordContextProvider>
          )}
          <Box component="span" className="figures" sx={{ color: 'text.secondary', ml: 1 }}>
            {translate(weight === 1 ? 'assignment.rule.most' : 'assignment.rule.most_weight', {
              max: max.toLocaleString('en-US'),
              weight,
            })}
          </Box>
        </div>
      ))}
    </>
  );
}
