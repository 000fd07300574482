import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import type { ActAttempt } from './useAct';

/** What the dialog of each act gets. */
export interface RequestDialogProps {
  /** As it is now; a fresh view replaces it while the dialog is open. */
  request: PrivacyRequest;
  act: ActAttempt;
  onClose(): void;
}
