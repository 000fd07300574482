import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { privacyRequestsApiRef } from '../../api';
import { ActDialog } from './ActDialog';
import type { RequestDialogProps } from './dialogProps';

/** Takes a request back while nothing has been sent. */
export function CancelDialog(props: RequestDialogProps) {
  const { request, act, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const [comment, setComment] = useState('');

  return (
    <ActDialog
      title={`Cancel #${request.number}`}
      verb="Cancel the request"
      sendingVerb="Cancelling …"
      final
      sending={act.sending}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.run(() =>
          api.cancel(request.id, {
            version: request.version,
            comment: comment.trim() || undefined,
          }),
        )
      }
    >
      <Typography>
        Nothing has been sent to {request.appTitle}, and nothing will be. A
        cancelled request is not opened again: to change it, file a new one.
      </Typography>
      <TextField
        id="privacy-request-cancel-reason"
        label="Reason (optional)"
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
