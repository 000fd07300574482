/**
 * What a person is entrusted with. Configuration maps each duty to entity
 * refs; unset means nobody. A permission policy may narrow a duty, never
 * widen it.
 * @public
 */
export const duties = [
  'file',
  'seeOwn',
  'seeAll',
  'seeFailing',
  'seeSkeleton',
  'reveal',
  'approve',
  'cancel',
  'retry',
  'resolve',
  'deliver',
  'hold',
  'extend',
  'audit',
  'operate',
] as const;

/** @public */
export type Duty = (typeof duties)[number];

/** Duties that let somebody into the page at all. @public */
export const seeingDuties = [
  'seeOwn',
  'seeAll',
  'seeFailing',
  'seeSkeleton',
] as const satisfies readonly Duty[];
