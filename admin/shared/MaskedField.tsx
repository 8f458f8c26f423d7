import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { type MouseEvent, useEffect, useState } from 'react';
import { useDataProvider, useNotify, useRecordContext, useTranslate } from 'react-admin';
import type { MASKED_BORROWER_FIELDS } from '../../server/contract/maskedFields.ts';
import type { DaihouDataProvider, PersonalResource } from '../providers/dataProvider.ts';
import { messageOf } from './errors.ts';
import { CopyField } from './CopyField.tsx';
import { Dash } from './Dash.tsx';
import { PhoneNumber } from './PhoneNumber.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useMay } from './session.ts';

type MaskedName = (typeof MASKED_BORROWER_FIELDS)[number];
type Holder = { id: number } & Partial<Record<MaskedName, string | null>>;

/**
 * A revealed value is covered again after this long: a screen left open must not go on showing it.
 */
const SHOWN_MS = 120_000;
const REASONS = [
  'app.reveal.reasons.call',
  'app.reveal.reasons.identity',
  'app.reveal.reasons.letter',
  'app.reveal.reasons.court',
];

/**
 * A masked value of the person in context, by default a borrower. The eye asks why; the server
 * writes down who looked and the reason.
 */
export const MaskedField = ({
  source,
  resource = 'borrowers',
}: {
  source: MaskedName;
  resource?: PersonalResource;
}) => {
  const person = useRecordContext<Holder>();
  const translate = useTranslate();
  const mayReveal = useMay(resource, 'reveal');
  const [asking, setAsking] = useState(false);
  const [plain, reveal, cover] = useRevealed(resource, person?.id, source);
  const masked = person?.[source];
  if (!masked) return <Dash />;
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    if (plain === null) setAsking(true);
    else cover();
  };
  const field = translate(`resources.${resource}.fields.${source}`);
  const action = translate(plain === null ? 'app.reveal.show' : 'app.reveal.hide', { field });
  return (
    <Box
      component="span"
      className="figures"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }}
    >
      {plain === null ? <span>{masked}</span> : <Plain source={source} text={plain} />}
      {mayReveal ? (
        <Tooltip title={action}>
          <IconButton
            size="small"
            aria-label={action}
            onClick={toggle}
            sx={{ p: 0.5, '& svg': { fontSize: 16 } }}
          >
            {plain === null ? <VisibilityIcon /> : <VisibilityOffIcon />}
          </IconButton>
        </Tooltip>
      ) : null}
      <ReasonDialog
        open={asking}
        titleKey="app.reveal.title"
        titleArgs={{ field }}
        hintKey="app.reveal.hint"
        suggestionKeys={REASONS}
        onSubmit={async (reason) => {
          if (await reveal(reason)) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
};

const Plain = ({ source, text }: { source: MaskedName; text: string }) =>
  source === 'phone' ? <PhoneNumber number={text} /> : <CopyField value={text} />;

/** The plain value once revealed (null while masked), how to reveal it, how to cover it. */
function useRevealed(resource: PersonalResource, id: number | undefined, field: MaskedName) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const [revealed, setRevealed] = useState<{ of: string; text: string } | null>(null);
  const of = `${resource}.${id}.${field}`;
  // Another person in the same place starts masked.
  const plain = revealed?.of === of ? revealed.text : null;
  useEffect(() => {
    if (plain === null) return undefined;
    const timer = setTimeout(() => setRevealed(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [plain]);
  const reveal = async (reason: string): Promise<boolean> => {
    if (id === undefined) return false;
    try {
      const answer = await dataProvider.reveal(resource, id, [field], reason);
      setRevealed({ of, text: answer[field] ?? '' });
      return true;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return false;
    }
  };
  return [plain, reveal, () => setRevealed(null)] as const;
}
