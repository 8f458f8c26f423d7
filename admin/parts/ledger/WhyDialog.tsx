import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link,
  Skeleton,
  Typography,
} from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Explained, Explanation } from '../../../server/contract/resources/explanations.ts';
import { copyText } from '../../shared/clipboard.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Fetched } from '../../shared/Fetched.tsx';
import { Money } from '../../shared/MoneyField.tsx';
import { TextLink } from '../../shared/TextLink.tsx';
import { usePolicyWords } from '../policies/usePolicyWords.ts';
import { useExplanation } from './useLedger.ts';
import { useMoment } from './useMoment.ts';
import { whyCopy, whyLines, whyValue, type WhyLine } from './whyText.ts';

interface Props {
  loanId: number;
  figure: Explained;
  on: string | undefined;
  onClose: () => void;
}

/** The figures of which an article of law says how they are counted. */
const BY_LAW: readonly Explained[] = ['penalty', 'payoff', 'days_past_due'];

/**
 * What a figure is made of, line by line: rows, events, days and rates, the rules and the law. A
 * figure among them leads to its own lines.
 */
export function WhyDialog({ loanId, figure, on, onClose }: Props) {
  const [path, setPath] = useState<readonly Explained[]>([figure]);
  const { moment: ofPage } = useMoment();
  const moment = on === undefined ? ofPage : { as_of: on, known_at: null };
  const shown = path.at(-1) ?? figure;
  const { data, error, refetch } = useExplanation(loanId, shown, moment);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="why-title">
      <Fetched
        data={data?.figure === shown ? data : undefined}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={240} sx={{ m: 3 }} />}
      >
        {(explanation) => (
          <Reasons
            explanation={explanation}
            before={path.at(-2)}
            onOpen={(next) => setPath([...path, next])}
            onBack={() => setPath(path.slice(0, -1))}
            onClose={onClose}
          />
        )}
      </Fetched>
    </Dialog>
  );
}

interface ReasonsProps {
  explanation: Explanation;
  /** The figure that led here. */
  before: Explained | undefined;
  onOpen: (figure: Explained) => void;
  onBack: () => void;
  onClose: () => void;
}

/** All that an explanation says, in words. */
function useReasons(explanation: Explanation) {
  const say = useTranslate();
  const words = {
    say,
    assetClass: useEnumLabel('asset_classes'),
    rounding: useEnumLabel('roundings'),
  };
  const kindOf = useEnumLabel('policy_kinds');
  const { sourceOf, articleOf } = usePolicyWords();
  const { figure, on } = explanation;
  const name = say(`why.figures.${figure}`);
  const title = say('why.title', { figure: name, value: whyValue(words, explanation) });
  const rules = explanation.rules.map((rule) => ({
    id: rule.policy_id,
    text: say('why.rule', {
      kind: kindOf(rule.kind),
      source: [sourceOf(rule), articleOf(rule)].filter(Boolean).join(' '),
    }),
  }));
  const law = BY_LAW.includes(figure) ? [say(`why.law.${figure}`)] : [];
  return { title, on: say('why.on', { on }), lines: whyLines(words, explanation), rules, law };
}

function Reasons({ explanation, before, onOpen, onBack, onClose }: ReasonsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { title, on, lines, rules, law } = useReasons(explanation);
  const heading = useRef<HTMLHeadingElement>(null);
  // What led here is gone with its figure: keys and a reader's voice go on at the new one.
  useEffect(() => heading.current?.focus(), [explanation.figure]);
  const copy = async () => {
    const text = whyCopy(`${title} (${on})`, lines, [...law, ...rules.map((rule) => rule.text)]);
    if (await copyText(text)) notify('why.copied', { type: 'success' });
  };
  return (
    <>
      <DialogTitle
        ref={heading}
        tabIndex={-1}
        id="why-title"
        className="figures"
        sx={{ pb: 0, outline: 'none' }}
      >
        {title}
        <Typography component="span" variant="body2" color="text.secondary" sx={{ ml: 1 }}>
          {on}
        </Typography>
      </DialogTitle>
      <DialogContent>
        {before !== undefined && (
          <Link component="button" type="button" variant="body2" onClick={onBack} sx={{ mb: 1 }}>
            {translate('why.back', { figure: translate(`why.figures.${before}`) })}
          </Link>
        )}
        {lines.length === 0 && (
          <Typography color="text.secondary">{translate('why.nothing')}</Typography>
        )}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {lines.map((line, at) => (
            <Line key={at} line={line} onOpen={onOpen} />
          ))}
        </Box>
        {law.map((text) => (
          <Typography key={text} variant="body2" color="text.secondary" sx={{ mt: 1 }}>
            {text}
          </Typography>
        ))}
        {rules.map(({ id, text }) => (
          <Typography key={id} variant="body2" sx={{ mt: 1 }}>
            <TextLink to={`/policies/${id}/show`}>{text}</TextLink>
          </Typography>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>{translate('why.copy')}</Button>
        <Button data-answers onClick={onClose}>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
    </>
  );
}

function Line({ line, onOpen }: { line: WhyLine; onOpen: (figure: Explained) => void }) {
  const { text, minor, figure, isDetail = false } = line;
  return (
    <Box
      component="li"
      className="figures"
      sx={{
        display: 'flex',
        gap: 2,
        py: isDetail ? 0.25 : 0.75,
        pl: isDetail ? 2 : 0,
        fontSize: isDetail ? '0.8125rem' : '0.875rem',
        color: isDetail ? 'text.secondary' : 'text.primary',
        ...(!isDetail && {
          borderTop: 1,
          borderColor: 'divider',
          '&:first-of-type': { borderTop: 0 },
        }),
      }}
    >
      <Box sx={{ flexGrow: 1 }}>
        {figure === undefined ? (
          text
        ) : (
          <Link
            component="button"
            type="button"
            onClick={() => onOpen(figure)}
            sx={{ font: 'inherit' }}
          >
            {text}
          </Link>
        )}
      </Box>
      {minor !== undefined && <Money minor={minor} />}
    </Box>
  );
}
