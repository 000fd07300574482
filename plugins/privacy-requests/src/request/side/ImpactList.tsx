import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import type { Impact } from 'backstage-plugin-privacy-requests-common';
import { gapSentence, impactWords } from '../../shared';

/** What the plan would do in words, and what it does not reach. */
export function ImpactList({ impact }: { impact: Impact }) {
  const gaps = gapSentence(impact);
  return (
    <div>
      <Typography variant="body2">
        {impactWords(impact).map((part, index) => (
          <Fragment key={part.text}>
            {index > 0 && ' · '}
            {part.strong ? <b>{part.text}</b> : part.text}
          </Fragment>
        ))}
      </Typography>
      {gaps && (
        <Typography variant="body2" color="textSecondary">
          {gaps}
        </Typography>
      )}
    </div>
  );
}
