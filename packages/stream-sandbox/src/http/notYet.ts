import { z } from 'zod';
import { VendorFault } from './errors';
import { operation, type Operation } from './operation';

/**
 * Calls that the vendor offers and this sandbox does not play yet. They are
 * refused, never pretended.
 */
const paths = [
  ['ExportUsers', 'post', '/export/users'],
  ['ExportUser', 'get', '/users/:id/export'],
] as const;

/** @see paths */
export const notYetOperations: Operation[] = paths.map(([name, method, path]) =>
  operation({
    name,
    method,
    path,
    writes: true,
    schema: z.unknown(),
    run() {
      throw new VendorFault(4, 'this sandbox does not support this call yet');
    },
  }),
);
