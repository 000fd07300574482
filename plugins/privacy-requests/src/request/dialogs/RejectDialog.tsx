import { useState } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  rejectionCodes,
  type RejectionCode,
} from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from '../../api';
import { people } from '../../shared';
import { rejectionWords } from '../words';
import { ActDialog } from './ActDialog';
import type { RequestDialogProps } from './dialogProps';

/** Refuses a request, with a code and the reasons the person will be given. */
export function RejectDialog(props: RequestDialogProps) {
  const { request, act, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const [code, setCode] = useState<RejectionCode | ''>('');
  const [comment, setComment] = useState('');
  const ready = code !== '' && comment.trim().length >= 3;

  return (
    <ActDialog
      title={`Reject #${request.number}`}
      verb="Reject the request"
      sendingVerb="Rejecting …"
      final
      disabled={!ready}
      sending={act.sending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        if (code === '') return;
        act.run(() =>
          api.reject(request.id, {
            version: request.version,
            code,
            comment: comment.trim(),
          }),
        );
      }}
    >
      <Typography>
        Nothing is sent to {request.appTitle}; the data of{' '}
        {people(request.subjectCount)} stays as it is. A rejected request is not
        opened again: a follow-up is a new one.
      </Typography>
      <TextField
        id="privacy-request-reject-code"
        select
        required
        label="Why"
        SelectProps={{ labelId: 'privacy-request-reject-code-label' }}
        value={code}
        onChange={event => setCode(event.target.value as RejectionCode)}
        variant="outlined"
        helperText={
          code === '' ? 'Choose what fits best' : rejectionWords[code].means
        }
      >
        {rejectionCodes.map(value => (
          <MenuItem key={value} value={value}>
            {rejectionWords[value].title}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        id="privacy-request-reject-reasons"
        required
        label="Reasons"
        value={comment}
        onChange={event => setComment(event.target.value)}
        helperText="In words that can be given to the person; without their ids"
        multiline
        minRows={3}
        variant="outlined"
        inputProps={{ maxLength: 2000 }}
      />
    </ActDialog>
  );
}
