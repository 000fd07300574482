import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { queueKeyHelp } from './useQueueKeys';

const useStyles = makeStyles((theme: Theme) => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: theme.spacing(1, 3),
    margin: 0,
    '& dd': { margin: 0 },
    '& kbd': { fontWeight: theme.typography.fontWeightBold as number },
  },
}));

/** Lists the keys of the queue. */
export const KeysDialog = (props: { open: boolean; onClose(): void }) => {
  const classes = useStyles();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby="queue-keys"
    >
      <DialogTitle id="queue-keys">Keys</DialogTitle>
      <DialogContent>
        <dl className={classes.list}>
          {queueKeyHelp.map(([key, what]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
};
