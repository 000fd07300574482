import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Overview } from 'backstage-plugin-privacy-requests-common';
import { rootRouteRef } from '../routes';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(0.5),
    minHeight: theme.spacing(4),
    margin: theme.spacing(1, 0),
    fontVariantNumeric: 'tabular-nums',
  },
  figure: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** How it goes in four figures, each a link to its view. */
export const OverviewStrip = (props: { overview?: Overview }) => {
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef);
  const { overview } = props;
  const figures: Array<[number | undefined, string, string]> = [
    [overview?.open, 'open', '?view=open'],
    [overview?.dueThisWeek, 'due within 7 days', '?view=due'],
    [overview?.overdue, 'overdue', '?view=all&due=overdue'],
    [overview?.needsAttention, 'need attention', '?view=attention'],
  ];
  return (
    <div className={classes.root}>
      {figures.map(([value, word, search]) => (
        <Typography key={word} component="span">
          <Link to={`${root()}${search}`}>
            <span className={classes.figure}>
              {value?.toLocaleString() ?? '–'}
            </span>{' '}
            {word}
          </Link>
        </Typography>
      ))}
    </div>
  );
};
