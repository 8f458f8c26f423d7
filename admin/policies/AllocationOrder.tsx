import { Box, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import type { PolicyValues } from './policyBook.ts';
import { STAGES } from './stages.ts';

interface Props {
  rules: PolicyValues['allocation'];
  against: PolicyValues['allocation'] | undefined;
}

const listOf = (order: readonly string[]) => order.join();

/** The order in which components are paid, stage by stage; once only where all stages are alike. */
export function AllocationOrder({ rules, against }: Props) {
  const translate = useTranslate();
  const alike = [rules, against].every(
    (order) =>
      order === undefined ||
      STAGES.every((stage) => listOf(order[stage]) === listOf(order.current)),
  );
  const stages = alike ? STAGES.slice(0, 1) : STAGES;
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1, py: 0.75, height: 'auto' } }}>
      <TableBody>
        {stages.map((stage) => (
          <TableRow key={stage}>
            <TableCell component="th" scope="row" sx={{ color: 'text.secondary', width: '32%' }}>
              {translate(alike ? 'policies.same_order' : `policies.stages.${stage}`)}
            </TableCell>
            <TableCell>
              <Order components={rules[stage]} against={against?.[stage]} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Numbered, so that the order is read and not guessed. */
function Order({
  components,
  against,
}: {
  components: readonly string[];
  against: readonly string[] | undefined;
}) {
  const label = useEnumLabel('components');
  return (
    <Box
      component="ol"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.25,
        rowGap: 0.5,
        listStyle: 'none',
        m: 0,
        p: 0,
      }}
    >
      {components.map((component, index) => {
        const moved = against !== undefined && against[index] !== component;
        return (
          <Box
            component="li"
            key={component}
            sx={{
              whiteSpace: 'nowrap',
              borderRadius: 0.5,
              px: 0.5,
              ...(moved ? { bgcolor: 'action.selected', fontWeight: 600 } : {}),
            }}
          >
            <Typography
              component="span"
              className="figures"
              sx={{ color: 'text.secondary', fontSize: '0.8125rem', mr: 0.5 }}
            >
              {index + 1}
            </Typography>
            {label(component)}
          </Box>
        );
      })}
    </Box>
  );
}
