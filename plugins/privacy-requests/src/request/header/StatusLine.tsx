import { Fragment, type ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  isTerminal,
  type PrivacyRequest,
  type RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { DueText, PersonText, StateMark } from '../../shared';
import { assuranceCounts, completionSentence } from '../completion';
import { progressWords } from '../timeline/stageSummary';
import { resolutionWords, validApprovals } from '../words';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    rowGap: theme.spacing(0.25),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How far it is, in the words of its state. */
function progressOf(
  request: PrivacyRequest,
  events: readonly RequestEvent[],
): string | undefined {
  switch (request.state) {
    case 'executing':
    case 'needs_attention':
      return progressWords(request);
    case 'awaiting_approval':
      return `${validApprovals(request).length} of ${request.approvalsNeeded} ${
        request.approvalsNeeded === 1 ? 'approval' : 'approvals'
      }`;
    case 'completed':
      return completionSentence(request, assuranceCounts(events));
    case 'rejected':
      return request.resolution && resolutionWords[request.resolution.code];
    case 'cancelled':
      return 'nothing was sent';
    default:
      return undefined;
  }
}

/** What this is and how it is going, in one line. */
export function StatusLine(props: {
  request: PrivacyRequest;
  events: readonly RequestEvent[];
}) {
  const { request, events } = props;
  const classes = useStyles();
  const progress = progressOf(request, events);
  const approvers = validApprovals(request);
  const parts: Array<[string, ReactNode]> = [
    [
      'people',
      <>
        filed by <PersonText entityRef={request.filedBy} />
        {approvers.length > 0 && ', approved by '}
        {approvers.map(({ approver }, index) => (
          <Fragment key={approver}>
            {index > 0 && ', '}
            <PersonText entityRef={approver} />
          </Fragment>
        ))}
      </>,
    ],
  ];
  if (!isTerminal(request.state) && request.clock.dueAt) {
    parts.unshift(['due', <DueText clock={request.clock} />]);
  }

  return (
    <Typography component="div" className={classes.root}>
      <StateMark state={request.state} />
      {progress && <span>— {progress}</span>}
      {parts.map(([key, part]) => (
        <span key={key}>· {part}</span>
      ))}
    </Typography>
  );
}
