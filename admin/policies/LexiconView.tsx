import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CONDUCT_RULES, SEVERITIES } from '../../server/contract/enums.ts';
import type { Lexicon } from '../../server/domain/notes/lexiconModel.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { missingIn, type Rule, type WordOf, wordsOf } from './lexiconForm.ts';

interface Props {
  lexicon: Lexicon;
  /** The lexicon it is laid beside: words that come and go are marked. */
  against: Lexicon | undefined;
}

/** Hundreds of words, folded by the rule they point at; what differs stands first. */
export function LexiconView({ lexicon, against }: Props) {
  const has = (rule: Rule) =>
    [...lexicon.entries, ...(against?.entries ?? [])].some((entry) => entry.rule === rule);
  return (
    <Box sx={{ maxWidth: 720 }}>
      {CONDUCT_RULES.filter(has).map((rule) => (
        <RuleWords
          key={rule}
          rule={rule}
          words={wordsOf(lexicon, rule)}
          before={against && wordsOf(against, rule)}
        />
      ))}
    </Box>
  );
}

/** The head of what is folded: the rule, and how much is inside. */
export function RuleHead({ rule, children }: { rule: string; children: string }) {
  const label = useEnumLabel('conduct_rules');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        {rule} {label(rule)}
      </Typography>
      <Typography component="span" variant="body2" color="text.secondary" className="figures">
        {children}
      </Typography>
    </Box>
  );
}

export const FOLD = {
  '&::before': { display: 'none' },
  bgcolor: 'transparent',
  backgroundImage: 'none',
  boxShadow: 'none',
  borderTop: 1,
  borderColor: 'divider',
  borderRadius: 0,
} as const;
export const FOLD_HEAD = {
  px: 0.5,
  minHeight: 40,
  '&.Mui-expanded': { minHeight: 40 },
  '& .MuiAccordionSummary-content, & .MuiAccordionSummary-content.Mui-expanded': { my: 0.75 },
} as const;

function RuleWords({
  rule,
  words,
  before,
}: {
  rule: Rule;
  words: readonly WordOf[];
  before: readonly WordOf[] | undefined;
}) {
  const translate = useTranslate();
  const added = before ? missingIn(words, before) : new Set<WordOf>();
  const removed = before ? missingIn(before, words) : new Set<WordOf>();
  const differs = added.size + removed.size > 0;
  const shown = [...added, ...removed, ...words.filter((term) => !added.has(term))];
  const exceptions = words.filter(({ severity }) => severity === null).length;
  const counts = [
    translate('policies.lexicon.terms', { smart_count: words.length - exceptions }),
    exceptions > 0 && translate('policies.lexicon.exceptions', { smart_count: exceptions }),
  ];
  const changes =
    differs && translate('policies.lexicon.changes', { added: added.size, removed: removed.size });
  return (
    <Accordion
      disableGutters
      defaultExpanded={differs}
      slotProps={{ transition: { unmountOnExit: true } }}
      sx={FOLD}
    >
      <AccordionSummary expandIcon={<ExpandMore />} sx={FOLD_HEAD}>
        <RuleHead rule={rule}>{[...counts, changes].filter(Boolean).join(' · ')}</RuleHead>
      </AccordionSummary>
      <AccordionDetails sx={{ px: 0.5, pt: 0 }}>
        {[...SEVERITIES.toReversed(), null].map((severity) => (
          <Words
            key={severity}
            severity={severity}
            words={shown.filter((term) => term.severity === severity)}
            added={added}
            removed={removed}
          />
        ))}
      </AccordionDetails>
    </Accordion>
  );
}

interface WordsProps {
  severity: WordOf['severity'];
  words: readonly WordOf[];
  added: ReadonlySet<WordOf>;
  removed: ReadonlySet<WordOf>;
}

function Words({ severity, words, added, removed }: WordsProps) {
  const translate = useTranslate();
  const label = useEnumLabel('severities');
  if (words.length === 0) return null;
  const marked = (term: WordOf) => {
    if (added.has(term)) return <ins>{term.word}</ins>;
    return removed.has(term) ? <del>{term.word}</del> : term.word;
  };
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {severity === null
          ? translate('policies.lexicon.unless')
          : translate('policies.lexicon.severity', { severity: label(severity) })}
      </Typography>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}
      >
        {words.map((term) => (
          <Box
            component="li"
            key={`${term.word}${removed.has(term) ? '-' : ''}`}
            sx={{
              fontSize: '0.8125rem',
              lineHeight: 1.6,
              px: 0.75,
              border: 1,
              borderColor: 'divider',
              borderRadius: 0.5,
              overflowWrap: 'anywhere',
              '& ins': { textDecoration: 'none' },
              ...(added.has(term) ? { bgcolor: 'action.selected', fontWeight: 600 } : {}),
              ...(removed.has(term) ? { color: 'text.secondary', borderStyle: 'dashed' } : {}),
            }}
          >
            {marked(term)}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
