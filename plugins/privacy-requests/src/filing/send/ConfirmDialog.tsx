import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useId, useRef, useState, type FormEvent } from 'react';
import { people as countPeople } from '../../shared';
import { ImpactFacts } from '../impact/ImpactFacts';
import { previewProblem } from '../impact/previewProblem';
import type { PreviewState } from '../impact/usePreview';
import { Notice } from '../parts/Notice';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  actions: {
    padding: theme.spacing(1, 3, 2),
    '& button': { minHeight: 40, textTransform: 'none' },
  },
}));

/** Whether a typed text is the count: `1000`, `1,000` and `1 000` alike. */
export function isCount(text: string, count: number): boolean {
  return text.replace(/[\s.,’']/g, '') === String(count);
}

/**
 * The last step before a plan that cannot be taken back: repeats its numbers
 * and wants the count typed.
 */
export function ConfirmDialog(props: {
  count: number;
  app: string;
  preview: PreviewState;
  onAsk(): void;
  onSend(): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const titleId = useId();
  const theme = useTheme();
  const fullScreen = useMediaQuery(theme.breakpoints.down('xs'));
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { count, preview } = props;
  const ready = preview.status === 'ready' && isCount(typed, count);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (ready) props.onSend();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      fullScreen={fullScreen}
      transitionDuration={still ? 0 : 120}
      TransitionProps={{ onEntered: () => field.current?.focus() }}
      aria-labelledby={titleId}
      onClose={props.onClose}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId} disableTypography>
          <Typography variant="h5" component="h2">
            This cannot be taken back
          </Typography>
        </DialogTitle>
        <DialogContent className={classes.content}>
          <Typography variant="body2">
            Once approved, {props.app} loses for good what is listed here.
          </Typography>
          {preview.status === 'ready' && (
            <ImpactFacts preview={preview.preview} />
          )}
          {preview.status === 'asking' && (
            <Typography variant="body2" color="textSecondary" role="status">
              Asking the vendor for the numbers…
            </Typography>
          )}
          {preview.status === 'failed' && (
            <Notice
              tone="error"
              action={
                <Button color="primary" onClick={props.onAsk}>
                  Ask again
                </Button>
              }
            >
              <b>{previewProblem(preview.error).title}.</b> Without the numbers
              this cannot be sent.
            </Notice>
          )}
          <TextField
            inputRef={field}
            id={`${titleId}-count`}
            fullWidth
            size="small"
            variant="outlined"
            label={`Type ${count} to confirm the number of people`}
            value={typed}
            inputProps={{ inputMode: 'numeric', autoComplete: 'off' }}
            onChange={event => setTyped(event.target.value)}
          />
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Button onClick={props.onClose}>Back</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!ready}
          >
            Send {countPeople(count)} for approval
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
