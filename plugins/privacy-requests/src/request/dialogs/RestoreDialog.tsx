import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from '../../api';
import { newRouteRef } from '../../routes';
import { handOverSubjects, people } from '../../shared';
import { readActError, type ActError } from '../actError';
import { restoreLink } from '../restoreLink';
import { ActDialog } from './ActDialog';
import { RevealDialog } from './RevealDialog';

/**
 * Leads from a soft deletion to the form of its restore. The ids are masked
 * here, so handing them over is a reveal: it asks why and is recorded.
 */
export function RestoreDialog(props: {
  request: PrivacyRequest;
  onClose(): void;
}) {
  const { request, onClose } = props;
  const api = useApi(privacyRequestsApiRef);
  const navigate = useNavigate();
  const toNew = useRouteRef(newRouteRef);
  const [seqs, setSeqs] = useState<number[]>();
  const [error, setError] = useState<ActError>();
  const title = `Restore the people of #${request.number}`;

  useEffect(() => {
    let left = false;
    const read = async () => {
      const found: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.getSubjects(request.id, { cursor, limit: 100 });
        found.push(
          ...page.items
            .filter(item => item.outcome === 'deleted')
            .map(item => item.seq),
        );
        cursor = page.nextCursor;
      } while (cursor && !left);
      if (!left) setSeqs(found);
    };
    read().catch(thrown => !left && setError(readActError(thrown)));
    return () => {
      left = true;
    };
  }, [api, request.id]);

  if (!seqs || seqs.length === 0) {
    return (
      <ActDialog
        title={title}
        verb="Go to the form"
        sendingVerb="Reading the people …"
        disabled
        sending={!seqs && !error}
        error={error}
        onSubmit={() => undefined}
        onClose={onClose}
      >
        {seqs && 'Nobody of this request was deleted.'}
      </ActDialog>
    );
  }
  return (
    <RevealDialog
      requestId={request.id}
      seqs={seqs}
      title={title}
      verb="Go to the form"
      explain={`The form opens with the ids of ${people(
        seqs.length,
      )} filled in. Restoring is a request of its own and needs its own approval; memberships and messages do not come back.`}
      onClose={onClose}
      onRevealed={ids => {
        handOverSubjects(ids.map(one => one.id));
        navigate(restoreLink(toNew(), request));
      }}
    />
  );
}
