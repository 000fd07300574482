/** One account of the demo, as the sign-in page shows it. */
export interface DemoAccount {
  ref: string;
  name: string;
  role: string;
  /** What it may do, in one line. */
  may: string;
}

const account = (
  id: string,
  name: string,
  role: string,
  may: string,
): DemoAccount => ({ ref: `user:default/${id}`, name, role, may });

/** The accounts of `catalog/org.yaml`; a test holds the two together. */
export const demoAccounts: readonly DemoAccount[] = [
  account(
    'agent',
    'Sam Okafor',
    'support agent',
    'Files requests and sees their own',
  ),
  account(
    'agent-2',
    'Mia Castellanos',
    'support agent',
    'Files requests and sees their own',
  ),
  account(
    'engineer',
    'Nora Lindqvist',
    'privacy engineer',
    'Sees all, files, approves what others filed',
  ),
  account(
    'engineer-2',
    'Tomasz Wrona',
    'privacy engineer',
    'Sees all, files, approves what others filed',
  ),
  account(
    'dpo',
    'Ines Barbosa',
    'data protection officer',
    'Sees all, approves, supervises',
  ),
  account(
    'oncall',
    'Kenji Mori',
    'on-call admin',
    'Sees what fails, without the people in it',
  ),
  account(
    'auditor',
    'Ruth Adeyemi',
    'auditor',
    'Sees every case without the people in it',
  ),
  account('visitor', 'Leo Hartmann', 'visitor', 'Has no duty here'),
];
