import { CardContent, Stack } from '@mui/material';
import type { ComponentProps, ReactNode } from 'react';
import { DeskForm } from './DeskForm.tsx';
import { FormNotices } from './FormNotices.tsx';
import { RestoredNotice } from './RestoredNotice.tsx';

interface Props extends ComponentProps<typeof DeskForm> {
  /** The buttons under the form. */
  toolbar: ReactNode;
}

/** A form that is a page of its own. */
export function PageForm({ toolbar, children, ...props }: Props) {
  return (
    <DeskForm {...props}>
      <CardContent sx={{ pb: 0 }}>
        <RestoredNotice />
        <Stack sx={{ alignItems: 'flex-start' }}>{children}</Stack>
        <FormNotices />
      </CardContent>
      {toolbar}
    </DeskForm>
  );
}
