import { z } from 'zod';

/** States of a request (see the lifecycle table). @public */
export const requestStates = [
  'submitted',
  'awaiting_approval',
  'scheduled',
  'executing',
  'verifying',
  'ready_for_delivery',
  'needs_attention',
  'completed',
  'rejected',
  'cancelled',
] as const;

/** @public */
export type RequestState = (typeof requestStates)[number];

/** @public */
export const requestStateSchema = z.enum(requestStates);

/** States that no request leaves. @public */
export const terminalStates = ['completed', 'rejected', 'cancelled'] as const;

/** @public */
export function isTerminal(state: RequestState): boolean {
  return (terminalStates as readonly string[]).includes(state);
}

/** States of a chunk, that is of one vendor call. @public */
export const chunkStates = [
  'planned',
  'submitting',
  'accepted',
  'running',
  'succeeded',
  'failed',
  'unknown',
  'overdue',
  'skipped',
] as const;

/** @public */
export type ChunkState = (typeof chunkStates)[number];

/** @public */
export const chunkStateSchema = z.enum(chunkStates);

/** Chunk states that nothing but a person's retry leaves. @public */
export const settledChunkStates = ['succeeded', 'failed', 'skipped'] as const;

/** How sure an outcome is, and by what. @public */
export const assurances = [
  'observed',
  'vendor_reported',
  'not_observable',
  'contradicted',
] as const;

/** @public */
export type Assurance = (typeof assurances)[number];

/** What became of one subject. @public */
export const outcomes = [
  'deleted',
  'restored',
  'failed',
  'not_done',
  'not_visible_before',
] as const;

/** @public */
export type Outcome = (typeof outcomes)[number];

/** Why a request ended. @public */
export const resolutionCodes = [
  'fulfilled',
  'fulfilled_partially',
  'no_data_found',
  'not_verified',
  'withdrawn',
  'duplicate',
  'refused_unfounded_excessive',
  'refused_unidentifiable',
  'refused_exception',
  'refused_rights_of_others',
  'refused_outside_scope',
  'suspected_fraud',
  'superseded',
] as const;

/** @public */
export type ResolutionCode = (typeof resolutionCodes)[number];

/** The codes an approver may give for a rejection. @public */
export const rejectionCodes = [
  'refused_unfounded_excessive',
  'refused_unidentifiable',
  'refused_exception',
  'refused_rights_of_others',
  'refused_outside_scope',
  'suspected_fraud',
  'duplicate',
  'superseded',
] as const satisfies readonly ResolutionCode[];

/** @public */
export type RejectionCode = (typeof rejectionCodes)[number];
