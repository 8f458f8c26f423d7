import InboxIcon from '@mui/icons-material/InboxOutlined';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  titleKey: string;
  titleArgs?: Record<string, unknown>;
  hintKey?: string;
  action?: ReactNode;
}

/** Says what would be here, and offers the first step. */
export const EmptyState = ({ titleKey, titleArgs, hintKey, action }: Props) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        gap: 1,
        px: 2,
        py: 8,
      }}
    >
      <InboxIcon sx={{ fontSize: 40, color: 'text.disabled' }} aria-hidden />
      <Typography variant="h6" component="p">
        {translate(titleKey, titleArgs)}
      </Typography>
      {hintKey ? (
        <Typography color="text.secondary" sx={{ maxWidth: '64ch', textWrap: 'balance' }}>
          {translate(hintKey)}
        </Typography>
      ) : null}
      {action ? <Box sx={{ mt: 1.5, display: 'flex', gap: 1 }}>{action}</Box> : null}
    </Box>
  );
};
