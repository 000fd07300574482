import type { FormEvent, ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ActError } from '../actError';
import { ActProblem } from './ActProblem';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  actions: {
    padding: theme.spacing(1, 3, 2),
    '& button': { minHeight: 40 },
  },
  final: {
    borderColor: theme.palette.error.main,
  },
}));

// One dialog is open at a time.
const titleId = 'privacy-request-dialog-title';

/** What every act's dialog has. */
export interface ActDialogProps {
  title: string;
  children: ReactNode;
  /** The verb on the button that acts. */
  verb: string;
  /** The verb while the answer is awaited. */
  sendingVerb: string;
  /** The word that leaves everything as it is. */
  dismiss?: string;
  /** The act cannot be taken back, or ends the request. */
  final?: boolean;
  disabled?: boolean;
  sending: boolean;
  error?: ActError;
  onSubmit(): void;
  onClose(): void;
}

/**
 * The frame of a dialog that acts on a request: it says what it does, sends
 * once, and stays open with the reason when the act was refused.
 */
export function ActDialog(props: ActDialogProps) {
  const classes = useStyles();
  const theme = useTheme();
  const fullScreen = useMediaQuery(theme.breakpoints.down('xs'));
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const { sending, onClose, onSubmit } = props;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending && !props.disabled) onSubmit();
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      fullScreen={fullScreen}
      transitionDuration={still ? 0 : 120}
      aria-labelledby={titleId}
      onClose={sending ? undefined : onClose}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId} disableTypography>
          <Typography variant="h5" component="h2">
            {props.title}
          </Typography>
        </DialogTitle>
        <DialogContent className={classes.content}>
          {props.error && <ActProblem error={props.error} />}
          {props.children}
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Button onClick={onClose} disabled={sending}>
            {props.dismiss ?? 'Back'}
          </Button>
          <Button
            type="submit"
            variant={props.final ? 'outlined' : 'contained'}
            color={props.final ? 'default' : 'primary'}
            className={
              props.final && !sending && !props.disabled
                ? classes.final
                : undefined
            }
            disabled={sending || props.disabled}
          >
            {sending ? props.sendingVerb : props.verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
