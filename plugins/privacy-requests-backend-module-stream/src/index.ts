/**
 * The Stream connector for Privacy Requests for Backstage.
 *
 * @packageDocumentation
 */
export { privacyRequestsModuleStream as default } from './module';
export { StreamConnector } from './StreamConnector';
