export interface Config {
  privacyRequests?: {
    apps?: Array<{
      /** Where and as whom the Stream connector calls; required when `connector` is `stream`. */
      stream?: {
        /** Address of Stream's API, e.g. `https://video.stream-io-api.com`. Plain http only on this machine. */
        baseUrl: string;
        /** Address for channels, where it differs from `baseUrl`. */
        chatBaseUrl?: string;
        /** @visibility secret */
        apiKey: string;
        /** @visibility secret */
        apiSecret: string;
      };
    }>;
  };
}
