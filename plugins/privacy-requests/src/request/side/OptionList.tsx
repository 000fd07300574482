import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { optionSentences } from '../optionSentences';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, auto) minmax(50%, 1fr)',
    columnGap: theme.spacing(1.5),
    rowGap: theme.spacing(0.5),
    margin: 0,
    '& dd': { margin: 0 },
  },
  final: { fontWeight: 'bold' },
}));

/** The options of the plan, one line each; what cannot be undone is bold. */
export function OptionList({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  return (
    <Typography component="dl" variant="body2" className={classes.list}>
      {optionSentences(request).map(row => (
        <div key={row.about} style={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {row.about}
          </Typography>
          <dd className={row.final ? classes.final : undefined}>{row.does}</dd>
        </div>
      ))}
    </Typography>
  );
}
