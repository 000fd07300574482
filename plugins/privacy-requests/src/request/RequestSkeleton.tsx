import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Bone } from './Bone';
import { useRequestLayout } from './requestLayout';

const useStyles = makeStyles(theme => ({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
  },
  panel: { padding: theme.spacing(2) },
}));

/** The page while it is read, in its final shape. */
export function RequestSkeleton() {
  const layout = useRequestLayout();
  const classes = useStyles();
  return (
    <div role="status" aria-label="Reading the request">
      <div className={layout.top}>
        <Bone width={480} height={24} />
        <Bone width={360} height={24} />
      </div>
      <div className={layout.columns}>
        <Paper variant="outlined" className={layout.main}>
          <div className={classes.lines}>
            <Bone width={120} height={28} />
            {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
              <Bone key={key} height={20} />
            ))}
          </div>
        </Paper>
        <div className={layout.side}>
          {['plan', 'approvals', 'people'].map(key => (
            <Paper key={key} variant="outlined" className={classes.panel}>
              <div className={classes.lines}>
                <Bone width={140} height={24} />
                <Bone />
                <Bone />
                <Bone width="60%" />
              </div>
            </Paper>
          ))}
        </div>
      </div>
    </div>
  );
}
