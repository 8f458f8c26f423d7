import { Alert, Box, Button, Chip, Typography } from '@mui/material';
import { TextInput, useInput, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PersonMatch, PersonMatches } from '../../../server/contract/resources/people.ts';
import { useMay } from '../../shared/session.ts';
import { useServerPreview } from '../../shared/useServerPreview.ts';
import { MatchText } from './MatchText.tsx';

const REASONS = ['shared_phone', 'changed_owner', 'mistyped'] as const;
const isMask = (text: string): boolean => text.includes('****');
const typed = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && !isMask(value) ? value : undefined;

/** The records that have what is typed in the form, while it is typed; none where there is none. */
function useTypedMatches(borrowerId: number | undefined): readonly PersonMatch[] {
  const [phone, national_id, kind] = useWatch({
    name: ['phone', 'national_id', 'kind'],
  }) as unknown[];
  const mayAsk = useMay('borrowers', 'create');
  const marks = { phone: typed(phone), national_id: typed(national_id) };
  const something = marks.phone !== undefined || marks.national_id !== undefined;
  const asked = mayAsk && something && kind !== 'third_party';
  const body = { ...(borrowerId === undefined ? {} : { id: borrowerId }), ...marks };
  const { answer } = useServerPreview<PersonMatches>('borrowers/matches', asked ? body : null);
  return asked ? (answer?.matches ?? []).filter(({ relation }) => relation === 'open') : [];
}

/**
 * Asks, where another record has the identity number or phone in the form, whether it is the same
 * person: open it, link it, or say why not. Nothing where there is none. `borrowerId`: whose form
 * it is, where it is not that of the record in context.
 */
export function PersonMatchInputs({ borrowerId }: { borrowerId?: number }) {
  const translate = useTranslate();
  const record = useRecordContext<{ id: number }>();
  const matches = useTypedMatches(borrowerId ?? record?.id);
  const { field } = useInput({ source: 'same_as_id', defaultValue: null });
  const chosen = field.value as number | null;
  if (matches.length === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ width: '100%', mb: 1.5, '& .MuiAlert-message': { flexGrow: 1 } }}
    >
      <Typography variant="subtitle2" component="h3">
        {translate('people.title')}
      </Typography>
      {translate('people.hint')}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, my: 1, p: 0 }}>
        {matches.map((match) => (
          <Box
            component="li"
            key={match.id}
            sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 0.5 }}
          >
            <MatchText match={match} />
            <Button
              variant={chosen === match.id ? 'contained' : 'outlined'}
              aria-pressed={chosen === match.id}
              onClick={() => field.onChange(chosen === match.id ? null : match.id)}
            >
              {translate(chosen === match.id ? 'people.chosen' : 'people.same')}
            </Button>
          </Box>
        ))}
      </Box>
      {matches.some(({ id }) => id !== chosen) && <WhyNot />}
    </Alert>
  );
}

/** The reason why the others are other persons, with the usual ones at hand. */
function WhyNot() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  return (
    <>
      <TextInput
        source="not_same_reason"
        label="people.reason"
        helperText={false}
        autoComplete="off"
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {REASONS.map((name) => {
          const reason = translate(`people.reasons.${name}`);
          return (
            <Chip
              key={name}
              size="small"
              variant="outlined"
              label={reason}
              onClick={() => setValue('not_same_reason', reason, { shouldDirty: true })}
            />
          );
        })}
      </Box>
    </>
  );
}
