import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    padding: theme.spacing(2, 3),
    borderLeft: `4px solid ${theme.palette.error.main}`,
  },
  text: { whiteSpace: 'pre-line', margin: theme.spacing(0.5, 0, 1) },
}));

/** What an error means for the person who reads it. */
export function problemWords(error: Error): { title: string; text: string } {
  if (error instanceof ResponseError) {
    const text = error.body.error.message;
    if (error.statusCode === 403) return { title: 'You may not do this', text };
    if (error.statusCode === 404) return { title: 'Not found', text };
    if (error.statusCode === 502) {
      return { title: 'The vendor could not be asked', text };
    }
    if (error.statusCode === 401) {
      return {
        title: 'Your sign-in has ended',
        text: 'Reload the page to sign in again. Nothing was changed.',
      };
    }
    return { title: `The portal answered ${error.statusCode}`, text };
  }
  return {
    title: 'The portal could not be reached',
    text: 'Nothing was changed. Look whether you are online, then try again.',
  };
}

/** Says what went wrong and what to do. */
export const Problem = (props: {
  error: Error;
  onRetry?(): void;
  title?: string;
}) => {
  const classes = useStyles();
  const { title, text } = problemWords(props.error);
  return (
    <Paper className={classes.root} role="alert">
      <Typography variant="h6" component="h2">
        {props.title ?? title}
      </Typography>
      <Typography className={classes.text}>{text}</Typography>
      {props.onRetry && (
        <Button variant="outlined" onClick={props.onRetry}>
          Try again
        </Button>
      )}
    </Paper>
  );
};
