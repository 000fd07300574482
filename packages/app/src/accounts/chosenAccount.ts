import { demoAccounts, type DemoAccount } from './accounts';

const KEY = 'demo-account';

/**
 * The account of this tab. It is kept for the tab only, so that two tabs can
 * be two people.
 */
export function chosenAccount(): DemoAccount | undefined {
  const ref = sessionStorage.getItem(KEY);
  return demoAccounts.find(account => account.ref === ref);
}

/** Makes this tab somebody and loads the same page again as them. */
export function actAs(account: DemoAccount): void {
  sessionStorage.setItem(KEY, account.ref);
  window.location.reload();
}

/** Makes this tab nobody; the next load asks who one is. */
export function forgetAccount(): void {
  sessionStorage.removeItem(KEY);
}
