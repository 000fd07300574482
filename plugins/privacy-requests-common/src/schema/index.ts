export * from './draft';
export * from './impact';
export * from './options';
export * from './request';
