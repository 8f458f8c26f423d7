import {
  Box,
  Card,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { AuditEvent } from '../../server/contract/resources/system.ts';
import { Dash } from '../shared/Dash.tsx';
import { ChangedValue } from './ChangedValue.tsx';
import { differenceOf } from './difference.ts';
import { useFieldWord } from './useFieldWord.ts';

/** The changed fields of a record, before and after side by side. */
export const Changes = () => {
  const event = useRecordContext<AuditEvent>();
  const translate = useTranslate();
  const word = useFieldWord();
  if (!event) return null;
  const { changed, unchanged } = differenceOf(event.before, event.after, event.unseen);
  return (
    <Card sx={{ mt: 2 }}>
      <Typography variant="subtitle1" component="h3" sx={{ px: { xs: 2, sm: 3 }, pt: 2, pb: 1 }}>
        {translate(event.before && event.after ? 'audit.show.changes' : 'audit.show.content')}
      </Typography>
      {changed.length === 0 ? (
        <Typography color="text.secondary" sx={{ px: { xs: 2, sm: 3 }, pb: 2 }}>
          {translate('audit.show.none')}
        </Typography>
      ) : (
        <Box sx={{ overflowX: 'auto', px: { xs: 0.5, sm: 1.5 } }}>
          <Table
            size="small"
            sx={{
              tableLayout: 'fixed',
              minWidth: 480,
              '& td, & tbody th': {
                overflowWrap: 'anywhere',
                py: 1,
                verticalAlign: 'top',
                height: 'auto',
              },
            }}
          >
            <TableHead>
              <TableRow>
                <TableCell sx={{ width: '26%' }}>{translate('audit.show.field')}</TableCell>
                {event.before ? <TableCell>{translate('audit.show.before')}</TableCell> : null}
                {event.after ? (
                  <TableCell>
                    {translate(event.before ? 'audit.show.after' : 'audit.show.value')}
                  </TableCell>
                ) : null}
              </TableRow>
            </TableHead>
            <TableBody>
              {changed.map(({ field, before, after }) => (
                <TableRow key={field}>
                  <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
                    {word(event.resource, field)}
                  </TableCell>
                  {event.before ? (
                    <Value value={before} field={field} resource={event.resource} />
                  ) : null}
                  {event.after ? (
                    <Value
                      value={after}
                      field={field}
                      resource={event.resource}
                      mark={event.before !== null}
                      unseen={event.unseen.includes(field) && before === after}
                    />
                  ) : null}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      <Typography
        color="text.secondary"
        variant="caption"
        component="p"
        sx={{ px: { xs: 2, sm: 3 }, py: 1.5 }}
      >
        {unchanged > 0 ? translate('audit.show.unchanged', { smart_count: unchanged }) : null}
      </Typography>
    </Card>
  );
};

const Value = ({
  mark = false,
  unseen = false,
  ...value
}: {
  value: unknown;
  field: string;
  resource: string;
  mark?: boolean;
  unseen?: boolean;
}) => (
  <TableCell className="figures" sx={mark ? { backgroundColor: 'action.selected' } : undefined}>
    {value.value === null || value.value === undefined || value.value === '' ? (
      <Dash />
    ) : (
      <ChangedValue {...value} />
    )}
    {unseen && <Unseen />}
  </TableCell>
);

/** Says that a masked value is another: nobody would see it. */
const Unseen = () => {
  const translate = useTranslate();
  return (
    <Typography variant="caption" component="p" color="text.secondary">
      {translate('audit.show.unseen')}
    </Typography>
  );
};
