/**
 * Wire schemas, permissions, lifecycle table and typed client of Privacy
 * Requests for Backstage.
 *
 * @packageDocumentation
 */
export * from './client/PrivacyRequestsClient';
export * from './duties';
export * from './kinds';
export * from './lifecycle';
export * from './masking';
export * from './permissions';
export * from './schema';
