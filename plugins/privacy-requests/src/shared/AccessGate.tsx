import { Content, Header, Page, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { AppsResponse } from 'backstage-plugin-privacy-requests-common';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';
import { privacyRequestsApiRef } from '../api';
import { Problem } from './Problem';

const AppsContext = createContext<AppsResponse | undefined>(undefined);

/** The apps, the viewer and the limits; only inside the gate. */
export function useApps(): AppsResponse {
  const apps = useContext(AppsContext);
  if (!apps) throw new Error('useApps belongs inside AccessGate');
  return apps;
}

const useStyles = makeStyles((theme: Theme) => ({
  card: { padding: theme.spacing(4), maxWidth: theme.spacing(90) },
  text: { marginTop: theme.spacing(1.5) },
}));

/** For somebody without a duty: says which one is missing. */
const NoAccess = (props: { reason: string }) => {
  const classes = useStyles();
  return (
    <Page themeId="tool">
      <Header title="Privacy requests" />
      <Content>
        <Paper className={classes.card}>
          <Typography variant="h5" component="h2">
            You have no duty here yet
          </Typography>
          <Typography className={classes.text}>{props.reason}.</Typography>
          <Typography className={classes.text} color="textSecondary">
            Privacy requests hold personal data, so they open only to people
            with a duty: those who file, approve, operate or audit them.
          </Typography>
        </Paper>
      </Content>
    </Page>
  );
};

/** Lets in who may enter and hands out what everybody inside needs. */
export const AccessGate = (props: { children: ReactNode }) => {
  const api = useApi(privacyRequestsApiRef);
  const [apps, setApps] = useState<AppsResponse>();
  const [error, setError] = useState<Error>();
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn(value => value + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    setError(undefined);
    api.getApps({ signal: controller.signal }).then(setApps, problem => {
      if (!controller.signal.aborted) setError(problem);
    });
    return () => controller.abort();
  }, [api, turn]);

  if (apps) {
    return (
      <AppsContext.Provider value={apps}>{props.children}</AppsContext.Provider>
    );
  }
  if (error instanceof ResponseError && error.statusCode === 403) {
    return <NoAccess reason={error.body.error.message} />;
  }
  if (error) {
    return (
      <Page themeId="tool">
        <Header title="Privacy requests" />
        <Content>
          <Problem error={error} onRetry={retry} />
        </Content>
      </Page>
    );
  }
  return <Progress />;
};
