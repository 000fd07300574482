import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { QueueView } from 'backstage-plugin-privacy-requests-common';

const useStyles = makeStyles((theme: Theme) => ({
  root: { padding: theme.spacing(5, 3), textAlign: 'center' },
  act: { marginTop: theme.spacing(2) },
}));

const words: Record<QueueView, [string, string]> = {
  mine: [
    'You have not filed a request yet',
    'A request says who, what and why. Somebody else approves it before anything happens.',
  ],
  waiting: [
    'Nothing waits for you',
    'Requests that you may approve appear here; your own never do.',
  ],
  due: [
    'Nothing is due within 7 days',
    'Open requests appear here a week before their statutory date.',
  ],
  attention: [
    'Nothing needs attention',
    'A request appears here when the vendor did not do what it was asked, or nobody can tell.',
  ],
  open: ['Nothing is open', 'Every request has ended.'],
  all: ['No request yet', 'Requests appear here once somebody files one.'],
};

/** Says why the list is empty and what to do. */
export const EmptyQueue = (props: {
  view: QueueView;
  filtered: boolean;
  onClear(): void;
  onFile?: () => void;
}) => {
  const classes = useStyles();
  const [title, text] = props.filtered
    ? [
        'No request matches',
        'Search looks for a request number or the start of a ticket, never for a person.',
      ]
    : words[props.view];
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="h2">
        {title}
      </Typography>
      <Typography color="textSecondary">{text}</Typography>
      {props.filtered ? (
        <Button
          className={classes.act}
          variant="outlined"
          onClick={props.onClear}
        >
          Clear search and filters
        </Button>
      ) : (
        props.onFile && (
          <Button
            className={classes.act}
            variant="contained"
            color="primary"
            onClick={props.onFile}
          >
            New request
          </Button>
        )
      )}
    </div>
  );
};
