import Typography from '@material-ui/core/Typography';
import { plural } from '../../shared';
import { Panel } from './Panel';

/** What is kept as proof, and what a reader may rely on. */
export function EvidencePanel({ facts }: { facts: number }) {
  return (
    <Panel title="Evidence">
      <Typography variant="body2">
        {plural(facts, 'fact')} on this timeline. Each was recorded together
        with the change it tells, is chained to the one before it, and can be
        neither changed nor removed.
      </Typography>
      <Typography variant="body2" color="textSecondary">
        Ids and free text are kept apart from it, so that they can be erased.
      </Typography>
    </Panel>
  );
}
