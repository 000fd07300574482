export * from './states';
export * from './table';
