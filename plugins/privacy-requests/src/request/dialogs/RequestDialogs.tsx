import { useEffect } from 'react';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import type { HeaderAct } from '../header/Actions';
import { ApproveDialog } from './ApproveDialog';
import { CancelDialog } from './CancelDialog';
import { RejectDialog } from './RejectDialog';
import { RestoreDialog } from './RestoreDialog';
import { RetryDialog } from './RetryDialog';
import { useAct } from './useAct';

/** Which dialog is open. */
export type OpenDialog = HeaderAct | 'restore';

const dialogs = {
  approve: ApproveDialog,
  reject: RejectDialog,
  cancel: CancelDialog,
  retry: RetryDialog,
} as const;

interface RequestDialogsProps {
  open: OpenDialog | undefined;
  /** As it is now; a fresh view replaces it while a dialog is open. */
  request: PrivacyRequest;
  onDone(request: PrivacyRequest): void;
  /** The act was refused as stale; the fresh view may be missing. */
  onChanged(fresh: PrivacyRequest | undefined): void;
  /** The request moved on, and the act is no longer open to the viewer. */
  onOvertaken(): void;
  onClose(): void;
}

/** The open dialog, if any. */
export function RequestDialogs(props: RequestDialogsProps) {
  const { open, request, onClose } = props;
  if (!open) return null;
  if (open === 'restore') {
    return <RestoreDialog request={request} onClose={onClose} />;
  }
  return <OpenAct key={open} {...props} open={open} />;
}

function OpenAct(props: RequestDialogsProps & { open: HeaderAct }) {
  const { open, request, onOvertaken, onClose } = props;
  const act = useAct(props);
  // While sending, what changed is most likely our own doing.
  const overtaken = !act.sending && !request.allowed.includes(open);
  useEffect(() => {
    if (overtaken) onOvertaken();
  }, [overtaken, onOvertaken]);

  const Dialog = dialogs[open];
  return overtaken ? null : (
    <Dialog request={request} act={act} onClose={onClose} />
  );
}
