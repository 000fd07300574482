/**
 * Development only: drives the real product from outside.
 *
 * @packageDocumentation
 */
export * from './demo/makeDemoRequests';
export * from './portal';
export * from './processes';
export * from './stack';
export * from './vendor';
