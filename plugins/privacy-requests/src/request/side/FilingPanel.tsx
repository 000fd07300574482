import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { PersonText, TimeText } from '../../shared';
import { Panel } from './Panel';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, max-content) minmax(0, 1fr)',
    columnGap: theme.spacing(1.5),
    rowGap: theme.spacing(0.5),
    margin: 0,
    overflowWrap: 'anywhere',
    '& dd': { margin: 0 },
    '& dt': { color: theme.palette.text.secondary },
  },
}));

const regulationWords: Record<PrivacyRequest['regulation'], string> = {
  gdpr: 'GDPR',
  'uk-gdpr': 'UK GDPR',
  ccpa: 'CCPA',
  none: 'none',
};

/** Why the request exists: who filed it, under which law, received how. */
export function FilingPanel({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  return (
    <Panel title="Why">
      <Typography component="dl" variant="body2" className={classes.list}>
        <dt>Filed by</dt>
        <dd>
          <PersonText entityRef={request.filedBy} />
          {' · '}
          <TimeText at={request.filedAt} />
        </dd>
        <dt>Received</dt>
        <dd>
          <TimeText at={request.receivedAt} />
          {` · ${request.channel.replace('-', ' ')}`}
        </dd>
        <dt>Regulation</dt>
        <dd>{regulationWords[request.regulation]}</dd>
        {request.ticket && (
          <>
            <dt>Ticket</dt>
            <dd>{request.ticket}</dd>
          </>
        )}
        {request.reason && (
          <>
            <dt>Reason</dt>
            <dd>{request.reason}</dd>
          </>
        )}
      </Typography>
    </Panel>
  );
}
