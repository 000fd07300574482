/** Error codes of the vendor and the HTTP status that carries each. */
export const errorStatus = {
  [-1]: 500,
  2: 401,
  4: 400,
  5: 401,
  9: 429,
  16: 404,
  17: 403,
  22: 413,
  23: 408,
  40: 401,
  41: 401,
  42: 401,
  43: 401,
  99: 403,
} as const;

/** @see errorStatus */
export type ErrorCode = keyof typeof errorStatus;

/** A refusal in the vendor's form. */
export class VendorFault extends Error {
  readonly status: number;

  constructor(readonly code: ErrorCode, message: string, status?: number) {
    super(message);
    this.status = status ?? errorStatus[code];
  }
}

/** The vendor's error body. */
export function errorBody(
  fault: VendorFault,
  operation: string,
  duration: string,
) {
  return {
    code: fault.code,
    message: `${operation} failed with error: "${fault.message}"`,
    StatusCode: fault.status,
    duration,
    more_info: '',
    details: [],
  };
}
