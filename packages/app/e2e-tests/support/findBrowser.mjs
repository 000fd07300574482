/*
 * Before all browser tests: an installed Chromium or Chrome, else the one in
 * an npm package. Leaves its path in CHROME_PATH.
 */
import { existsSync } from 'node:fs';

const installed = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

async function packagedBrowser() {
  if (process.platform !== 'linux') {
    throw new Error(
      'The browser tests found no Chrome or Chromium. Install one, or set CHROME_PATH to its program.',
    );
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

export default async function findBrowser() {
  process.env.CHROME_PATH =
    installed.find(path => path && existsSync(path)) ??
    (await packagedBrowser());
}
