import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useResourceContext, useTranslate } from 'react-admin';
import { useFormNotices } from './formState.ts';
import { ValueText } from './ValueText.tsx';

/**
 * What has to be known before the form is saved again, right above its button: nobody answered, or
 * another person changed the record.
 */
export function FormNotices() {
  const translate = useTranslate();
  const { unsent } = useFormNotices();
  return (
    <>
      <ConflictNotice />
      {unsent !== null && (
        <Alert severity="error" sx={{ my: 1.5, width: '100%' }}>
          {translate(`app.unsaved.unsent_${unsent}`)}
        </Alert>
      )}
    </>
  );
}

/** What the other person wrote, field by field; what was typed here stands in the form. */
function ConflictNotice() {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { conflicts, takeTheirs } = useFormNotices();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), [conflicts]);
  if (conflicts.length === 0) return null;
  const both = conflicts.some(({ mine }) => mine);
  return (
    <Alert
      ref={notice}
      severity="warning"
      sx={{ my: 1.5, width: '100%' }}
      action={
        both && (
          <Button color="inherit" size="small" onClick={takeTheirs}>
            {translate('app.unsaved.take_theirs')}
          </Button>
        )
      }
    >
      {translate(both ? 'app.unsaved.changed_both' : 'app.unsaved.changed_beside')}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2 }}>
        {conflicts.map(({ field, theirs, mine }) => (
          <li key={field}>
            {translate(`resources.${resource}.fields.${field}`, { _: field })}
            {'  '}
            <strong>
              <ValueText resource={resource} field={field} value={theirs} />
            </strong>
            {mine && ` · ${translate('app.unsaved.yours_stands')}`}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
