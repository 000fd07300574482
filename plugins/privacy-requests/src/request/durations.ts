/** A length of time in its largest whole unit: `34 s`, `5 min`, `2 h`, `3 d`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** `4 s ago`, for an instant that has passed. */
export function ago(at: string, now: number): string {
  return `${duration(now - Date.parse(at))} ago`;
}

/** `in 9 s`, or `due now` once it has come. */
export function until(at: string, now: number): string {
  const left = Date.parse(at) - now;
  return left > 0 ? `in ${duration(Math.ceil(left / 1000) * 1000)}` : 'due now';
}
