import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { useState, type PropsWithChildren } from 'react';
import { actAs, chosenAccount, forgetAccount } from '../accounts/chosenAccount';
import { AccountChooser } from './AccountChooser';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    minHeight: '100vh',
    padding: theme.spacing(8, 3),
    maxWidth: theme.spacing(130),
    margin: '0 auto',
  },
  lead: { margin: theme.spacing(1, 0, 4), maxWidth: theme.spacing(85) },
  acts: { display: 'flex', gap: theme.spacing(1) },
}));

const SignInFrame = ({
  title,
  children,
}: PropsWithChildren<{ title: string }>) => (
  <main className={useStyles().root}>
    <Typography variant="h4" component="h1">
      {title}
    </Typography>
    {children}
  </main>
);

const SignInProblem = ({ error }: { error?: Error }) => {
  const classes = useStyles();
  return (
    <SignInFrame title="The demo sign-in did not answer">
      <Typography className={classes.lead} color="textSecondary">
        The backend may still be starting, or it runs without demo accounts. It
        said: {error?.message ?? 'nothing'}
      </Typography>
      <div className={classes.acts}>
        <Button
          variant="contained"
          color="primary"
          onClick={() => window.location.reload()}
        >
          Try again
        </Button>
        <Button
          onClick={() => {
            forgetAccount();
            window.location.reload();
          }}
        >
          Choose another account
        </Button>
      </div>
    </SignInFrame>
  );
};

/** Signing out makes the tab nobody, instead of the same person again. */
function withSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetAccount();
      await identity.signOut();
    },
  };
}

/** Chooses a demo account; without a password, on this machine only. */
export const DemoSignIn = ({ onSignInSuccess }: SignInPageProps) => {
  const classes = useStyles();
  const [chosen] = useState(chosenAccount);
  if (chosen) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': chosen.ref }}
        onSignInSuccess={identity => onSignInSuccess(withSignOut(identity))}
        ErrorComponent={SignInProblem}
      />
    );
  }
  return (
    <SignInFrame title="Acme Developer Portal">
      <Typography className={classes.lead} color="textSecondary">
        A demo on your own machine: choose who you are. You can be somebody else
        at any time from the sidebar, and another tab can be another person.
      </Typography>
      <AccountChooser onChoose={actAs} />
    </SignInFrame>
  );
};
