import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { useState } from 'react';
import { demoAccounts } from '../accounts/accounts';
import { actAs, chosenAccount } from '../accounts/chosenAccount';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    minHeight: '100vh',
    padding: theme.spacing(6, 3),
    maxWidth: theme.spacing(130),
    margin: '0 auto',
  },
  lead: { margin: theme.spacing(1, 0, 4), maxWidth: theme.spacing(85) },
  grid: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    padding: 0,
    margin: 0,
    listStyle: 'none',
  },
  card: { height: '100%' },
  action: { height: '100%' },
}));

/** Chooses a demo account; without a password, on this machine only. */
export const DemoSignIn = (props: SignInPageProps) => {
  const classes = useStyles();
  const [chosen] = useState(chosenAccount);
  if (chosen) {
    return (
      <ProxiedSignInPage
        {...props}
        provider="demo"
        headers={{ 'x-demo-user': chosen.ref }}
      />
    );
  }
  return (
    <main className={classes.root}>
      <Typography variant="h4" component="h1">
        Acme Developer Portal
      </Typography>
      <Typography className={classes.lead} color="textSecondary">
        A demo on your own machine: choose who you are. You can be somebody else
        at any time from the sidebar, and another tab can be another person.
      </Typography>
      <ul className={classes.grid}>
        {demoAccounts.map(account => (
          <li key={account.ref}>
            <Card className={classes.card} variant="outlined">
              <CardActionArea
                className={classes.action}
                onClick={() => actAs(account)}
              >
                <CardContent>
                  <Typography variant="h6" component="h2">
                    {account.name}
                  </Typography>
                  <Typography gutterBottom>{account.role}</Typography>
                  <Typography variant="body2" color="textSecondary">
                    {account.may}
                  </Typography>
                </CardContent>
              </CardActionArea>
            </Card>
          </li>
        ))}
      </ul>
    </main>
  );
};
