/**
 * What a connector author needs.
 *
 * @packageDocumentation
 */
export * from './connector';
export * from './errors';
export * from './extensions';
export * from './rules';
