import ExpandMore from '@mui/icons-material/ExpandMore';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Box,
  Button,
  FormHelperText,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { CONDUCT_RULES } from '../../server/contract/enums.ts';
import { useChoices } from '../shared/enums.ts';
import { sumOf } from '../shared/sumOf.ts';
import { type EntryForm, entryProblem, lexiconProblem, linesOf, type Rule } from './lexiconForm.ts';
import { FOLD, FOLD_HEAD, RuleHead } from './LexiconView.tsx';

/** The words, one a line, folded by the rule they point at. */
export function LexiconInput() {
  const translate = useTranslate();
  const { field, fieldState } = useInput<EntryForm[]>({
    source: 'rule.note_lexicon.entries',
    validate: (entries: EntryForm[]) => lexiconProblem(entries),
  });
  const entries = (field.value ?? []) as EntryForm[];
  const set = (at: number, entry: EntryForm | null) =>
    field.onChange(entries.flatMap((known, index) => (index === at ? (entry ?? []) : known)));
  const add = (rule: Rule) =>
    field.onChange([...entries, { rule, severity: 'medium', terms: '', unless: '' }]);
  return (
    <Box>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {translate('policies.lexicon.help')}
      </Typography>
      {CONDUCT_RULES.map((rule) => (
        <RuleEntries key={rule} rule={rule} entries={entries} onSet={set} onAdd={() => add(rule)} />
      ))}
      {fieldState.error && (
        <FormHelperText error>
          {translate(lexiconProblem(entries) ?? 'ra.message.invalid_form')}
        </FormHelperText>
      )}
    </Box>
  );
}

interface RuleEntriesProps {
  rule: Rule;
  /** The entries of all rules: an entry is known by its place among them. */
  entries: readonly EntryForm[];
  onSet: (at: number, entry: EntryForm | null) => void;
  onAdd: () => void;
}

function RuleEntries({ rule, entries, onSet, onAdd }: RuleEntriesProps) {
  const translate = useTranslate();
  const mine = entries
    .map((entry, at) => ({ entry, at }))
    .filter(({ entry }) => entry.rule === rule);
  const terms = sumOf(mine, ({ entry }) => linesOf(entry.terms).length);
  return (
    <Accordion disableGutters slotProps={{ transition: { unmountOnExit: true } }} sx={FOLD}>
      <AccordionSummary expandIcon={<ExpandMore />} sx={FOLD_HEAD}>
        <RuleHead rule={rule}>
          {translate('policies.lexicon.terms', { smart_count: terms })}
        </RuleHead>
      </AccordionSummary>
      <AccordionDetails sx={{ px: 0.5, pt: 0 }}>
        {mine.map(({ entry, at }, index) => (
          <Entry key={at} no={index + 1} entry={entry} onSet={(next) => onSet(at, next)} />
        ))}
        <Button onClick={onAdd} sx={{ ml: -1.5 }}>
          {translate('policies.lexicon.add')}
        </Button>
      </AccordionDetails>
    </Accordion>
  );
}

function Entry({
  no,
  entry,
  onSet,
}: {
  no: number;
  entry: EntryForm;
  onSet: (entry: EntryForm | null) => void;
}) {
  const translate = useTranslate();
  const severities = useChoices('severities');
  const problem = entryProblem(entry);
  const words = (name: 'terms' | 'unless') => (
    <TextField
      multiline
      minRows={3}
      maxRows={12}
      label={translate(`policies.lexicon.${name}_no`, { no })}
      value={entry[name]}
      error={name === 'terms' && problem !== undefined}
      helperText={
        name === 'terms' && problem
          ? translate(problem)
          : translate(`policies.lexicon.${name}_help`)
      }
      onChange={(event) => onSet({ ...entry, [name]: event.target.value })}
    />
  );
  return (
    <Box
      component="fieldset"
      aria-label={translate('policies.lexicon.entry', { no })}
      sx={{ border: 0, m: 0, p: 0, pb: 2, minWidth: 0 }}
    >
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'center',
          gap: 2,
          mb: 1,
        }}
      >
        <TextField
          select
          fullWidth={false}
          label={translate('policies.lexicon.severity_label')}
          value={entry.severity}
          onChange={(event) =>
            onSet({ ...entry, severity: event.target.value as EntryForm['severity'] })
          }
          sx={{ width: 140 }}
        >
          {severities.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <Button onClick={() => onSet(null)}>{translate('policies.lexicon.remove', { no })}</Button>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        {words('terms')}
        {words('unless')}
      </Box>
    </Box>
  );
}
