import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Privacy Requests for Backstage. */
  privacyRequests?: {
    /** The vendor applications that requests can be filed against. */
    apps?: Array<{
      /** Name in requests and URLs; never reuse it for another application. */
      id: string;
      title?: string;
      /** Connector that talks to the vendor, e.g. `stream`. */
      connector: string;
      /** Catalog entity that the app belongs to. */
      entityRef?: string;
      /** `sandbox` shows a banner that nothing real is touched. */
      mode?: 'sandbox' | 'live';
      /** Whether deletions may start. Off unless set. */
      destructive?: boolean;
    }>;
    /**
     * Who is entrusted with what: duty to entity refs of groups or users.
     * Unset means nobody.
     */
    duties?: {
      file?: string[];
      seeOwn?: string[];
      seeAll?: string[];
      seeFailing?: string[];
      seeSkeleton?: string[];
      reveal?: string[];
      approve?: string[];
      cancel?: string[];
      retry?: string[];
      resolve?: string[];
      deliver?: string[];
      hold?: string[];
      extend?: string[];
      audit?: string[];
      operate?: string[];
    };
    /** Wait between approval and the first call. */
    coolingOff?: {
      /** Default: 24 hours. */
      irreversible?: HumanDuration | string;
      /** Default: none. */
      other?: HumanDuration | string;
    };
    approvals?: {
      /** Default: 7 days. */
      expireAfter?: HumanDuration | string;
      /** Irreversible requests above this size need two approvers. Default: 100. */
      secondAbove?: number;
    };
    limits?: {
      /** Default: 1000. */
      subjectsPerRequest?: number;
    };
    clocks?: {
      /** IANA zone of the controller's seat. Default: UTC. */
      timeZone?: string;
      /** Public holidays, YYYY-MM-DD, on which a shown due date never falls. */
      holidays?: string[];
    };
    keys?: {
      /**
       * Keys of the subject HMAC; the first is used for new rows, all for
       * look-ups. Required in production.
       */
      subject?: Array<{
        id: string;
        /** @visibility secret */
        secret: string;
      }>;
      /** Development only: a 0600 file made on first start. */
      developmentFile?: string;
    };
    /** Times of the worker; the defaults suit production. */
    execution?: {
      /** Default: 30 seconds. */
      submitTimeout?: HumanDuration | string;
      /** Default: 60 seconds. */
      lease?: HumanDuration | string;
      /** Wait before asking after an unanswered call. Default: 45 seconds. */
      quiesce?: HumanDuration | string;
      /** A task running longer is shown as overdue. Default: 30 minutes. */
      taskLimit?: HumanDuration | string;
      /** Allow destructive work on a database in memory; tests only. */
      allowInMemory?: boolean;
    };
  };
}
