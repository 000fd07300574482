import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';
import { RequestFrame } from './RequestFrame';

/** Said alike of a request that is not there and of one not to be seen. */
export function RequestNotFound() {
  const toQueue = useRouteRef(rootRouteRef);
  return (
    <RequestFrame title="No such request">
      <Typography paragraph>
        This request does not exist, or you may not see it. Whoever gave you the
        link can tell you which duty it takes.
      </Typography>
      <Typography>
        <Link to={toQueue()}>Go to the requests you may see</Link>
      </Typography>
    </RequestFrame>
  );
}
