import { useRef, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { privacyRequestsApiRef } from '../../api';
import { people } from '../../shared';
import { readActError, type ActError } from '../actError';
import { ActDialog } from './ActDialog';

/** A revealed id. Lives in memory only. */
export interface RevealedId {
  seq: number;
  id: string;
}

/** The most ids one look can show; the backend refuses more. */
export const REVEAL_LIMIT = 100;

/**
 * Asks why, then shows ids in clear to the caller. The look is recorded with
 * its reason whatever is done with it.
 */
export function RevealDialog(props: {
  requestId: string;
  /** Which subjects; more than one look's worth takes several looks. */
  seqs: readonly number[];
  title?: string;
  verb?: string;
  explain?: string;
  onRevealed(ids: RevealedId[]): void;
  onClose(): void;
}) {
  const { requestId, seqs, onRevealed, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ActError>();
  const busy = useRef(false);
  const count = people(seqs.length);

  const reveal = async () => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    setError(undefined);
    try {
      const ids: RevealedId[] = [];
      for (let start = 0; start < seqs.length; start += REVEAL_LIMIT) {
        const part = await api.reveal(requestId, {
          reason: reason.trim(),
          subjects: seqs.slice(start, start + REVEAL_LIMIT),
        });
        ids.push(...part);
      }
      onRevealed(ids);
    } catch (thrown) {
      setError(readActError(thrown));
    } finally {
      busy.current = false;
      setSending(false);
    }
  };

  return (
    <ActDialog
      title={props.title ?? 'Reveal ids'}
      verb={props.verb ?? `Reveal the ids of ${count}`}
      sendingVerb="Revealing …"
      disabled={reason.trim().length < 3}
      sending={sending}
      error={error}
      onClose={onClose}
      onSubmit={reveal}
    >
      <Typography>
        {props.explain ??
          `The ids of ${count} are shown in clear in this view only, until you hide them or leave.`}{' '}
        Your look is recorded with your name and the reason.
      </Typography>
      <TextField
        id="privacy-request-reveal-reason"
        required
        label="Reason"
        value={reason}
        onChange={event => setReason(event.target.value)}
        helperText="A few words, without ids"
        variant="outlined"
        inputProps={{ maxLength: 500 }}
      />
    </ActDialog>
  );
}
