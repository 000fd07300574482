import { chromium, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that was found before the tests. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH,
    headless: true,
    args: FLAGS,
  });
}

/** How a tab is opened. */
export interface TabOptions {
  /**
   * Signs the tab in, e.g. `agent`, again after signing out; otherwise the
   * portal asks who one is.
   */
  as?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/** Opens a tab with a storage of its own, as another person would. */
export async function openTab(
  browser: Browser,
  url: string,
  options: TabOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  if (options.as) {
    await page.addInitScript(ref => {
      // Only once: a tab that switches the account keeps its choice.
      if (!sessionStorage.getItem('demo-account')) {
        sessionStorage.setItem('demo-account', ref);
      }
    }, `user:default/${options.as}`);
  }
  await page.goto(url);
  return page;
}
