import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { requestRouteRef } from '../../routes';
import { StateMark } from '../../shared';
import { relationWords } from '../words';
import { Panel } from './Panel';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    minHeight: 40,
  },
}));

/** Requests that this one follows from, or that follow from it. */
export function RelatedPanel({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  const toRequest = useRouteRef(requestRouteRef);
  if (request.relations.length === 0) return null;
  return (
    <Panel title="Related requests">
      <ul className={classes.list}>
        {request.relations.map(
          ({ type, direction, requestId, number, state }) => (
            <li
              key={`${type} ${direction} ${requestId}`}
              className={classes.row}
            >
              <Typography variant="body2" component="span">
                {relationWords[type][direction]}{' '}
                <Link underline="always" to={toRequest({ id: requestId })}>
                  #{number}
                </Link>
              </Typography>
              <StateMark state={state} />
            </li>
          ),
        )}
      </ul>
    </Panel>
  );
}
