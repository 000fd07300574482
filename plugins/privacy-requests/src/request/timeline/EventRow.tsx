import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RequestEvent } from 'backstage-plugin-privacy-requests-common';
import { PersonText, TimeText } from '../../shared';
import { TechnicalDetail } from './TechnicalDetail';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: theme.spacing(1.5),
    padding: theme.spacing(0.25, 0),
  },
  time: {
    fontVariantNumeric: 'tabular-nums',
    color: theme.palette.text.secondary,
  },
  text: { overflowWrap: 'anywhere' },
}));

/** One fact in a sentence: when, what, by whom, and the raw answer folded. */
export function EventRow({ event }: { event: RequestEvent }) {
  const classes = useStyles();
  const hasData = Object.keys(event.data).length > 0;
  return (
    <li className={classes.root}>
      <Typography variant="body2" component="span" className={classes.time}>
        <TimeText at={event.at} mode="clock" />
      </Typography>
      <div className={classes.text}>
        <Typography variant="body2" component="span">
          {event.text}
        </Typography>
        {event.actor !== 'system' && (
          <Typography variant="body2" component="span" color="textSecondary">
            {' · '}
            <PersonText entityRef={event.actor} />
          </Typography>
        )}
        {hasData && ' '}
        {hasData && (
          <TechnicalDetail
            value={{ seq: event.seq, type: event.type, ...event.data }}
          />
        )}
      </div>
    </li>
  );
}
