export interface Config {
  auth?: {
    providers?: {
      /** Accounts without a password; development on this machine only. */
      demo?: {
        /**
         * Catalog file with the users and their groups, relative to the folder
         * the backend runs in.
         */
        orgFile: string;
      };
    };
  };
  permission?: {
    /** Which of the policies in packages/backend/src/permission decides. */
    policy?: 'example' | 'allow-all';
  };
}
