import type {
  Approval,
  Assurance,
  Outcome,
  PrivacyRequest,
  RejectionCode,
  RelationType,
  ResolutionCode,
} from 'backstage-plugin-privacy-requests-common';

/** What became of one person, in one or two words. */
export const outcomeWords: Record<Outcome, string> = {
  deleted: 'Deleted',
  restored: 'Restored',
  failed: 'Failed',
  not_done: 'Not done',
  not_visible_before: 'Was not visible before',
};

/** How sure an outcome is. "Checked" is said only of what we saw ourselves. */
export const assuranceWords: Record<Assurance, string> = {
  observed: 'checked',
  vendor_reported: 'reported by the vendor, not checked',
  not_observable: 'cannot be observed',
  contradicted: 'the vendor contradicts this',
};

/** What the vendor showed of a person when the plan was made. */
export const seenAsWords = {
  active: 'active',
  deactivated: 'deactivated',
  not_visible: 'not visible',
} as const;

/** Why a request ended. */
export const resolutionWords: Record<ResolutionCode, string> = {
  fulfilled: 'Fulfilled',
  fulfilled_partially: 'Fulfilled in part',
  no_data_found: 'No data found',
  not_verified: 'Not verified',
  withdrawn: 'Withdrawn',
  duplicate: 'Duplicate of another request',
  refused_unfounded_excessive: 'Refused: unfounded or excessive',
  refused_unidentifiable: 'Refused: the person could not be identified',
  refused_exception: 'Refused: the law makes an exception',
  refused_rights_of_others: 'Refused: rights of other people',
  refused_outside_scope: 'Refused: outside what the law covers',
  suspected_fraud: 'Refused: suspected fraud',
  superseded: 'Replaced by another request',
};

/** The codes of a rejection, each with the sentence that explains it. */
export const rejectionWords: Record<
  RejectionCode,
  { title: string; means: string }
> = {
  refused_unfounded_excessive: {
    title: 'Unfounded or excessive',
    means: 'The request has no basis, or repeats one just answered.',
  },
  refused_unidentifiable: {
    title: 'Person not identified',
    means: 'It is not sure that the person asking is the one concerned.',
  },
  refused_exception: {
    title: 'The law makes an exception',
    means: 'A duty or a claim requires the data to be kept.',
  },
  refused_rights_of_others: {
    title: 'Rights of other people',
    means: 'Carrying it out would harm the rights of somebody else.',
  },
  refused_outside_scope: {
    title: 'Outside what the law covers',
    means: 'The law gives no right to this, or not for this data.',
  },
  suspected_fraud: {
    title: 'Suspected fraud',
    means: 'Somebody may be acting in another person’s name.',
  },
  duplicate: {
    title: 'Duplicate',
    means: 'Another request already asks for the same.',
  },
  superseded: {
    title: 'Replaced by another request',
    means: 'A corrected request was filed in its place.',
  },
};

/** How another request relates to this one, seen from this one. */
export const relationWords: Record<RelationType, { to: string; from: string }> =
  {
    retry_of: { to: 'Tries again', from: 'Tried again by' },
    restores: { to: 'Restores what was deleted by', from: 'Restored by' },
    repeats: { to: 'Repeats', from: 'Repeated by' },
    export_before_delete: {
      to: 'Delivered before the deletion',
      from: 'Export delivered first',
    },
  };

/** What a request of this kind does to people, as a past participle. */
export function doneWord(kind: PrivacyRequest['kind']): string {
  return {
    export: 'exported',
    delete: 'deleted',
    restore: 'restored',
    deactivate: 'deactivated',
    reactivate: 'reactivated',
  }[kind];
}

/** Approvals that still count. */
export function validApprovals(request: {
  approvals: readonly Approval[];
}): Approval[] {
  return request.approvals.filter(
    approval => approval.valid && approval.decision === 'approved',
  );
}

/** An id or digest, short enough to compare by eye. */
export function short(text: string, length = 8): string {
  return text.length > length + 1 ? `${text.slice(0, length)}…` : text;
}
