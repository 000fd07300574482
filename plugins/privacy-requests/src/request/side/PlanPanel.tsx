import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { CopyButton, people, plural, TimeText } from '../../shared';
import { short, validApprovals } from '../words';
import { ImpactList } from './ImpactList';
import { OptionList } from './OptionList';
import { Panel } from './Panel';

const useStyles = makeStyles(theme => ({
  digest: { display: 'flex', alignItems: 'center', flexWrap: 'wrap' },
  heading: { marginBottom: theme.spacing(0.5) },
}));

/** What is, or will be, approved: options, impact and the digest over them. */
export function PlanPanel({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  const approved = validApprovals(request).length >= request.approvalsNeeded;
  const { chunks, digest } = request.plan;
  return (
    <Panel title={approved ? 'Plan as approved' : 'Plan'}>
      <OptionList request={request} />
      <div>
        <Typography
          variant="subtitle2"
          component="h3"
          className={classes.heading}
        >
          Impact
        </Typography>
        <ImpactList impact={request.impact} />
      </div>
      <Typography
        variant="body2"
        color="textSecondary"
        component="div"
        className={classes.digest}
      >
        {people(request.subjectCount)} in {plural(chunks, 'chunk')} ·
        digest&nbsp;
        <code title={digest}>{short(digest, 12)}</code>
        <CopyButton text={digest} label="Copy the plan digest" />
      </Typography>
      <Typography variant="caption" color="textSecondary">
        The vendor was asked <TimeText at={request.impact.observedAt} />.
        Nothing was written to make this preview.
      </Typography>
    </Panel>
  );
}
