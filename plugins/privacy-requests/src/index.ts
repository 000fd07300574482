/**
 * Request forms and task timelines for data-subject requests.
 *
 * @packageDocumentation
 */
export { privacyRequestsApiRef, type PrivacyRequestsApi } from './api';
export { PrivacyRequestsPage, privacyRequestsPlugin } from './plugin';
