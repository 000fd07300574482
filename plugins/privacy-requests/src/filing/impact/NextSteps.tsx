import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Preview } from 'backstage-plugin-privacy-requests-common';
import { plural } from '../../shared';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& li + li': { marginTop: theme.spacing(0.5) },
  },
}));

/** `5 s`, `10 min`, `24 h`. */
function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** What happens once the request is sent, in order. */
export function NextSteps({ preview }: { preview: Preview }) {
  const classes = useStyles();
  const { approvalsNeeded, coolingOffSeconds, chunks } = preview;
  return (
    <div>
      <Typography component="h3" variant="subtitle2">
        After you send it
      </Typography>
      <Typography component="ol" variant="body2" className={classes.list}>
        <li>
          {approvalsNeeded === 1
            ? '1 person other than you approves it'
            : `${approvalsNeeded} people other than you approve it`}
        </li>
        {coolingOffSeconds > 0 && (
          <li>
            {duration(coolingOffSeconds)} of cooling-off, in which it can still
            be cancelled
          </li>
        )}
        <li>{plural(chunks, 'call')} to the vendor, followed to the end</li>
        <li>A check of what the vendor then shows</li>
      </Typography>
    </div>
  );
}
