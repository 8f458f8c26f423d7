import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import ExploreIcon from '@mui/icons-material/ExploreOffOutlined';
import { Button } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { Notice } from './Notice.tsx';

const WaysOn = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <>
      <Button variant="outlined" onClick={() => void navigate(-1)}>
        {translate('ra.action.back')}
      </Button>
      <Button variant="contained" component={Link} to="/">
        {translate('app.error.home')}
      </Button>
    </>
  );
};

export const NotFoundPage = () => {
  const translate = useTranslate();
  return (
    <Notice
      icon={<ExploreIcon aria-hidden />}
      title={translate('app.not_found.title')}
      hint={translate('app.not_found.hint')}
    >
      <Title title="app.not_found.title" />
      <WaysOn />
    </Notice>
  );
};

export const AccessDeniedPage = () => {
  const translate = useTranslate();
  return (
    <Notice
      icon={<LockIcon aria-hidden />}
      title={translate('app.denied.title')}
      hint={translate('app.denied.hint')}
    >
      <Title title="app.denied.title" />
      <WaysOn />
    </Notice>
  );
};

export const SignInUncheckedPage = () => {
  const translate = useTranslate();
  return (
    <Notice
      icon={<CloudOffIcon aria-hidden />}
      title={translate('app.signed_out.title')}
      hint={translate('app.signed_out.hint')}
    >
      <WaysOn />
    </Notice>
  );
};
