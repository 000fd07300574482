import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Act,
  PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';

/** Acts that have a button in the header, in their order. */
export const headerActs = ['approve', 'retry', 'reject', 'cancel'] as const;

/** An act with a button in the header. */
export type HeaderAct = (typeof headerActs)[number];

const words: Record<HeaderAct, string> = {
  approve: 'Approve',
  retry: 'Retry',
  reject: 'Reject',
  cancel: 'Cancel request',
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 40 },
  },
}));

/** What the viewer may do now; what is not in `allowed` has no button. */
export function Actions(props: {
  request: PrivacyRequest;
  /** Restoring is another request, offered where it makes sense. */
  onRestore?(): void;
  onAct(act: HeaderAct): void;
}) {
  const { request, onAct, onRestore } = props;
  const classes = useStyles();
  const allowed: readonly Act[] = request.allowed;
  const acts = headerActs.filter(act => allowed.includes(act));
  if (acts.length === 0 && !onRestore) return null;
  return (
    <div className={classes.root} role="group" aria-label="What you can do">
      {acts.map(act => (
        <Button
          key={act}
          variant={
            act === 'approve' || act === 'retry' ? 'contained' : 'outlined'
          }
          color={act === 'approve' || act === 'retry' ? 'primary' : 'default'}
          aria-keyshortcuts={act === 'approve' ? 'a' : undefined}
          onClick={() => onAct(act)}
        >
          {words[act]}
        </Button>
      ))}
      {onRestore && (
        <Button variant="outlined" onClick={onRestore}>
          Restore …
        </Button>
      )}
    </div>
  );
}
