/**
 * Hides an identifier: the first two characters, `…` and the last one; below
 * six characters nothing is shown. Counts code points, so an emoji is not cut.
 * @public
 */
export function maskId(id: string): string {
  const points = Array.from(id);
  if (points.length < 6) return '…';
  return `${points[0]}${points[1]}…${points[points.length - 1]}`;
}
