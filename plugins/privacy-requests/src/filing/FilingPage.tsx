import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { rootRouteRef } from '../routes';
import { useApps } from '../shared';
import { FilingFormView } from './FilingFormView';
import { fileableKinds } from './form/prefill';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(4), maxWidth: theme.spacing(90) },
  text: { marginTop: theme.spacing(1.5) },
}));

/**
 * The page on which a request is filed.
 * @public
 */
export function FilingPage() {
  const classes = useStyles();
  const apps = useApps();
  const toQueue = useRouteRef(rootRouteRef);
  const kinds = fileableKinds(apps.items);
  return (
    <Page themeId="tool">
      <Header
        title="New request"
        type="Privacy requests"
        typeLink={toQueue()}
      />
      <Content>
        {kinds.length > 0 ? (
          <FilingFormView apps={apps} kinds={kinds} />
        ) : (
          <Paper className={classes.card} variant="outlined">
            <Typography variant="h5" component="h2">
              You may not file requests
            </Typography>
            <Typography className={classes.text}>
              {apps.items.length === 0
                ? 'No app is configured yet. Whoever runs this portal adds one under privacyRequests.apps.'
                : "You need the duty 'file'. Whoever manages privacyRequests.duties can give it to you."}
            </Typography>
          </Paper>
        )}
      </Content>
    </Page>
  );
}
