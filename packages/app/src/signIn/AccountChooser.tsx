import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { demoAccounts, type DemoAccount } from '../accounts/accounts';
import { Initials } from '../accounts/Initials';

const useStyles = makeStyles((theme: Theme) => ({
  grid: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    padding: 0,
    margin: 0,
    listStyle: 'none',
  },
  card: {
    height: '100%',
    '&:focus-within': { borderColor: theme.palette.primary.main },
  },
  action: {
    height: '100%',
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
  },
  words: { flex: 1, padding: 0 },
}));

/** One card for each demo account: who, and what they may do. */
export const AccountChooser = ({
  onChoose,
}: {
  onChoose: (account: DemoAccount) => void;
}) => {
  const classes = useStyles();
  return (
    <ul className={classes.grid}>
      {demoAccounts.map(account => (
        <li key={account.ref}>
          <Card className={classes.card} variant="outlined">
            <CardActionArea
              className={classes.action}
              aria-label={`${account.name} (${account.role})`}
              onClick={() => onChoose(account)}
            >
              <Initials account={account} />
              <CardContent className={classes.words}>
                <Typography variant="subtitle1" component="h2">
                  <strong>{account.name}</strong>
                </Typography>
                <Typography variant="body2" gutterBottom>
                  {account.role}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {account.may}
                </Typography>
              </CardContent>
            </CardActionArea>
          </Card>
        </li>
      ))}
    </ul>
  );
};
