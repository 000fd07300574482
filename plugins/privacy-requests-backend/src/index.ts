export { privacyRequestsPlugin as default } from './plugin';
