import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useEnumLabel } from '../shared/enums.ts';
import { STAGES } from './stages.ts';

/** The order of what a payment pays, for each stage of a loan. */
export function AllocationInput() {
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' }}
    >
      {STAGES.map((stage) => (
        <OrderInput key={stage} stage={stage} />
      ))}
    </Box>
  );
}

function OrderInput({ stage }: { stage: (typeof STAGES)[number] }) {
  const translate = useTranslate();
  const label = useEnumLabel('components');
  const { setValue } = useFormContext();
  const { field } = useInput({ source: `rule.allocation.${stage}` });
  const order = (field.value ?? []) as string[];
  const swap = (at: number, to: number) => {
    const next = [...order];
    [next[at], next[to]] = [order[to] ?? '', order[at] ?? ''];
    field.onChange(next);
  };
  const copy = () =>
    STAGES.forEach((other) =>
      setValue(`rule.allocation.${other}`, [...order], { shouldDirty: true }),
    );
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, m: 0, px: 1.5, py: 1, minWidth: 0 }}
    >
      <Typography component="legend" variant="subtitle2" sx={{ px: 0.5 }}>
        {translate(`policies.stages.${stage}`)}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {order.map((component, at) => (
          <Box
            component="li"
            key={component}
            sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 30 }}
          >
            <Box component="span" className="figures" sx={{ color: 'text.secondary', width: 16 }}>
              {at + 1}
            </Box>
            <Box component="span" sx={{ flexGrow: 1 }}>
              {label(component)}
            </Box>
            <IconButton
              size="small"
              disabled={at === 0}
              aria-label={translate('policies.form.up', { component: label(component) })}
              onClick={() => swap(at, at - 1)}
              sx={{ p: 0.5 }}
            >
              <ArrowUpward sx={{ fontSize: 16 }} />
            </IconButton>
            <IconButton
              size="small"
              disabled={at === order.length - 1}
              aria-label={translate('policies.form.down', { component: label(component) })}
              onClick={() => swap(at, at + 1)}
              sx={{ p: 0.5 }}
            >
              <ArrowDownward sx={{ fontSize: 16 }} />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Button onClick={copy} sx={{ ml: -1.5 }}>
        {translate('policies.form.same_for_all')}
      </Button>
    </Box>
  );
}
