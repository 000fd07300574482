import Typography from '@material-ui/core/Typography';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { gapSentence } from '../../shared';

/** What a completed request did not reach; said where its end is said. */
export function CoverageLine({ request }: { request: PrivacyRequest }) {
  if (request.state !== 'completed') return null;
  const { impact } = request;
  const soft = request.kind === 'delete' && request.mode === 'soft';
  // The sentence on soft deletion says this gap already.
  const gaps = impact.gaps.filter(gap => !soft || gap !== 'soft_keeps_data');
  if (gaps.length === 0 && !soft) return null;
  return (
    <Typography color="textSecondary">
      {soft && 'Soft deletion hides the account; it does not erase data. '}
      {gapSentence({ ...impact, gaps })}
    </Typography>
  );
}
