import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { privacyRequestsApiRef } from '../../api';
import { kindLabel, people } from '../../shared';
import { ImpactList } from '../side/ImpactList';
import { OptionList } from '../side/OptionList';
import { short } from '../words';
import { ActDialog } from './ActDialog';
import type { RequestDialogProps } from './dialogProps';

/**
 * Asks for the approval of exactly the plan on screen: the digest and version
 * sent are those of the numbers shown.
 */
export function ApproveDialog(props: RequestDialogProps) {
  const { request, act, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const [comment, setComment] = useState('');
  const count = people(request.subjectCount);

  return (
    <ActDialog
      title={`Approve #${request.number}`}
      verb={`Approve for ${count}`}
      sendingVerb="Approving …"
      sending={act.sending}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.run(() =>
          api.approve(request.id, {
            version: request.version,
            planDigest: request.plan.digest,
            comment: comment.trim() || undefined,
          }),
        )
      }
    >
      <Typography>
        You approve <b>{kindLabel(request)}</b> of <b>{count}</b> at{' '}
        <b>{request.appTitle}</b>
        {request.irreversible ? '. It cannot be taken back.' : '.'}
      </Typography>
      <ImpactList impact={request.impact} />
      <OptionList request={request} />
      <Typography variant="body2" color="textSecondary">
        Your approval holds for this plan only: digest{' '}
        <code title={request.plan.digest}>
          {short(request.plan.digest, 12)}
        </code>
      </Typography>
      <TextField
        id="privacy-request-approve-comment"
        label="Comment (optional)"
        helperText="Kept with the request, for whoever reads it later"
        value={comment}
        onChange={event => setComment(event.target.value)}
        multiline
        minRows={2}
        variant="outlined"
        inputProps={{ maxLength: 2000 }}
      />
    </ActDialog>
  );
}
