import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { privacyRequestsApiRef } from '../../api';
import { plural } from '../../shared';
import { ActDialog } from './ActDialog';
import type { RequestDialogProps } from './dialogProps';

/** Goes on after a failure: only what failed is done again. */
export function RetryDialog(props: RequestDialogProps) {
  const { request, act, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const [comment, setComment] = useState('');
  const { failed, unknown } = request.progress;

  return (
    <ActDialog
      title={`Retry #${request.number}`}
      verb={failed > 0 ? 'Retry what failed' : 'Ask the vendor again'}
      sendingVerb="Retrying …"
      sending={act.sending}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.run(() =>
          api.retry(request.id, {
            version: request.version,
            comment: comment.trim() || undefined,
          }),
        )
      }
    >
      <Typography>
        {failed > 0
          ? 'Only the calls that failed are made again, with exactly the approved options. What succeeded is not touched.'
          : 'The vendor is asked once more what it shows. Nothing is sent again.'}
      </Typography>
      {unknown > 0 && (
        <Typography>
          {plural(unknown, 'call')} got no answer and may have been carried out.
          We ask the vendor about {unknown === 1 ? 'it' : 'them'} again and send
          nothing twice.
        </Typography>
      )}
      <TextField
        id="privacy-request-retry-comment"
        label="What you found out (optional)"
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
