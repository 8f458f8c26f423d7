import { Box, ButtonBase, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Welcome } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** The accounts of a demo book; a server that is not a demo names none. */
export const DemoAccounts = ({
  onChoose,
}: {
  onChoose: (account: { username: string; password: string }) => void;
}) => {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const translate = useTranslate();
  const role = useEnumLabel('roles');
  const { data } = useQuery({
    queryKey: ['welcome'],
    queryFn: ({ signal }) => dataProvider.get<Welcome>('welcome', signal),
    staleTime: Infinity,
  });
  const demo = data?.demo;
  if (!demo) return null;
  return (
    <Box component="section" sx={{ mt: 4, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="subtitle2" component="h2">
        {translate('app.sign_in.demo_title')}
      </Typography>
      <Typography color="text.secondary" variant="caption" component="p" sx={{ mb: 1 }}>
        {translate('app.sign_in.demo_hint', { password: demo.password })}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        {demo.accounts.map((account) => (
          <ButtonBase
            key={account.username}
            aria-label={translate('app.sign_in.fill', { username: account.username })}
            onClick={() => onChoose({ username: account.username, password: demo.password })}
            sx={{
              display: 'block',
              textAlign: 'left',
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              px: 1.5,
              py: 0.75,
              backgroundColor: 'background.paper',
              '&:hover': { backgroundColor: 'action.hover' },
            }}
          >
            <Box sx={{ fontSize: '0.875rem', fontWeight: 500 }}>{account.username}</Box>
            <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{role(account.role)}</Box>
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
};
