import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type {
  Progress,
  RequestSummary,
} from 'backstage-plugin-privacy-requests-common';
import { requestRouteRef } from '../routes';
import { DueText, kindLabel, people, PersonText, StateMark } from '../shared';

/** Height of a row, also of its skeleton. */
export const ROW_UNITS = 7;

export const useRowStyles = makeStyles((theme: Theme) => ({
  row: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(160px, 1fr) minmax(150px, 1fr) minmax(90px, .7fr) 84px minmax(216px, 1.2fr) minmax(160px, 1.2fr)',
    columnGap: theme.spacing(2),
    alignItems: 'center',
    minHeight: theme.spacing(ROW_UNITS),
    padding: theme.spacing(0.5, 2),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: '1fr auto',
      rowGap: theme.spacing(0.25),
      padding: theme.spacing(1, 2),
    },
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  current: {
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    backgroundColor: theme.palette.action.hover,
  },
  soft: { color: theme.palette.text.secondary },
  next: { whiteSpace: 'nowrap' },
  number: {
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    marginRight: theme.spacing(1),
  },
}));

/** Share of chunks that are done, while some are not. */
export function percentDone(progress: Progress): number | undefined {
  const total = Object.values(progress).reduce((sum, n) => sum + n, 0);
  if (total < 2) return undefined;
  return (100 * (progress.succeeded + progress.skipped)) / total;
}

const waits: Record<string, string> = {
  cooling_off: 'cooling-off',
  subject_busy: 'waits for another request',
  app_switched_off: 'deletions are switched off',
  app_paused: 'the vendor refuses our credentials',
  rate_limited: 'waits for the vendor’s quota',
};

/** Who has to act, or why nothing happens. */
function nextWords(request: RequestSummary): string {
  if (request.state === 'awaiting_approval') {
    return request.allowed.includes('approve') ? '→ you' : '→ an approver';
  }
  if (request.state === 'needs_attention') {
    return request.allowed.includes('retry') ? '→ you' : '→ on-call';
  }
  if (request.state === 'scheduled' && request.waitingFor) {
    const { reason, blockedBy } = request.waitingFor;
    return blockedBy ? `waits for #${blockedBy}` : waits[reason];
  }
  return '';
}

/** One request in the queue. */
export const QueueRow = (props: {
  request: RequestSummary;
  current: boolean;
}) => {
  const { request } = props;
  const classes = useRowStyles();
  const link = useRouteRef(requestRouteRef);
  return (
    <div
      role="row"
      aria-selected={props.current}
      className={`${classes.row} ${props.current ? classes.current : ''}`}
    >
      <div role="cell">
        <StateMark
          state={request.state}
          percent={
            request.state === 'executing'
              ? percentDone(request.progress)
              : undefined
          }
        />
      </div>
      <div role="cell">
        <span className={classes.number}>#{request.number}</span>
        <Link to={link({ id: request.id })}>{kindLabel(request)}</Link>
      </div>
      <div role="cell">{request.appTitle}</div>
      <div role="cell">{people(request.subjectCount)}</div>
      <div role="cell">
        {['completed', 'rejected', 'cancelled'].includes(request.state) ? (
          <span className={classes.soft}>closed</span>
        ) : (
          <DueText clock={request.clock} />
        )}
      </div>
      <div role="cell" className={classes.soft}>
        <PersonText entityRef={request.filedBy} />{' '}
        <span className={classes.next}>{nextWords(request)}</span>
      </div>
    </div>
  );
};
