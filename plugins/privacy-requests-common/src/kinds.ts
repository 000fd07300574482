import { z } from 'zod';

/**
 * What a request asks the vendor to do. `kind` on the wire.
 * @public
 */
export const requestKinds = [
  'export',
  'delete',
  'restore',
  'deactivate',
  'reactivate',
] as const;

/** @public */
export type RequestKind = (typeof requestKinds)[number];

/** @public */
export const requestKindSchema = z.enum(requestKinds);

/**
 * The kinds that this release can carry out from filing to verification.
 * The others are refused at filing by name; the wire type already knows them.
 * @public
 */
export const supportedKinds = ['delete', 'restore'] as const;

/** @public */
export type SupportedKind = (typeof supportedKinds)[number];

/** @public */
export function isSupportedKind(kind: string): kind is SupportedKind {
  return (supportedKinds as readonly string[]).includes(kind);
}

/**
 * Which rules the statutory clock follows.
 * @public
 */
export const regulations = ['gdpr', 'uk-gdpr', 'ccpa', 'none'] as const;

/** @public */
export type Regulation = (typeof regulations)[number];

/** @public */
export const regulationSchema = z.enum(regulations);

/**
 * How the data subject's request reached the controller.
 * @public
 */
export const channels = [
  'email',
  'web-form',
  'phone',
  'letter',
  'in-app',
  'other',
] as const;

/** @public */
export type Channel = (typeof channels)[number];
