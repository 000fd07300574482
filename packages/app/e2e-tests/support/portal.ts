import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startStack, type Stack, type StackOptions } from 'proof';
import { launchBrowser, openTab, type TabOptions } from './browser';

/** A browser before a portal, backend and sandbox of the test's own. */
export interface Portal {
  readonly stack: Stack;
  /** Opens a page of the portal in a tab of its own. */
  open(path: string, options?: TabOptions): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Starts everything on free ports with empty databases. The portal is the
 * built one, served by the backend from its own port.
 *
 * @throws Error when the portal was not built, or a process does not come up.
 */
export async function startPortal(
  options: Omit<StackOptions, 'dataDir'> = {},
): Promise<Portal> {
  if (!existsSync(resolve(__dirname, '../../dist/index.html'))) {
    throw new Error(
      'packages/app/dist is missing: run yarn workspace app build',
    );
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'privacy-requests-browser-'));
  const stack = await startStack({ dataDir, ...options });
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await stack.stop();
    throw error;
  }
  return {
    stack,
    open: (path, tab) => openTab(browser, `${stack.backendUrl}${path}`, tab),
    async close() {
      await browser.close();
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
