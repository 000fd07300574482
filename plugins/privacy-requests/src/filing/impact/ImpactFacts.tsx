import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Preview } from 'backstage-plugin-privacy-requests-common';
import { gapSentence, impactWords } from '../../shared';

const useStyles = makeStyles((theme: Theme) => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    fontVariantNumeric: 'tabular-nums',
  },
  strong: { fontWeight: theme.typography.fontWeightBold as number },
  gaps: { marginTop: theme.spacing(1.5) },
}));

/** What a plan would do, one fact a line, and what it does not reach. */
export function ImpactFacts({ preview }: { preview: Preview }) {
  const classes = useStyles();
  const gaps = gapSentence(preview.impact);
  return (
    <div>
      <ul className={classes.list}>
        {impactWords(preview.impact).map(part => (
          <Typography
            key={part.text}
            component="li"
            variant="body2"
            className={part.strong ? classes.strong : undefined}
          >
            {part.text}
          </Typography>
        ))}
      </ul>
      {gaps && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.gaps}
        >
          {gaps}
        </Typography>
      )}
    </div>
  );
}
