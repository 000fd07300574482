import Typography from '@material-ui/core/Typography';
import Cancel from '@material-ui/icons/Cancel';
import CheckCircle from '@material-ui/icons/CheckCircle';
import RemoveCircleOutline from '@material-ui/icons/RemoveCircleOutline';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import {
  isTerminal,
  type Approval,
  type PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';
import { PersonText, TimeText } from '../../shared';
import { validApprovals } from '../words';
import { Panel } from './Panel';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(3)}px minmax(0, 1fr)`,
    columnGap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
  },
  approved: { color: theme.palette.status.ok },
  rejected: { color: theme.palette.status.error },
  void: { color: theme.palette.text.disabled },
}));

function wordOf({ valid, decision }: Approval): string {
  if (decision === 'rejected') return 'Rejected by';
  return valid ? 'Approved by' : 'No longer valid: approved by';
}

/** Who decided, and how many approvals there must be. */
export function ApprovalsPanel({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  const { approvals, approvalsNeeded, approvalExpiresAt } = request;
  const given = validApprovals(request).length;
  return (
    <Panel title="Approvals">
      <Typography variant="body2">
        {given} of {approvalsNeeded} given. The person who filed cannot approve.
      </Typography>
      {approvals.length > 0 && (
        <ul className={classes.list}>
          {approvals.map(approval => (
            <li
              key={`${approval.approver} ${approval.at}`}
              className={classes.row}
            >
              <Mark approval={approval} />
              <Typography variant="body2" component="div">
                {wordOf(approval)} <PersonText entityRef={approval.approver} />
                {' · '}
                <TimeText at={approval.at} />
                {approval.comment && <div>“{approval.comment}”</div>}
              </Typography>
            </li>
          ))}
        </ul>
      )}
      {approvalExpiresAt && given > 0 && !isTerminal(request.state) && (
        <Typography variant="caption" color="textSecondary">
          The approval expires <TimeText at={approvalExpiresAt} />.
        </Typography>
      )}
    </Panel>
  );
}

function Mark({ approval }: { approval: Approval }) {
  const classes = useStyles();
  const props = { fontSize: 'small', 'aria-hidden': true } as const;
  if (!approval.valid) {
    return <RemoveCircleOutline className={classes.void} {...props} />;
  }
  return approval.decision === 'approved' ? (
    <CheckCircle className={classes.approved} {...props} />
  ) : (
    <Cancel className={classes.rejected} {...props} />
  );
}
